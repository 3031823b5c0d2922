"""What stock Rasa 3.6.21 does slowly in training; for `python -m patches train`, which is to be called with `--force`.

It then keeps nothing for a next training: Rasa's cache does not see a change in a module that a component imports.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.training.hooks import TrainingHook
from rasa.shared.nlu.constants import INTENT, RESPONSE
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from patches.patch import Patch


def on_before_node(self: TrainingHook, *_: Any, **__: Any) -> dict[str, Any]:
    """Takes no fingerprint of what a component gets."""
    return {}


def on_after_node(self: TrainingHook, *_: Any, **__: Any) -> None:
    """Keeps no copy of what it gives."""


def sanitize_examples(examples: list[Message]) -> list[Message]:
    """Takes the white space off intents and leaves out what is there twice; what has none keeps its fingerprint."""
    for example in examples:
        for part in (INTENT, RESPONSE):
            label = example.get(part)
            if label and label != label.strip():
                example.set(part, label.strip())
    return list(dict.fromkeys(examples))


PATCHES = (
    Patch(
        name="fingerprints",
        why="takes fingerprints of all messages before every component, for a cache that `--force` passes over",
        owner=TrainingHook,
        attribute="on_before_node",
        replacement=on_before_node,
        digest="6f65355ef979",
    ),
    Patch(
        name="training cache",
        why="takes and keeps a copy of what every component gives, for the same cache",
        owner=TrainingHook,
        attribute="on_after_node",
        replacement=on_after_node,
        digest="f199608136c9",
    ),
    Patch(
        name="sanitize",
        why="sets the intent that a message has, so that its fingerprint is taken anew whenever data are put together",
        owner=TrainingData,
        attribute="sanitize_examples",
        replacement=staticmethod(sanitize_examples),
        digest="8bcbceeb425c",
    ),
)
