"""What is not this advisor's field."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.advise import Recommend
from actions.alternatives import INSTEAD, Alternatives
from actions.answer import Answer
from actions.answering import ASKS
from actions.comparing import compared
from actions.contests import NEAREST, told_apart
from actions.declining import declined, sort_of
from actions.fallback import help_said, lost
from actions.guess import guessed
from actions.message import Message
from actions.migration import Migrate
from actions.outright import outright
from actions.profile import Profile
from actions.situation import PROJECT, known, known_of, onward, situation
from actions.skill import Skill

FRAMEWORK = re.compile(
    r"\b(frameworks?|runtimes?|inference engines?|deep[- ]learning|machine[- ]learning)\b", re.IGNORECASE
)
"""What this advisor is about: with something of a project beside it, a message is in scope."""

SURE, SURER = 0.6, 0.92
"""The confidence from which a message is out of scope whatever it names, and where it names things of a project more
than once or speaks of frameworks.
"""


class OutOfScope(Skill):
    """Declines what is not its field, with a pointer."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_out_of_scope"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Briefly; an open question stays open. Who has code in what is retired gets the way out of it. A statement
        that tells of a project is taken for one unless it is surely none; one in another language by what it names,
        and "which of them" of what was compared.
        """
        if self._stuck(message):
            return Migrate().answer(message, profile)
        if message.confidence >= SURE and sort_of(message):
            return self._declined(message, profile)
        told = guessed(message, profile) or compared(message, profile)
        told = told or told_apart(self.advisor, message, profile, NEAREST)
        named = [entity for entity in message.entities if entity["entity"] in PROJECT]
        unsure = len(named) > 1 and message.confidence < SURE and "inform" in message.candidates[:2]
        if told is None and (unsure or (named and message.confidence < SURER and FRAMEWORK.search(message.text))):
            return Recommend().answer(message, profile)
        if told is None and message.confidence < (SURER if len(named) > 1 else SURE):
            told = outright(self.advisor, message, profile) or situation(self.advisor, message, profile)
        if told is None and profile.focus and INSTEAD.search(message.text):
            told = Alternatives().answer(message, profile)
        if told is None and message.referred(profile.focus):  # "how do I convert it?" is about what was talked about
            told = known(self.advisor, message, profile)
        told = told or onward(self.advisor, message, profile)
        if told is None and ASKS.search(message.text):
            told = known_of(self.advisor, message, profile)
        return told or self._declined(message, profile)

    def _stuck(self, message: Message) -> bool:
        """Whether it is what is retired, and what the person has, that fails."""
        return any(self.catalogue.frameworks[id_].retired for id_ in message.named("framework", "current"))

    def _declined(self, message: Message, profile: Profile) -> Answer:
        """The second time in a row with what can be asked."""
        answer = declined(message, profile)
        return replace(answer, says=[*answer.says, help_said()]) if lost(message) else answer
