"""The patches for training give what the stock functions give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.shared.exceptions import YamlException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import _is_ascii

from patches.patch import Patch
from patches.reading_data import get_nlu_data, is_ascii, merge, stock_validate, validate_yaml_schema
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


NLU = """
version: "3.1"
nlu:
- intent: greet
  examples: |
    - hello
    - hëllo there
"""
WRONG = {
    "no YAML": "nlu: [",
    "a key twice": "nlu:\n- intent: greet\n  intent: greet\n  examples: x",
    "not the schema": "nlu:\n- intent: [1]\n  examples: x",
    "an unknown key": "nlu:\n- intent: greet\n  sayings: x",
}
SCHEMA = "shared/nlu/training_data/schemas/nlu.yml"


def some_data(word: str) -> TrainingData:
    """Something of each kind that can be put together."""
    return TrainingData(
        [Message(data={"text": word, "intent": "greet"}), Message(data={"text": "both", "intent": "greet"})],
        {word: "synonym"},
        [{"name": word, "pattern": word}],
        [{"name": word, "elements": [word]}],
        {f"utter_{word}": [{"text": word}]},
    )


def test_data_are_put_together_as_stock_does() -> None:
    """The same messages, synonyms, expressions, tables and responses in the same order, each once."""
    parts = [some_data("hello"), some_data("hi"), some_data("good day")]
    ours, stock = merge(parts[0], None, *parts[1:]), parts[0].merge(None, *parts[1:])
    assert [message.as_dict() for message in ours.training_examples] == [
        message.as_dict() for message in stock.training_examples
    ]
    for kind in ("entity_synonyms", "regex_features", "lookup_tables", "responses"):
        assert getattr(ours, kind) == getattr(stock, kind)


def test_putting_together_leaves_the_parts_alone() -> None:
    """A part is as it was, though its messages are in the whole too."""
    part = some_data("hello")
    merge(part, some_data("hi"))
    assert part.fingerprint() == some_data("hello").fingerprint()


def test_messages_are_read_once_whatever_the_language(tmp_path: Path) -> None:
    """And they are those that stock Rasa reads."""
    file = tmp_path / "nlu.yml"
    file.write_text(NLU, encoding="utf-8")
    importer = RasaFileImporter(training_data_paths=[str(file)])
    assert get_nlu_data(importer, "en") is get_nlu_data(importer, None)
    assert get_nlu_data(importer).fingerprint() == importer.get_nlu_data().fingerprint()


def test_a_file_that_is_right_passes() -> None:
    """More than once, since the schema is kept."""
    for _ in range(2):
        validate_yaml_schema(NLU, SCHEMA)


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_as_stock_does(content: str) -> None:
    """With the same words, the number of the line included."""
    with pytest.raises(YamlException) as stock:
        stock_validate(content, SCHEMA)
    with pytest.raises(YamlException) as ours:
        validate_yaml_schema(content, SCHEMA)
    assert str(ours.value) == str(stock.value)


@pytest.mark.parametrize("text", ["", "hello", "h\x7f", "h\x80", "hëllo", "\ud83d"])
def test_a_text_is_plain_as_stock_says(text: str) -> None:
    """Up to the last sign of ASCII."""
    assert is_ascii(text) is _is_ascii(text)
