"""What a word of the field means that is no name and no term of the glossary: "what is an epoch?"."""

from __future__ import annotations

import re

from actions import core
from actions.answer import Answer
from actions.introducing import word_told
from actions.message import Message
from actions.profile import Profile

ASKS_MEANING = re.compile(
    r"^\W*((ok|and|so|but|please|hey|hi|sorry),? )*(what('?s| is| are| does)|whats|explain|define|(the )?meaning of)\b"
    r"|\b(what (is|are|does) (that|it|this|those)( mean)?|whats that|meaning|means)\W*$",
    re.IGNORECASE,
)
"""Asks for the meaning of a word."""

ADVICE = re.compile(r"\b(best|better|good|should|recommend\w*|i|we|my|our|us|use|which)\b", re.IGNORECASE)
"""Asks for more than that."""

WORD = "word"
"""What a claim is about that says what a word means."""

LONGEST = 9
"""Words of such a question."""

NEAR = 0.9
"""The least nearness of a claim that says what a word means."""


def meaning(message: Message, profile: Profile) -> Answer | None:
    """What the word means that a message asks about, in words that some claim is meant for; None for any other one."""
    text = message.text
    if len(text.split()) > LONGEST or not ASKS_MEANING.search(text) or ADVICE.search(text):
        return None
    near = core.recall().find(text, most=1)
    if not near or near[0].near < NEAR or near[0].claim.about != WORD:
        return None
    return Answer([word_told(near[0].claim)], profile)
