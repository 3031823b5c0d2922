"""Why this, why not that, why it is asked, and what was understood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.advise import SUPPOSES, Recommend
from actions.answer import Answer, Say, about, button
from actions.asking import asked_again
from actions.changes import WhatIf
from actions.claims import facts
from actions.lines import bullets, cited, joined
from actions.profile import Message, Profile
from actions.situation import ASKS, likely, situation
from actions.skill import Skill
from actions.staying import stay_or_go
from actions.telling import confidence, details, flip_note, names
from advisor import reply
from advisor.advice import Advice
from advisor.flips import Flip, flips
from advisor.model import Catalogue
from advisor.needs import label
from advisor.reasons import reasons
from advisor.ruled_out import why_out
from advisor.stack import Option
from advisor.weights import weight_flip_to, weight_flips
from advisor.winning import Win, wins

WHY = re.compile(r"\bwhy\b", re.IGNORECASE)

WORTH = 0.05
"""Points from which something against a framework is worth telling."""

FLIPS = 5
"""Changes of needs, and of weights, that are told."""


class Explain(Skill):
    """Shows the working of the advice."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_explain"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """By what was asked: the needs understood, the open question, a framework that was not picked, or the pick."""
        if message.intent == "show_needs":
            return self._needs(profile)
        if message.refused() and not ASKS.search(message.text):  # "we don't want it", which asks nothing
            return Recommend().answer(message, profile)
        told = stay_or_go(self.advisor, message, profile)
        if told is None and message.takes_back:
            told = situation(self.advisor, message, profile)
        if told is None and self._supposes(message, profile):
            told = WhatIf().answer(message, profile)
        if told is not None:
            return told
        advice = profile.advised(self.advisor)
        if not profile.needs.items or advice.pick is None:
            return likely(self.advisor, message, profile) or self._nothing_yet(message, profile)
        if profile.asking and "ask" in message.text.lower():
            return asked_again(profile)
        return self._working(advice, message, profile)

    def _supposes(self, message: Message, profile: Profile) -> bool:
        """Whether it supposes a change of what was said, or to do without a part of the pick: "could I do it without
        PyTorch?".
        """
        if SUPPOSES.match(message.text) and message.takes_back and profile.needs.items:
            return True
        pick = profile.advised(self.advisor).pick if profile.needs.items else None
        out = set(message.refused())
        return bool(pick and out & set(pick.frameworks) and not WHY.search(message.text))

    def _working(self, advice: Advice, message: Message, profile: Profile) -> Answer:
        """Of a framework that was not picked, of what would change the pick, or of the pick."""
        others = [id_ for id_ in message.frameworks if id_ not in _pick(advice).frameworks]
        if others:
            return self._why_not(advice, others[0], profile)
        if "what_changes" in message.named("cue"):
            return self._what_changes(advice, profile)
        return self._why(advice, profile)

    def _why(self, advice: Advice, profile: Profile) -> Answer:
        found = reasons(advice, _pick(advice), most=5)
        sources = tuple(source for reason in found for source in reason.sources)
        fill = {
            **names(advice),
            "reasons": bullets(f"{reason.text} ({reason.points:+.2f})" for reason in found),
            "confidence": confidence(advice),
            "notes": joined(flip_note(advice), cited(sources)),
        }
        payload = reply.explanation("why", found, pick=reply.pick(advice.catalogue, _pick(advice)))
        return Answer([Say("utter_why", payload, fill)], about(profile, _pick(advice).frameworks, details(advice)))

    def _what_changes(self, advice: Advice, profile: Profile) -> Answer:
        """Every single change of needs, and of what counts how much, that leads to another pick."""
        catalogue, say = advice.catalogue, advice.catalogue.wording
        needs, weights = flips(advice), weight_flips(advice)
        lines = [*grouped(catalogue, needs)[:FLIPS]]
        lines += [(reply.weight_text(catalogue, flip), flip.pick) for flip in weights[:FLIPS]]
        told = bullets(say["flip_line"].format(change=change, pick=pick.name(catalogue)) for change, pick in lines)
        payload = reply.explanation(
            "what_changes",
            [],
            flips=[reply.flip(catalogue, flip) for flip in needs],
            weight_flips=[reply.weight_flip(catalogue, flip) for flip in weights],
        )
        fill = {**names(advice), "flips": told or say["note_no_flip"], "confidence": confidence(advice)}
        return Answer([Say("utter_what_changes", payload, fill)], about(profile, _pick(advice).frameworks))

    def _why_not(self, advice: Advice, id_: str, profile: Profile) -> Answer:
        option = _best_with(advice, id_)
        if option is None:
            return self._why_out(advice, id_, profile)
        found = reasons(advice, option, _pick(advice), against=True, least=WORTH)
        found = found or reasons(advice, option, _pick(advice), against=True)
        fill = {
            **names(advice),
            "name": option.name(advice.catalogue),
            "reasons": bullets(f"{reason.text} ({-reason.points:+.2f})" for reason in found),
            "flip": self._would_win(advice, id_),
        }
        ways = [reply.win(advice.catalogue, win) for win in wins(advice, id_)]
        payload = reply.explanation("why_not", found, framework=reply.framework(advice.catalogue, id_), wins=ways)
        return Answer([Say("utter_why_not", payload, fill)], about(profile, (id_,)))

    def _would_win(self, advice: Advice, id_: str) -> str:
        """The fewest changes of needs, and the change of what counts, that would put a framework first."""
        catalogue, say = advice.catalogue, advice.catalogue.wording
        found = [(_steps_told(catalogue, win), win.pick) for win in wins(advice, id_)[:1]]
        tipping = weight_flip_to(advice, id_)
        if tipping:
            found.append((reply.weight_text(catalogue, tipping), tipping.pick))
        if not found:
            return say["note_never_wins"].format(name=catalogue.name(id_))
        return "\n".join(say["note_wins"].format(changes=text, pick=pick.name(catalogue)) for text, pick in found)

    def _why_out(self, advice: Advice, id_: str, profile: Profile) -> Answer:
        out, retired = why_out(advice, id_), advice.catalogue.frameworks[id_].retired
        sources = advice.catalogue.wording["note_sources"].format(sources=cited(out.sources)) if out.sources else ""
        fill = {
            **names(advice),
            "name": advice.catalogue.name(id_),
            "because": out.because,
            "sources": joined("" if retired else self._would_win(advice, id_), sources),
        }
        payload = reply.explanation(
            "why_not",
            [],
            framework=reply.framework(advice.catalogue, id_),
            because=out.because,
            evidence=reply.evidence(out.sources),
            wins=[reply.win(advice.catalogue, win) for win in wins(advice, id_)],
        )
        return Answer([Say("utter_why_out", payload, fill)], about(profile, (id_,)))

    def _needs(self, profile: Profile) -> Answer:
        stated = profile.needs.stated(self.catalogue)
        payload = reply.explanation("needs", [], needs=stated)
        if not stated:
            return Answer([Say("utter_no_needs", payload)], profile)
        return Answer([Say("utter_needs", payload, {"needs": bullets(self._said(stated))})], profile)

    def _said(self, stated: dict[str, list[dict[str, object]]]) -> list[str]:
        say = self.catalogue.wording
        return [
            say["need_line"].format(
                need=self.catalogue.needs[id_].label,
                polarity="" if item["wanted"] else say["record_not"],
                value=item["label"],
                firmness=say["record_must" if item["must"] else "record_wish"],
            )
            for id_, items in stated.items()
            for item in items
        ]

    def _nothing_yet(self, message: Message, profile: Profile) -> Answer:
        """Nothing was advised: a why about frameworks is then one about facts."""
        if message.frameworks:
            return facts(self.advisor, message, profile)
        payload = reply.explanation("nothing_yet", [])
        return Answer(
            [Say("utter_nothing_yet", payload, buttons=[button(self.catalogue.wording["button_start"])])], profile
        )


def _pick(advice: Advice) -> Option:
    assert advice.pick is not None
    return advice.pick


def grouped(catalogue: Catalogue, found: Sequence[Flip]) -> list[tuple[str, Option]]:
    """Changes in words with the pick that each leads to; answers to one question that lead to the same pick in one."""
    same: dict[tuple[str, bool, tuple[str, ...]], list[Flip]] = {}
    for flip in found:
        same.setdefault((flip.need.id, flip.withdrawn, flip.pick.frameworks), []).append(flip)
    return [(_change_told(catalogue, flips), flips[0].pick) for flips in same.values()]


def _change_told(catalogue: Catalogue, alike: Sequence[Flip]) -> str:
    if len(alike) == 1:
        return reply.flip_text(catalogue, alike[0])
    *most, last = [label(flip.need, catalogue) for flip in alike]
    value = catalogue.wording["or"].join([", ".join(most), last])
    return catalogue.wording["flip_said"].format(need=catalogue.needs[alike[0].need.id].label, value=value)


def _steps_told(catalogue: Catalogue, win: Win) -> str:
    texts = [reply.step_text(catalogue, need, taken_back=taken_back) for need, taken_back in win.steps]
    return catalogue.wording["and"].join(texts)


def _best_with(advice: Advice, id_: str) -> Option | None:
    """The best surviving candidate that a framework is part of."""
    ranked = (advice.evaluation.options[row] for row in advice.order)
    return next((option for option in ranked if id_ in option.frameworks), None)
