"""Tells which events count, at once where none takes another back."""

from __future__ import annotations

from rasa.shared.core.events import (
    ActionReverted,
    ActiveLoop,
    Event,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
)
from rasa.shared.core.trackers import DialogueStateTracker

stock = DialogueStateTracker.applied_events

BEGINNING = (Restarted, SessionStarted)
UNDOING = (ActionReverted, UserUtteranceReverted, ActiveLoop)
"""Events after which others no longer count: the stock function sorts that out."""


def applied_events(self: DialogueStateTracker) -> list[Event]:
    """As stock Rasa, which asks of each event in turn whether it is one of five kinds, thirty times a message."""
    kinds = set(map(type, self.events))
    if any(issubclass(kind, UNDOING) for kind in kinds):
        return stock(self)
    events = list(self.events)
    beginnings = {kind for kind in kinds if issubclass(kind, BEGINNING)}
    last = max((index for index, event in enumerate(events) if type(event) in beginnings), default=-1)
    return events[last + 1 :]
