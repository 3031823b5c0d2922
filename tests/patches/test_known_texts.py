"""A text that was read lately is not read again, and means what it meant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.constants import PLACEHOLDER_MESSAGE
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from patches import known_texts


class Runner:
    """A model that finds one entity in every message; `read` are the texts that it was given."""

    def __init__(self) -> None:
        self.read: list[str | None] = []

    def run(self, inputs: dict[str, Any], targets: list[str]) -> dict[str, Any]:
        """Reads one message."""
        (message,) = inputs[PLACEHOLDER_MESSAGE]
        self.read.append(message.text)
        found = Message({"text": message.text, "tokens": None, "secret": 1}, output_properties={"text", "intent"})
        found.set("intent", {"name": "inform", "confidence": 0.9}, add_to_output=True)
        found.set("entities", [{"entity": "task", "value": message.text}], add_to_output=True)
        return {targets[0]: [found]}


@pytest.fixture
def processor() -> Any:
    """As much of one as reads messages."""
    return SimpleNamespace(graph_runner=Runner(), model_metadata=SimpleNamespace(nlu_target="nlu"))


def read(processor: Any, text: str | None, *, all_of_it: bool = False, by: Any = known_texts.parse) -> dict[str, Any]:
    """What is found in a text."""
    tracker = DialogueStateTracker.from_events("someone", [])
    return by(processor, UserMessage(text, sender_id="someone"), tracker, not all_of_it)


@pytest.mark.parametrize("text", ["on Android", "", None])
def test_a_text_means_what_stock_rasa_finds_in_it(processor, text):
    """The first time and the second."""
    stock = read(processor, text, by=MessageProcessor._parse_message_with_graph)
    assert [read(processor, text) for _ in range(2)] == [stock, stock]


def test_a_text_is_read_once(processor):
    """By whomever it is said, whatever is said in between."""
    for text in ("yes", "no", "yes", "no"):
        read(processor, text)
    assert processor.graph_runner.read == ["yes", "no"]


def test_what_was_found_is_everybodys_own(processor):
    """What one does to it does not come back."""
    before = read(processor, "yes")
    before["entities"][0]["value"] = "changed"
    before["intent"]["name"] = "changed"
    assert read(processor, "yes")["entities"] == [{"entity": "task", "value": "yes"}]
    assert read(processor, "yes")["intent"]["name"] == "inform"


def test_another_model_reads_anew(processor):
    """Each has a processor of its own."""
    read(processor, "yes")
    other = SimpleNamespace(graph_runner=Runner(), model_metadata=processor.model_metadata)
    read(other, "yes")
    assert other.graph_runner.read == ["yes"]


def test_so_many_texts_are_remembered(processor, monkeypatch):
    """The ones said last."""
    monkeypatch.setattr(known_texts, "MOST", 2)
    for text in ("a", "b", "c", "c", "a"):
        read(processor, text)
    assert processor.graph_runner.read == ["a", "b", "c", "a"]


def test_a_long_text_is_not_remembered(processor):
    """It is somebody's own, and not said again."""
    for _ in range(2):
        assert read(processor, "x" * 101)["text"] == "x" * 101
    assert len(processor.graph_runner.read) == 2


def test_all_that_is_known_of_a_message_is_found_anew(processor):
    """It may hold what cannot be kept."""
    assert read(processor, "yes", all_of_it=True)["secret"] == 1
    assert read(processor, "yes", all_of_it=True)["secret"] == 1
    assert processor.graph_runner.read == ["yes", "yes"]


def test_a_message_that_cannot_be_read_is_tried_again(processor, monkeypatch):
    """A failure is not remembered."""
    with monkeypatch.context() as broken:
        broken.setattr(processor.graph_runner, "run", None)
        with pytest.raises(TypeError):
            read(processor, "yes")
    assert read(processor, "yes")["text"] == "yes"
