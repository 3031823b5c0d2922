"""A new conversation, whose slots are copied without asking each how it wants to be copied."""

from __future__ import annotations

from collections.abc import Iterable

from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from patches.twin import own

stock = DialogueStateTracker.__init__


def begin(
    self: DialogueStateTracker,
    sender_id: str,
    slots: Iterable[Slot] | None,
    max_event_history: int | None = None,
    sender_source: str | None = None,
    is_rule_tracker: bool = False,
) -> None:
    """As stock Rasa."""
    stock(self, sender_id, None, max_event_history, sender_source, is_rule_tracker)
    if slots is not None:
        self.slots = {slot.name: own(slot) for slot in slots}
        self._reset_slots()
