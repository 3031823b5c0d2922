"""Questions about facts."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import core
from actions.advise import advise
from actions.answer import Answer
from actions.claims import facts
from actions.compare import compared
from actions.definitions import WHAT_IS, Define
from actions.list import listed
from actions.profile import Message, Profile, needs_of, updated
from actions.situation import PROJECT, situation
from actions.skill import Skill
from actions.staying import stay_or_go

WHAT_TO_USE = re.compile(
    r"\b(what|which)\b.*\b(should|do|can|could|would|must) (i|we|one) (use|take|choose|pick)\b", re.IGNORECASE
)
"""Asks for advice."""


class Facts(Skill):
    """Answers questions about what is true."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_facts"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Claims, or that nothing is known; a statement about a project gets advice, and a bare word its definition."""
        if WHAT_IS.match(message.text):
            return Define().answer(message, profile)
        told = listed(message, profile) or compared(message, profile) or stay_or_go(self.advisor, message, profile)
        if told is not None:
            return told
        return (
            self._advised(message, profile)
            or situation(self.advisor, message, profile)
            or facts(self.advisor, message, profile)
        )

    def _advised(self, message: Message, profile: Profile) -> Answer | None:
        """The advice that is asked for after something that is not so; None where it is not."""
        wrong = core.premises().find(message.text, message.frameworks) if WHAT_TO_USE.search(message.text) else None
        if wrong is None or not any(need.id in PROJECT for need in needs_of(message, self.catalogue)):
            return None
        needs = updated(profile.needs, message, self.catalogue)
        return advise(self.advisor, replace(profile, needs=needs, asking=None), message)
