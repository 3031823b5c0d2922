"""What is not the advisor's field is declined with what it can tell all the same."""

import pytest

from actions import core
from actions.declining import sort_of
from actions.message import Message
from actions.out_of_scope import OutOfScope
from actions.profile import Profile
from advisor.phrasing import phrasing


def said(text, *entities, confidence=0.95, candidates=()):
    """A message that was sensed to be out of scope, with what it names, each (entity, value)."""
    found = tuple({"entity": entity, "value": value, "start": 0, "end": 1} for entity, value in entities)
    return Message(text, "out_of_scope", found, 1, confidence=confidence, candidates=candidates, corrected=text)


def replied(text, *entities, **more):
    """What is said to it."""
    return OutOfScope().answer(said(text, *entities, **more), Profile()).says


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("ImportError: cannot import name Tensor", "repair"),
        ("pip finds no matching distribution on my Pi", "repair"),
        ("where can I buy a Jetson", "buying"),
        ("how much would it cost in euros", "buying"),
        ("this repository has no licence, may I use your code", "project"),
        ("write me the training loop", "work"),
        ("what's the weather like", None),
    ],
)
def test_the_sort_of_what_is_asked_is_told_by_its_words(text, sort):
    """So that the reply can say why it is declined."""
    assert sort_of(said(text)) == sort


def test_every_sort_has_its_words():
    """Each way of declining is worded, and none is left over."""
    wording = core.advisor().catalogue.wording
    sorts = {key.removeprefix("decline_") for key in wording if key.startswith("decline_")}
    assert sorts - {"where", "tracker"} == {"buying", "project", "work", "repair", "other"}
    assert all(phrasing(f"scope_{sort}") for sort in sorts - {"where", "tracker", "other"})


def test_an_error_of_a_framework_goes_to_its_own_tracker():
    """Nobody else can mend it."""
    first = replied("vLLM crashes with an error on my card", ("framework", "vllm"))[0]
    assert first.payload["kind"] == "out_of_scope"
    assert "https://github.com/vllm-project/vllm/issues" in first.fill["where"]


def test_what_can_be_asked_of_what_was_named_is_offered():
    """One press further."""
    named = [("framework", "vllm"), ("target", "edge")]
    titles = [button["title"] for button in replied("the install of vLLM fails on my Jetson", *named)[0].buttons]
    assert titles == [
        "What hardware does vLLM support?",
        "What is there instead of vLLM?",
        "Which frameworks run on a small board (Raspberry Pi, Jetson)?",
    ]


def test_a_claim_that_answers_it_is_told_beside():
    """Though it is no support: whoever meets a known limit is told of it, with the source."""
    text = "pip says there is no matching distribution for tflite-runtime on my Pi, what shall I type"
    says = replied(text, ("framework", "litert"), ("target", "edge"))
    assert [say.payload["kind"] for say in says] == ["out_of_scope", "facts"]
    assert "tflite-runtime" in says[1].fill["facts"]
    assert says[1].payload["claims"][0]["evidence"]


@pytest.mark.parametrize("text", ["write me a PyTorch dataloader for Windows", "does this repository support PyTorch"])
def test_nothing_is_told_beside_where_it_would_not_help(text):
    """What is to be made for somebody, or is another project's, no claim replaces."""
    assert [say.payload["kind"] for say in replied(text, ("framework", "pytorch"))] == ["out_of_scope"]


def test_frameworks_of_another_field_are_declined():
    """Though they are called frameworks, and a language is named."""
    says = replied("what is the best framework for unit tests in Python", ("language", "python"), confidence=0.98)
    assert says[0].payload["kind"] == "out_of_scope"


def test_who_tells_two_things_of_a_project_is_not_sent_away():
    """Where it may as well be out of scope as not, what is told of the model and of the language is advised on."""
    told = [("purpose", "run-model"), ("language", "javascript")]
    text = "our network was trained elsewhere, how do we call it from Electron?"

    def kinds(*candidates):
        return [say.payload["kind"] for say in replied(text, *told, confidence=0.41, candidates=candidates)]

    assert kinds("out_of_scope", "inform")[0] == "recommendation"
    assert kinds("out_of_scope", "ask_help") == ["out_of_scope"]


def test_a_rare_name_that_is_known_is_no_foreign_field():
    """However surely it was sensed to be one: only the knowledge tells what FFCV is."""
    assert [say.payload["kind"] for say in replied("is ffcv worth it in 2026")] == ["facts"]


def test_where_to_buy_is_declined_whatever_is_named():
    """A shop is not known, though the thing is."""
    assert replied("where can I buy a Coral USB stick?")[0].payload["kind"] == "out_of_scope"
