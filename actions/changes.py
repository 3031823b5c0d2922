"""What if, rather, and back: changes of what was said, each told with what it did and what it cost."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.advise import Recommend, advise, recommended
from actions.answer import Answer, Button, Say, button
from actions.claims import unknown
from actions.profile import Message, Profile, place_of, updated
from actions.references import asks_only, pointed
from actions.situation import known
from actions.skill import Skill
from actions.telling import details
from advisor import reply
from advisor.advice import Advice
from advisor.changes import changed
from advisor.fits import criterion_of
from advisor.needs import Need, Needs

REASON = re.compile(r"\b(reasons?|points?|that|this|matters?|irrelevant|important|care)\b", re.IGNORECASE)
"""Speaks of what was said for the pick."""


class WhatIf(Skill):
    """Supposes a change of the needs."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_what_if"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The advice after the change, next to the one before it; it can be undone."""
        return self.after(updated(profile.needs, message, self.catalogue), message, profile)

    def after(self, needs: Needs, message: Message, profile: Profile) -> Answer:
        """The advice on changed needs."""
        before, after = profile.advised(self.advisor), profile.advised(self.advisor, needs)
        changed_profile = replace(profile, needs=needs, asking=None)
        change = changed(before, after) if profile.needs.items else None
        if after.pick is None or change is None:
            return advise(self.advisor, changed_profile, message)
        told = recommended(after, message, change=change, buttons=self._undo())
        return Answer([told], replace(changed_profile, focus=after.pick.frameworks, rest=details(after)))

    def _undo(self) -> list[Button]:
        return [button(self.catalogue.wording["button_go_back"])]


class Critique(WhatIf):
    """Takes "like that, but lighter", "ease matters more than speed" and "that does not matter to me"."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_critique"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """By what is criticised: the order of two priorities, the pick on one of them, or one of its reasons."""
        if message.intent == "no_preference" and (profile.asking or "withdrawal" not in message.named("cue")):
            return Recommend().answer(message, profile)
        advice, stated = profile.advised(self.advisor), updated(profile.needs, message, self.catalogue)
        if advice.pick is None or not profile.needs.items or message.rather():
            return self.after(stated, message, profile)
        wished = [v for v in message.wished("priority") if self._rated(v)]
        if wished:
            return self._better(wished[0], advice, message, profile)
        if stated != profile.needs:
            return self.after(stated, message, profile)
        return self._drop(advice, message, profile) if REASON.search(message.text) else self._unclear(profile)

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
        better = profile.advised(self.advisor, wanted).pick
        if better is None or better.id == advice.pick.id:
            return self._best(wish, stated, message, profile)
        return self.after(wanted, message, profile)

    def _best(self, wish: Need, stated: Needs, message: Message, profile: Profile) -> Answer:
        """Nothing does better than what was advised."""
        answer = self.after(stated, message, profile)
        pick = profile.advised(self.advisor, stated).pick
        value = self.catalogue.label("priority", str(wish.value))
        fill = {"value": value, "pick": pick.name(self.catalogue) if pick else ""}
        none = Say("utter_nothing_better", reply.explanation("nothing_better", [], value=value), fill)
        return replace(answer, says=[none, *answer.says])

    def _drop(self, advice: Advice, message: Message, profile: Profile) -> Answer:
        """One of the reasons that were given does not matter: the weightiest, unless it says which."""
        reasons = reply.reasons_for(advice)
        place = place_of(message.text) or 0
        if place >= len(reasons):
            return self.after(profile.needs, message, profile)
        criterion = reasons[place].criterion
        return self.after(self._without(criterion, profile.needs, message.turn), message, profile)

    def _without(self, criterion: str, needs: Needs, turn: int) -> Needs:
        """The needs with a reason's ground taken away: the need that it rests on, or the criterion's weight."""
        if criterion == "switching":
            return needs.without("current")
        if criterion in self.catalogue.needs:
            return Needs((*needs.without(criterion).items, Need(criterion, None, said=turn)))
        priorities = self.catalogue.needs["priority"].values
        value = next(id_ for id_ in priorities if criterion_of(self.catalogue, id_) == criterion)
        return needs.merge([Need("priority", value, wanted=False, said=turn)], self.catalogue)


class GoBack(WhatIf):
    """Undoes the last change."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_go_back"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The advice on what was known before it; a message that only asks something undoes nothing."""
        told = pointed(self.advisor, message, profile)
        if told is None and asks_only(message):
            told = known(self.advisor, message, profile) or unknown(self.advisor, profile)
        if told is not None:
            return told
        if not profile.past:
            return Answer([Say("utter_nothing_to_undo", reply.explanation("nothing_to_undo", []))], profile)
        *past, needs = profile.past
        back = replace(profile, past=tuple(past))
        if needs.items:
            return self.after(needs, message, back)
        return Answer([Say("utter_start_over", reply.payload("help"))], replace(back, needs=needs, asking=None))
