"""What a word of the field means that is no name and no term of the glossary: "what is an epoch?"."""

from __future__ import annotations

from actions import core
from actions.answer import Answer
from actions.introducing import word_told
from actions.message import Message
from actions.profile import Profile
from advisor.phrasing import says

WORD = "word"
"""What a claim is about that says what a word means."""

LONGEST = 9
"""Words of such a question."""

NEAR = 0.9
"""The least nearness of a claim that says what a word means."""


def meaning(message: Message, profile: Profile) -> Answer | None:
    """What the word means that a message asks about, in words that some claim is meant for; None for any other one."""
    text = message.text
    if len(text.split()) > LONGEST or not says("asks_meaning", text) or says("wants_more_than_a_meaning", text):
        return None
    near = core.recall().find(text, most=1)
    if not near or near[0].near < NEAR or near[0].claim.about != WORD:
        return None
    return Answer([word_told(near[0].claim)], profile)
