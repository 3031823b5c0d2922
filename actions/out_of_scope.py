"""What is not this advisor's field."""

from __future__ import annotations

import re

from actions.advise import Recommend
from actions.alternatives import INSTEAD, Alternatives
from actions.answer import Answer, Say
from actions.comparing import compared
from actions.fallback import help_said, lost
from actions.guess import guessed
from actions.message import Message
from actions.profile import Profile
from actions.situation import ASKS, PROJECT, known, known_of, onward, situation
from actions.skill import Skill
from advisor import reply

FRAMEWORK = re.compile(
    r"\b(frameworks?|runtimes?|inference engines?|deep[- ]learning|machine[- ]learning)\b", re.IGNORECASE
)
"""What this advisor is about: with something of a project beside it, a message is in scope."""

SURE, SURER = 0.6, 0.92
"""The confidence from which a message is out of scope whatever it names, and where it names things of a project more
than once.
"""


class OutOfScope(Skill):
    """Declines what is not its field, with a pointer."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_out_of_scope"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Briefly; an open question stays open. A statement that tells of a project is taken for one unless it is
        surely none; one in another language by what it names, and "which of them" of what was compared.
        """
        told = guessed(message, profile) or compared(message, profile)
        if told is None and FRAMEWORK.search(message.text) and any(e["entity"] in PROJECT for e in message.entities):
            return Recommend().answer(message, profile)
        named = [entity for entity in message.entities if entity["entity"] in PROJECT]
        if told is None and message.confidence < (SURER if len(named) > 1 else SURE):
            told = situation(self.advisor, message, profile)
        if told is None and profile.focus and INSTEAD.search(message.text):
            told = Alternatives().answer(message, profile)
        if told is None and message.referred(profile.focus):  # "how do I convert it?" is about what was talked about
            told = known(self.advisor, message, profile)
        told = told or onward(self.advisor, message, profile)
        if told is None and ASKS.search(message.text):
            told = known_of(self.advisor, message, profile)
        declined = Say("utter_out_of_scope", reply.payload("out_of_scope"))
        return told or Answer([declined, *([help_said()] if lost(message) else [])], profile)
