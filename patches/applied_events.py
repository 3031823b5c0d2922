"""Tells which events count, at once where none takes another back."""

from __future__ import annotations

from functools import lru_cache

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
    kinds = list(map(type, self.events))
    undoing, beginnings = _told_apart(frozenset(kinds))
    if undoing:
        return stock(self)
    kinds.reverse()
    since = min((kinds.index(kind) for kind in beginnings), default=len(kinds))
    return list(self.events)[len(kinds) - since :]


@lru_cache(maxsize=256)
def _told_apart(kinds: frozenset[type[Event]]) -> tuple[bool, list[type[Event]]]:
    """Whether one of these takes others back, and which of them begin anew."""
    return any(issubclass(kind, UNDOING) for kind in kinds), [kind for kind in kinds if issubclass(kind, BEGINNING)]
