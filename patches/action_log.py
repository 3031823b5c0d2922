"""Notes what an action did, without first copying all of it, payloads and all, for a log that is not written."""

from __future__ import annotations

from typing import Any

from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import ActionExecutionRejected, Event
from rasa.shared.core.trackers import DialogueStateTracker


def log_action_on_tracker(
    self: MessageProcessor,
    tracker: DialogueStateTracker,
    action: Any,
    events: list[Event] | None,
    prediction: Any,
) -> None:
    """As stock Rasa, less its two lines for the debug log."""
    events = events or []
    if not any(isinstance(event, ActionExecutionRejected) for event in events):
        tracker.update_with_events(prediction.events, self.domain)
        tracker.update(action.event_for_successful_execution(prediction))
    tracker.update_with_events(events, self.domain)
