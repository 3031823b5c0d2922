"""Advice on a project: what to train with and what to run it with, and the one question that could change it."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answer import Answer
from actions.changes import WhatIf
from actions.comparing import compared
from actions.list import listed
from actions.message import Message
from actions.profile import Profile
from actions.references import pointed
from actions.skill import Skill
from actions.stating import needs_of
from actions.supposing import SUPPOSES
from actions.taking_in import taken_in

AFRESH = re.compile(
    r"^\W*((ok|okay|no|well|right|please|let.?s|can we|now),? )*(start(ing)? (again|over|afresh|anew)|from scratch"
    r"|forget (all|everything)( (of )?(that|this|i said))?|(another|a different|next|new) project)\b",
    re.IGNORECASE,
)
"""Begins again, and goes on with what it is about then."""


class Recommend(Skill):
    """Takes in what was said and advises."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_recommend"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """A recommendation, a question, or first one and then the other."""
        if AFRESH.match(message.text) and needs_of(message, self.catalogue):
            return taken_in(self.advisor, message, replace(Profile(), past=profile.past))
        told = pointed(self.advisor, message, profile) or listed(message, profile) or compared(message, profile)
        if told is not None:
            return told
        if profile.needs.items and SUPPOSES.match(message.text):
            return WhatIf().answer(message, profile)
        return taken_in(self.advisor, message, profile)
