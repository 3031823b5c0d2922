"""Questions about facts."""

from __future__ import annotations

from actions.answer import Answer
from actions.claims import facts
from actions.comparing import compared
from actions.contests import told_apart
from actions.definitions import WHAT_IS, Define
from actions.leaving import dead_end
from actions.list import listed
from actions.message import Message
from actions.outright import FACT, outright
from actions.profile import Profile
from actions.situation import situation, what_to_use
from actions.skill import Skill
from actions.staying import stay_or_go


class Facts(Skill):
    """Answers questions about what is true."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_facts"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Claims, or that nothing is known; a statement about a project gets advice, and a bare word its definition."""
        if WHAT_IS.match(message.text):
            return Define().answer(message, profile)
        told = None if message.frameworks else outright(self.advisor, message, profile)
        told = (
            told or dead_end(self.advisor, message, profile) or listed(message, profile) or compared(message, profile)
        )
        told = told or stay_or_go(self.advisor, message, profile) or told_apart(self.advisor, message, profile)
        if told is not None:
            return told
        return (
            outright(self.advisor, message, profile, FACT)
            or what_to_use(self.advisor, message, profile)
            or situation(self.advisor, message, profile)
            or facts(self.advisor, message, profile)
        )
