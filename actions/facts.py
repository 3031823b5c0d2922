"""Questions about facts."""

from __future__ import annotations

from actions.claims import facts
from actions.profile import Message, Profile
from actions.situation import situation
from actions.skill import Answer, Skill


class Facts(Skill):
    """Answers questions about what is true."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_facts"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Claims, or that nothing is known; a statement about a project gets advice."""
        return situation(self.advisor, message, profile) or facts(self.advisor, message, profile)
