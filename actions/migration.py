"""The way out of a framework is asked for."""

from __future__ import annotations

from actions.answer import Answer
from actions.leaving import migrate
from actions.message import Message
from actions.profile import Profile
from actions.skill import Skill
from actions.staying import stay_or_go


class Migrate(Skill):
    """Says where to go from what there is, how, and why there."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_migrate"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Steps to the framework that was named, or to the best one; plain advice where no origin is known."""
        return stay_or_go(self.advisor, message, profile) or migrate(self.advisor, message, profile)
