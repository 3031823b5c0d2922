"""What stock Rasa 3.6.21 does slowly in training; for `python -m patches train`, which is to be called with `--force`.

It then keeps nothing for a next training: Rasa's cache does not see a change in a module that a component imports.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.training.hooks import TrainingHook
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, RESPONSE
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils import io, validation

from patches import reading_data
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
    Patch(
        name="data once",
        why="reads all messages twice, since it is asked for them with a language and without",
        owner=RasaFileImporter,
        attribute="get_nlu_data",
        replacement=reading_data.get_nlu_data,
        digest="bf36b78f020b",
    ),
    Patch(
        name="merge",
        why="copies all messages, eleven times, whenever data are put together",
        owner=TrainingData,
        attribute="merge",
        replacement=reading_data.merge,
        digest="29a2ae274e01",
    ),
    Patch(
        name="schema",
        why="reads each file in Python to have the numbers of lines for errors that are not there, and its schema anew",
        owner=validation,
        attribute="validate_yaml_schema",
        replacement=reading_data.validate_yaml_schema,
        digest="e039106753a5",
    ),
    Patch(
        name="ascii",
        why="looks at each character of each file by itself",
        owner=io,
        attribute="_is_ascii",
        replacement=reading_data.is_ascii,
        digest="82a869b55811",
    ),
)
