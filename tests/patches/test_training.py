"""The patches for training give what the stock functions give."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from patches.patch import Patch
from patches.training import PATCHES, sanitize_examples


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.name)
def test_every_patch_fits_the_rasa_that_is_locked(patch: Patch) -> None:
    """Where this fails, stock Rasa changed: the patch is to be looked at again, and perhaps to go."""
    assert patch.misfit() is None


EXAMPLES: tuple[dict[str, Any], ...] = (
    {"text": "hello", "intent": "greet"},
    {"text": "hello", "intent": " greet "},
    {"text": "hello", "intent": "greet"},
    {"text": "hello", "intent": "goodbye"},
    {"text": "why?", "intent": "ask/why", "response": " because\n"},
    {"action_name": "action_listen"},
)


def test_messages_are_cleaned_as_stock_does() -> None:
    """White space goes from the labels, and of two that are alike then one stays."""
    ours = sanitize_examples([Message(data=example) for example in EXAMPLES])
    stock = TrainingData.sanitize_examples([Message(data=example) for example in EXAMPLES])
    assert [message.as_dict() for message in ours] == [message.as_dict() for message in stock]
    assert len(ours) == 4


def test_a_clean_message_keeps_its_fingerprint() -> None:
    """That is what takes the time: it is not taken anew."""
    message = Message(data=EXAMPLES[0])
    message.fingerprint()
    sanitize_examples([message])
    assert message._cached_fingerprint is not None
