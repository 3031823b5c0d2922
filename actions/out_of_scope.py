"""What is not this advisor's field."""

from __future__ import annotations

from actions.profile import Message, Profile
from actions.situation import situation
from actions.skill import Answer, Say, Skill
from advisor import reply

SURE = 0.4
"""The confidence from which a message is out of scope whatever it names."""


class OutOfScope(Skill):
    """Declines what is not its field, with a pointer."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_out_of_scope"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Briefly; an open question stays open. A statement that tells of a project is taken for one unless it is
        surely none.
        """
        told = situation(self.advisor, message, profile) if message.confidence < SURE else None
        return told or Answer([Say("utter_out_of_scope", reply.payload("out_of_scope"))], profile)
