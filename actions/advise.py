"""Advice on a project: what to train with and what to run it with, and the one question that could change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.lines import bullets, cited, joined
from actions.profile import Message, Profile, answered, updated
from actions.skill import Answer, Button, Say, Skill, button
from advisor import reply
from advisor.advice import Advice, Advisor
from advisor.flips import flips
from advisor.needs import Needs
from advisor.repair import repairs
from advisor.ruled_out import RuledOut, ruled_out

MOST_QUESTIONS = 4
"""More are not asked, whatever they could change."""


class Recommend(Skill):
    """Takes in what was said and advises."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_recommend"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """A recommendation, a question, or first one and then the other."""
        needs = answered(profile, message, updated(profile.needs, message, self.catalogue))
        hurry = message.intent == "just_tell_me"
        return advise(self.advisor, replace(profile, needs=needs, asking=None), message, hurry=hurry)


def advise(advisor: Advisor, profile: Profile, message: Message, *, hurry: bool = False) -> Answer:
    """The reply for what is known now. In a hurry nothing is asked."""
    advice = advisor.advise(profile.needs)
    if advice.pick is None:
        return nothing_fits(advisor, profile)
    asks = None if hurry or profile.asked >= MOST_QUESTIONS else advice.question
    if asks is None:
        return Answer([recommended(advice, message)], _after(profile, advice))
    after = replace(_after(profile, advice), asking=asks, asked=profile.asked + 1)
    if not profile.needs.items:
        return Answer([asked(advice, asks, "utter_ask_first")], after)
    if profile.asked == 0:
        return Answer([recommended(advice, message, final=False), asked(advice, asks, "utter_ask_more")], after)
    return Answer([asked(advice, asks, "utter_ask_next")], after)


def _after(profile: Profile, advice: Advice) -> Profile:
    assert advice.pick is not None
    return replace(profile, focus=advice.pick.frameworks, rest=details(advice))


def recommended(advice: Advice, message: Message, *, final: bool = True, **more: Any) -> Say:
    """The recommendation as a message."""
    return Say(
        _response(advice),
        reply.recommendation(advice, final=final, **more),
        fill={
            **names(advice),
            "understood": understood(advice),
            "confidence": confidence(advice),
            "reasons": bullets(reason.text for reason in reply.reasons_for(advice)[:3]),
            "notes": joined(out_note(advice, message), flip_note(advice), source_note(advice)),
        },
    )


def _response(advice: Advice) -> str:
    """Which wording fits: to train, to run, both in one, or a pair."""
    option = advice.pick
    assert option is not None
    if option.train is None:
        return "utter_recommend_run_from" if option.export else "utter_recommend_run"
    if option.run is None:
        return "utter_recommend_train"
    return "utter_recommend_same" if option.train == option.run else "utter_recommend_pair"


def names(advice: Advice) -> dict[str, str]:
    """What fills in the names of a pick."""
    option, catalogue = advice.pick, advice.catalogue
    assert option is not None
    return {
        "train": catalogue.name(option.train) if option.train else "",
        "run": catalogue.name(option.run) if option.run else "",
        "by": option.export.by if option.export else "",
        "origin": catalogue.name(option.origin) if option.origin else "",
        "pick": option.name(catalogue),
    }


def understood(advice: Advice) -> str:
    """What the advice rests on, read back so that it can be put right."""
    catalogue, say = advice.catalogue, advice.catalogue.wording
    labels = [
        catalogue.label(n.id, n.value) if n.wanted else say["not_value"].format(value=catalogue.label(n.id, n.value))
        for n in advice.needs.items
        if n.value
    ]
    return say["for_needs"].format(needs=", ".join(labels)) if labels else ""


def confidence(advice: Advice) -> str:
    """How sure the pick is, and what comes second."""
    say, share = advice.catalogue.wording, float(advice.shares[advice.order[0]])
    word = say["sure" if share >= 0.8 else "fairly_sure" if share >= 0.5 else "unsure"]
    if len(advice.order) < 2:
        return say["only_one"]
    second = advice.evaluation.options[advice.order[1]].name(advice.catalogue)
    return say["confidence"].format(word=word, share=100 * share, second=second)


def out_note(advice: Advice, message: Message) -> str:
    """What was ruled out, where the person named it or has it."""
    cared = {*message.frameworks, *advice.needs.values("current")}
    found = [out for out in ruled_out(advice) if out.id in cared][:2]
    return "\n".join(_out_text(advice, out) for out in found)


def _out_text(advice: Advice, out: RuledOut) -> str:
    say = advice.catalogue.wording
    return say["note_out"].format(name=advice.catalogue.name(out.id), because=out.because)


def flip_note(advice: Advice) -> str:
    """The change that matters most."""
    found = flips(advice)
    if not found:
        return advice.catalogue.wording["note_no_flip"]
    change = reply.flip_text(advice.catalogue, found[0])
    return advice.catalogue.wording["note_flip"].format(change=change, pick=found[0].pick.name(advice.catalogue))


def source_note(advice: Advice) -> str:
    """Where the weightiest reasons come from."""
    sources = tuple(source for reason in reply.reasons_for(advice)[:3] for source in reason.sources)
    return advice.catalogue.wording["note_sources"].format(sources=cited(sources)) if sources else ""


def details(advice: Advice) -> str:
    """What "more" tells after a recommendation."""
    say, now = advice.catalogue.wording, advice.evaluation
    ranked = [
        say["detail_ranked"].format(
            place=place,
            name=now.options[row].name(advice.catalogue),
            score=now.scores[row],
            share=100 * advice.shares[row],
        )
        for place, row in enumerate(advice.order[:5], start=1)
    ]
    out = [_out_text(advice, item) for item in ruled_out(advice)[:4]]
    taken = [say["detail_assumed"].format(text=text) for text in reply.assumed(advice)]
    return joined(*ranked, *out, *taken)


def asked(advice: Advice, need: str, response: str) -> Say:
    """The question as a message, with a button for each answer."""
    known = advice.catalogue.needs[need]
    fill = {**names(advice), "question": known.question, "why": known.why, "remaining": advice.remaining}
    lead = (
        {"leading": reply.pick(advice.catalogue, advice.pick)} if advice.pick and response == "utter_ask_next" else {}
    )
    return Say(response, reply.question(advice, need, **lead), fill, choices(advice, need))


def choices(advice: Advice, need: str) -> list[Button]:
    """The answers to a question, and the way round it."""
    values = advice.catalogue.needs[need].values.values()
    labels = [reply.titled(value.label) for value in values if value.button]
    return [button(label) for label in [*labels, advice.catalogue.wording["button_no_preference"]]]


def nothing_fits(advisor: Advisor, profile: Profile) -> Answer:
    """No candidate meets all the musts: the smallest ways out as buttons, and what the first of them would give."""
    catalogue, advice = advisor.catalogue, advisor.advise(profile.needs)
    ways = repairs(catalogue, advisor.tables, profile.needs, advice.evaluation.kind)
    needs: Needs = profile.needs
    for need in ways[0] if ways else profile.needs.firm():
        needs = needs.relaxed(need)
    eased = advisor.advise(needs)
    given_up = [[catalogue.label(n.id, str(n.value)) for n in sorted(way, key=lambda n: n.id)] for way in ways[:4]]
    if eased.pick is None:
        return Answer([Say("utter_nothing", reply.payload("explanation", about="nothing_fits", reasons=[]))], profile)
    say = Say(
        "utter_nothing_fits",
        reply.recommendation(eased, final=True, given_up=given_up),
        fill={
            **names(eased),
            "musts": ", ".join(catalogue.label(n.id, str(n.value)) for n in profile.needs.firm()),
            "given_up": ", ".join(given_up[0]) if given_up else "",
        },
        buttons=[button(catalogue.wording["button_give_up"].format(value=" + ".join(way))) for way in given_up],
    )
    return Answer([say], replace(profile, focus=eased.pick.frameworks, rest=details(eased)))
