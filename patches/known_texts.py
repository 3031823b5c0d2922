"""Reads a text once that is said again and again: buttons are texts, and so are most answers to a question."""

from __future__ import annotations

import pickle
from functools import lru_cache, partial
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

stock = MessageProcessor._parse_message_with_graph  # noqa: SLF001 - the function that is replaced

READ = "_read_texts"
"""The attribute of a processor that holds them: another model has another processor."""

MOST, LONGEST = 512, 100
"""How many texts are remembered, some 2 kB each, and the most characters of one: longer ones are not said twice. The
components of a model must know nothing of a message but its text.
"""


def parse(
    self: MessageProcessor, message: UserMessage, tracker: DialogueStateTracker, only_output_properties: bool = True
) -> dict[str, Any]:
    """As stock Rasa; each gets its own."""
    if not only_output_properties or len(message.text or "") > LONGEST:
        return dict(stock(self, message, tracker, only_output_properties))
    read = vars(self).setdefault(READ, lru_cache(MOST)(partial(_read, self)))
    found: dict[str, Any] = pickle.loads(read(message.text))  # noqa: S301 - our own
    return found


def _read(processor: MessageProcessor, text: str) -> bytes:
    tracker = DialogueStateTracker.from_events("", [])
    return pickle.dumps(stock(processor, UserMessage(text), tracker))
