"""Questions about facts."""

from __future__ import annotations

from actions.claims import facts
from actions.definitions import WHAT_IS, Define
from actions.profile import Message, Profile
from actions.situation import situation
from actions.skill import Answer, Skill


class Facts(Skill):
    """Answers questions about what is true."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_facts"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Claims, or that nothing is known; a statement about a project gets advice, and a bare word its definition."""
        if WHAT_IS.match(message.text):
            return Define().answer(message, profile)
        return situation(self.advisor, message, profile) or facts(self.advisor, message, profile)
