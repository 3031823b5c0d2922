"""The held-out messages are sound, and stand apart from what is trained on."""

import re

import numpy as np
import pytest
import yaml
from rapidfuzz import fuzz, process

from advisor.catalogue import load as load_catalogue
from evaluation import held_out, training_data
from tests.evaluation.tiny import ROOT

MESSAGES = [*held_out.load(), *held_out.load(held_out.FRESH)]
HELD_OUT = held_out.load()


def normalised(text: str) -> str:
    """Words alone, in lower case."""
    return " ".join(re.findall(r"\w+", text.lower()))


def test_no_held_out_message_is_trained_on():
    """Else the figures would say how well it remembers."""
    trained = {normalised(text) for text in training_data.load().texts}
    assert not {m.text for m in MESSAGES if normalised(m.text) in trained}


def test_no_longer_held_out_message_is_nearly_trained_on():
    """From five words on: shorter ones are alike by chance."""
    longer = [normalised(message.text) for message in MESSAGES if len(message.text.split()) >= 5]
    trained = [normalised(text) for text in training_data.load().texts]
    found = process.cdist(longer, trained, scorer=fuzz.ratio, score_cutoff=90)
    pairs = [(longer[row], trained[column]) for row, column in np.argwhere(found)]
    assert not pairs


def test_no_message_stands_there_twice():
    """It would count twice."""
    texts = [normalised(message.text) for message in MESSAGES]
    assert len(texts) == len(set(texts))


def test_every_intent_of_the_domain_is_there_at_least_eight_times():
    """And no other."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["intents"]
    names = {name for intent in domain for name in (intent if isinstance(intent, dict) else {intent: None})}
    counts = {name: sum(message.intent == name for message in HELD_OUT) for name in names - {"nlu_fallback"}}
    assert min(counts.values()) >= 8
    assert {message.intent for message in MESSAGES} == set(counts)


def test_its_needs_and_names_are_those_of_the_knowledge():
    """A misspelt value could never be found."""
    catalogue = load_catalogue()
    for message in MESSAGES:
        assert message.names <= set(catalogue.frameworks), message.text
        for need in message.needs | message.may:
            id_, value = need.removeprefix("-").split(" ", 1)
            assert value in {*catalogue.needs[id_].values, *catalogue.frameworks}, (message.text, need)


def test_groups_are_told_apart():
    """Out of scope comes in kinds; the other intents come in none."""
    read = list(held_out.read({"out_of_scope": {"far": ["a"], "near": ["b"]}, "greet": ["c"]}))
    assert [(m.text, m.group) for m in read] == [("a", "far"), ("b", "near"), ("c", "")]


def test_asking_for_advice_is_the_same_as_saying_what_one_has():
    """The files tell them apart, the model does not."""
    read = list(held_out.read({"ask_recommendation": ["a"], "inform": ["b"]}))
    assert [m.intent for m in read] == ["inform", "inform"]


def test_a_file_may_hold_no_messages_yet(tmp_path):
    """As the fresh ones do from when they were looked at until others are written."""
    (tmp_path / "fresh.yml").write_text("# None yet.\n", "utf-8")
    assert held_out.load(tmp_path / "fresh.yml") == []


def test_an_unknown_key_is_refused():
    """Instead of being overlooked."""
    with pytest.raises(ValueError, match=r"'hi'.*wants"):
        list(held_out.read({"greet": [{"say": "hi", "wants": []}]}))
