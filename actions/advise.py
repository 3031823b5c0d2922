"""Advice on a project: what to train with and what to run it with, and the one question that could change it."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answer import Answer
from actions.changes import WhatIf
from actions.comparing import compared
from actions.contests import NEAREST, told_apart
from actions.introducing import framework_told
from actions.list import listed
from actions.message import Message
from actions.profile import Profile
from actions.references import pointed
from actions.skill import Skill
from actions.start import Start
from actions.stating import needs_of
from actions.supposing import SUPPOSES
from actions.taking_in import taken_in

AFRESH = re.compile(
    r"^\W*((ok|okay|no|well|right|please|let.?s|can we|now),? )*(start(ing)? (again|over|afresh|anew)|from scratch"
    r"|forget (all|everything)( (of )?(that|this|i said))?|(another|a different|next|new) project)\b",
    re.IGNORECASE,
)
"""Begins again, and goes on with what it is about then."""


BEGINS = re.compile(
    r"\bget(ting)? started\b|\bhello,? world\b|\bfirst (steps?|program|lines|network)\b"
    r"|\bwhere (do (i|we)|does one|to|can i|should i|shall i) (begin|start)\b",
    re.IGNORECASE,
)
"""Wants a first program."""


class Recommend(Skill):
    """Takes in what was said and advises."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_recommend"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """A recommendation, a question, or first one and then the other."""
        if BEGINS.search(message.text) and message.named("language") and not (message.frameworks or profile.focus):
            return Start().answer(message, profile)
        if AFRESH.match(message.text) and needs_of(message, self.catalogue):
            return taken_in(self.advisor, message, replace(Profile(), past=profile.past))
        told = pointed(self.advisor, message, profile) or listed(message, profile) or compared(message, profile)
        told = told or told_apart(self.advisor, message, profile, NEAREST)
        if told is not None:
            return told
        if not profile.needs.items and _only_names(message):
            return framework_told(self.catalogue.frameworks[message.frameworks[0]], profile)
        if profile.needs.items and SUPPOSES.match(message.text):
            return WhatIf().answer(message, profile)
        return taken_in(self.advisor, message, profile)


def _only_names(message: Message) -> bool:
    """Whether it is nothing but the name of one framework: "onnx runtime"."""
    named = message.entities_of("framework")
    return (
        len(message.frameworks) == 1
        and message.text.strip(" .!?\n") == message.text[named[0]["start"] : named[0]["end"]]
    )
