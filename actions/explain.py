"""Why this, why not that, why it is asked, and what was understood."""

from __future__ import annotations

from collections.abc import Sequence

from actions.advise import confidence, details, flip_note, names
from actions.lines import bullets, cited, joined
from actions.profile import Message, Profile
from actions.situation import likely, situation
from actions.skill import Answer, Say, Skill, about, button
from advisor import reply
from advisor.advice import Advice
from advisor.flips import Flip, flips
from advisor.reasons import reasons
from advisor.ruled_out import why_out
from advisor.stack import Option


class Explain(Skill):
    """Shows the working of the advice."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_explain"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """By what was asked: the needs understood, the open question, a framework that was not picked, or the pick."""
        if message.intent == "show_needs":
            return self._needs(profile)
        told = situation(self.advisor, message, profile) if message.takes_back else None
        if told is not None:
            return told
        advice = self.advisor.advise(profile.needs)
        if not profile.needs.items or advice.pick is None:
            return likely(self.advisor, message, profile) or self._nothing_yet(profile)
        others = [id_ for id_ in message.frameworks if id_ not in advice.pick.frameworks]
        if others:
            return self._why_not(advice, others[0], profile)
        if profile.asking and "ask" in message.text.lower():
            return self._why_asked(profile)
        return self._why(advice, profile)

    def _why(self, advice: Advice, profile: Profile) -> Answer:
        found = reasons(advice.catalogue, advice.tables, advice.needs, advice.evaluation, _pick(advice), most=5)
        sources = tuple(source for reason in found for source in reason.sources)
        fill = {
            **names(advice),
            "reasons": bullets(f"{reason.text} ({reason.points:+.2f})" for reason in found),
            "confidence": confidence(advice),
            "notes": joined(flip_note(advice), cited(sources)),
        }
        payload = reply.explanation("why", found, pick=reply.pick(advice.catalogue, _pick(advice)))
        return Answer([Say("utter_why", payload, fill)], about(profile, _pick(advice).frameworks, details(advice)))

    def _why_not(self, advice: Advice, id_: str, profile: Profile) -> Answer:
        option = _best_with(advice, id_)
        if option is None:
            return self._why_out(advice, id_, profile)
        found = reasons(
            advice.catalogue, advice.tables, advice.needs, advice.evaluation, option, _pick(advice), against=True
        )
        fill = {
            **names(advice),
            "name": option.name(advice.catalogue),
            "reasons": bullets(f"{reason.text} ({-reason.points:+.2f})" for reason in found),
            "flip": self._would_win(advice, id_),
        }
        payload = reply.explanation("why_not", found, framework=reply.framework(advice.catalogue, id_))
        return Answer([Say("utter_why_not", payload, fill)], about(profile, _pick(advice).frameworks))

    def _would_win(self, advice: Advice, id_: str) -> str:
        """The change of needs that would put a framework first."""
        say, found = advice.catalogue.wording, [f for f in flips(advice) if id_ in f.pick.frameworks]
        if not found:
            return say["note_never"].format(name=advice.catalogue.name(id_))
        return say["note_would_win"].format(change=_change(advice, found), pick=found[0].pick.name(advice.catalogue))

    def _why_out(self, advice: Advice, id_: str, profile: Profile) -> Answer:
        out = why_out(advice, id_)
        sources = advice.catalogue.wording["note_sources"].format(sources=cited(out.sources)) if out.sources else ""
        fill = {
            **names(advice),
            "name": advice.catalogue.name(id_),
            "because": out.because,
            "sources": sources,
        }
        payload = reply.explanation(
            "why_not",
            [],
            framework=reply.framework(advice.catalogue, id_),
            because=out.because,
            evidence=reply.evidence(out.sources),
        )
        return Answer([Say("utter_why_out", payload, fill)], about(profile, _pick(advice).frameworks))

    def _why_asked(self, profile: Profile) -> Answer:
        need = self.catalogue.needs[str(profile.asking)]
        payload = reply.explanation("why_asked", [], need=need.id, text=need.why)
        return Answer([Say("utter_why_asked", payload, {"question": need.question, "why": need.why})], profile)

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

    def _nothing_yet(self, profile: Profile) -> Answer:
        payload = reply.explanation("nothing_yet", [])
        return Answer(
            [Say("utter_nothing_yet", payload, buttons=[button(self.catalogue.wording["button_start"])])], profile
        )


def _pick(advice: Advice) -> Option:
    assert advice.pick is not None
    return advice.pick


def _best_with(advice: Advice, id_: str) -> Option | None:
    """The best surviving candidate that a framework is part of."""
    ranked = (advice.evaluation.options[row] for row in advice.order)
    return next((option for option in ranked if id_ in option.frameworks), None)


def _change(advice: Advice, found: Sequence[Flip]) -> str:
    return reply.flip_text(advice.catalogue, found[0])
