"""What may answer a message, tried one after the other."""

from __future__ import annotations

from collections.abc import Callable

from actions.answer import Answer
from actions.message import Message
from actions.profile import Profile

Step = Callable[[Message, Profile], "Answer | None"]
"""Answers a message, or gives None where it is not meant for it."""


def first(message: Message, profile: Profile, *steps: Step) -> Answer | None:
    """The answer of the first step that has one; None where none has."""
    return next(filter(None, (step(message, profile) for step in steps)), None)
