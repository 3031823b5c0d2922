"""Questions about facts."""

from __future__ import annotations

from actions.answer import Answer
from actions.claims import facts
from actions.comparing import compared
from actions.contests import told_apart
from actions.definitions import Define
from actions.leaving import dead_end
from actions.list import listed
from actions.message import Message
from actions.outright import FACT, outright
from actions.profile import Profile
from actions.situation import situation, what_to_use
from actions.skill import Skill
from actions.staying import stay_or_go
from actions.steps import first
from advisor.phrasing import says


class Facts(Skill):
    """Answers questions about what is true."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_facts"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Claims, or that nothing is known; a statement about a project gets advice, and a bare word its definition."""
        if says("what_is", message.text):
            return Define().answer(message, profile)
        told = None if message.frameworks else outright(message, profile)
        told = told or first(message, profile, dead_end, listed, compared, stay_or_go, told_apart)
        told = told or outright(message, profile, FACT) or first(message, profile, what_to_use, situation)
        return told or facts(message, profile)
