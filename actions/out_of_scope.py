"""What is not this advisor's field."""

from __future__ import annotations

from dataclasses import replace

from actions.advise import Recommend
from actions.alternatives import Alternatives
from actions.answer import Answer
from actions.comparing import compared
from actions.contests import NEAREST, told_apart
from actions.declining import declined, sort_of
from actions.fallback import help_said, lost
from actions.guess import guessed
from actions.message import Message
from actions.migration import Migrate
from actions.outright import NEAR_NEED, by_name, outright
from actions.profile import Profile
from actions.situation import PROJECT, known, known_of, onward, situation
from actions.skill import Skill
from actions.steps import first
from advisor.phrasing import says

SURE, SURER = 0.6, 0.92
"""The confidence from which a message is out of scope whatever it names, and where it names things of a project more
than once or speaks of frameworks.
"""

APART = {"buying", "repair"}
"""Sorts that are declined whatever is named."""


class OutOfScope(Skill):
    """Declines what is not its field, with a pointer."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_out_of_scope"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Briefly; an open question stays open. Who has code in what is retired gets the way out of it."""
        if self._stuck(message):
            return Migrate().answer(message, profile)
        sort = sort_of(message)
        if sort not in APART and (told := by_name(message, profile, NEAR_NEED)):
            return told
        if message.confidence >= SURE and sort:
            return self._declined(message, profile)
        told = first(message, profile, _by_names, _of_a_project, _of_what_was_told)
        return told or self._declined(message, profile)

    def _stuck(self, message: Message) -> bool:
        """Whether it is what is retired, and what the person has, that fails."""
        return any(self.catalogue.frameworks[id_].retired for id_ in message.named("framework", "current"))

    def _declined(self, message: Message, profile: Profile) -> Answer:
        """The second time in a row with what can be asked."""
        answer = declined(message, profile)
        return replace(answer, says=[*answer.says, help_said()]) if lost(message) else answer


def _by_names(message: Message, profile: Profile) -> Answer | None:
    """What it names in another language, or sets against each other, and "which of them" of what was compared."""
    return first(message, profile, guessed, compared) or told_apart(message, profile, NEAREST)


def _of_a_project(message: Message, profile: Profile) -> Answer | None:
    """Advice, or what a claim answers outright, where it tells of a project and is not surely out of scope."""
    named = [entity for entity in message.entities if entity["entity"] in PROJECT]
    unsure = len(named) > 1 and message.confidence < SURE and "inform" in message.candidates[:2]
    if unsure or (named and message.confidence < SURER and says("names_the_field", message.text)):
        return Recommend().answer(message, profile)
    sure = message.confidence >= (SURER if len(named) > 1 else SURE)
    return None if sure else first(message, profile, outright, situation)


def _of_what_was_told(message: Message, profile: Profile) -> Answer | None:
    """Something else in its place, a fact of it ("how do I convert it?"), or the way on from it."""
    if profile.focus and says("wants_another", message.text):
        return Alternatives().answer(message, profile)
    told = known(message, profile) if message.referred(profile.focus) else None
    told = told or onward(message, profile)
    return told or (known_of(message, profile) if says("asks", message.text) else None)
