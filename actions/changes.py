"""What if, rather, and back: changes of what was said, each told with what it did and what it cost."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Say, button
from actions.message import Message
from actions.pointing import place_of
from actions.profile import Profile
from actions.references import asks_only, pointed
from actions.situation import known
from actions.skill import Skill
from actions.stating import updated
from actions.supposing import supposed, undone
from actions.taking_in import taken_in
from actions.unknown import unknown
from advisor import reply
from advisor.advice import Advice
from advisor.fits import criterion_of
from advisor.needs import Need, Needs
from advisor.phrasing import says


class WhatIf(Skill):
    """Supposes a change of the needs."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_what_if"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The advice after the change, next to the one before it; it can be undone."""
        return supposed(updated(profile.needs, message, self.catalogue), message, profile)


class Critique(Skill):
    """Takes "like that, but lighter", "ease matters more than speed" and "that does not matter to me"."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_critique"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """By what is criticised: the order of two priorities, the pick on one of them, or one of its reasons."""
        if message.intent == "no_preference" and (profile.asking or "withdrawal" not in message.named("cue")):
            return taken_in(message, profile)
        advice, stated = profile.advised(), updated(profile.needs, message, self.catalogue)
        if advice.pick is None or not profile.needs.items or message.rather() or message.outweighed():
            return supposed(stated, message, profile)
        wished = [v for v in message.wished("priority") if self._rated(v)]
        if wished:
            return self._better(wished[0], advice, message, profile)
        if stated != profile.needs:
            return supposed(stated, message, profile)
        if says("speaks_of_a_reason", message.text):
            return self._drop(advice, message, profile)
        return self._unclear(profile)

    def _rated(self, priority: str) -> bool:
        """Whether candidates have a rating for it apart from what the person has."""
        return criterion_of(self.catalogue, priority) != "switching"

    def _unclear(self, profile: Profile) -> Answer:
        """It is not clear what should be better."""
        buttons = [button(self.catalogue.wording[f"button_{wish}"]) for wish in ("lighter", "faster", "easier")]
        payload = reply.payload("clarification", understood=[])
        return Answer([Say("utter_critique_unclear", payload, buttons=buttons)], profile)

    def _better(self, priority: str, advice: Advice, message: Message, profile: Profile) -> Answer:
        """Something that does better than the pick on one thing; where there is none, the pick stays and is told so."""
        assert advice.pick is not None
        stated = updated(profile.needs, message, self.catalogue)
        wish = Need("priority", priority, must=True, said=message.turn, than=advice.pick.id)
        wanted = stated.merge([wish], self.catalogue)
        better = profile.advised(wanted).pick
        if better is None or better.id == advice.pick.id:
            return self._best(wish, stated, message, profile)
        return supposed(wanted, message, profile)

    def _best(self, wish: Need, stated: Needs, message: Message, profile: Profile) -> Answer:
        """Nothing does better than what was advised."""
        answer = supposed(stated, message, profile)
        pick = profile.advised(stated).pick
        value = self.catalogue.label("priority", str(wish.value))
        fill = {"value": value, "pick": pick.name(self.catalogue) if pick else ""}
        none = Say("utter_nothing_better", reply.explanation("nothing_better", [], value=value), fill)
        return replace(answer, says=[none, *answer.says])

    def _drop(self, advice: Advice, message: Message, profile: Profile) -> Answer:
        """One of the reasons that were given does not matter: the weightiest, unless it says which."""
        reasons = reply.reasons_for(advice)
        place = place_of(message.text) or 0
        if place >= len(reasons):
            return supposed(profile.needs, message, profile)
        criterion = reasons[place].criterion
        return supposed(self._without(criterion, profile.needs, message.turn), message, profile)

    def _without(self, criterion: str, needs: Needs, turn: int) -> Needs:
        """The needs with a reason's ground taken away: the need that it rests on, or the criterion's weight."""
        if criterion == "switching":
            return needs.without("current")
        if criterion in self.catalogue.needs:
            return Needs((*needs.without(criterion).items, Need(criterion, None, said=turn)))
        priorities = self.catalogue.needs["priority"].values
        value = next(id_ for id_ in priorities if criterion_of(self.catalogue, id_) == criterion)
        return needs.merge([Need("priority", value, wanted=False, said=turn)], self.catalogue)


class GoBack(Skill):
    """Undoes the last change."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_go_back"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The advice on what was known before it; a message that only asks something undoes nothing."""
        told = pointed(message, profile)
        if told is None and asks_only(message):
            told = known(message, profile) or unknown(profile)
        if told is not None:
            return told
        return undone(message, profile)
