"""What is not this advisor's field."""

from __future__ import annotations

from actions.profile import Message, Profile
from actions.skill import Answer, Say, Skill
from advisor import reply


class OutOfScope(Skill):
    """Declines what is not its field, with a pointer."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_out_of_scope"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Briefly; an open question stays open."""
        return Answer([Say("utter_out_of_scope", reply.payload("out_of_scope"))], profile)
