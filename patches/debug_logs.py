"""Reads a message and does what an action asks for without the lines for a debug log that is not written."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

stock = MessageProcessor.parse_message


async def parse_message(
    self: MessageProcessor,
    message: UserMessage,
    tracker: DialogueStateTracker | None = None,
    only_output_properties: bool = True,
) -> dict[str, Any]:
    """As stock Rasa, which first copies all that was understood."""
    if self.http_interpreter or tracker is None:
        return dict(await stock(self, message, tracker, only_output_properties))
    found: dict[str, Any] = self._parse_message_with_graph(message, tracker, only_output_properties)
    self._update_full_retrieval_intent(found)
    self._check_for_unseen_features(found)
    return found


def log_slots(_: DialogueStateTracker) -> None:
    """As stock Rasa, which first writes all slots out."""
