"""The answer to a message in another language, whose words are not understood, by the names and needs in it."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer
from actions.claims import facts
from actions.compare import Compare
from actions.languages import spoken
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.situation import PROJECT
from actions.stating import needs_of, updated

LIKELY = 3
"""The place among the intents up to which one may well be meant."""


def guessed(message: Message, profile: Profile) -> Answer | None:
    """The answer by the names and needs in a message whose words were not understood; None for an English one, unless
    it may well ask for a comparison.

    Two frameworks are compared, a project is advised on, one framework is told about.
    """
    advisor = core.advisor()
    several = len([id_ for id_ in message.frameworks if id_ not in message.refused()]) > 1
    if several and (spoken(message) is not None or "compare" in message.candidates[:LIKELY]):
        return Compare().answer(message, profile)
    if spoken(message) is None:
        return None
    if any(need.id in PROJECT for need in needs_of(message, advisor.catalogue)):
        needs = updated(profile.needs, message, advisor.catalogue)
        return advise(replace(profile, needs=needs, asking=None), message)
    return facts(message, profile) if message.frameworks else None
