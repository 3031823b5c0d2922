"""A copy of a conversation without living through it again event by event."""

from __future__ import annotations

import copy
from typing import TypeVar

from rasa.shared.core.trackers import DialogueStateTracker

Thing = TypeVar("Thing")


def twin(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """What stock `copy()` gives: own slots, own list of events, the same events, and no model's name."""
    found = own(tracker)
    found.events = tracker.events.copy()
    found.slots = copy.copy(tracker.slots)
    found.slots.update({name: own(slot) for name, slot in tracker.slots.items()})
    found.latest_action = tracker.latest_action and dict(tracker.latest_action)
    found.active_loop = copy.copy(tracker.active_loop)
    found.sender_source = found.model_id = found.assistant_id = None
    return found


def own(thing: Thing) -> Thing:
    """What `copy.copy` gives, without asking first how the thing wants to be copied: there are dozens a message."""
    found = object.__new__(type(thing))
    vars(found).update(vars(thing))
    return found
