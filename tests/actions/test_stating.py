"""What a message states next to what was stated before it."""

import pytest

from actions.stating import updated
from advisor.needs import Need, Needs

BEFORE = Needs((Need("target", "android"), Need("target", "ios"), Need("language", "csharp", must=True)))


def at(text: str, word: str) -> dict[str, int]:
    """Where a word stands in a text."""
    return {"start": text.index(word), "end": text.index(word) + len(word)}


@pytest.mark.parametrize(
    "text", ["only Android", "it would only run on Android", "Android only", "exclusively for Android"]
)
def test_the_only_value_is_the_only_one(message, catalogue, text):
    """The other one is gone, and nothing else is."""
    needs = updated(BEFORE, message(("target", "android", at(text, "Android")), text=text), catalogue)
    assert (needs.values("target"), needs.values("language")) == (("android",), ("csharp",))


@pytest.mark.parametrize("text", ["not only Android", "we only now think of Android", "Android"])
def test_other_words_leave_the_others(message, catalogue, text):
    """They add, or say it once more."""
    needs = updated(BEFORE, message(("target", "android", at(text, "Android")), text=text), catalogue)
    assert set(needs.values("target")) == {"android", "ios"}


def test_what_is_exchanged_is_not_ruled_out(message, catalogue):
    """Of "not C#, it's C++" nothing is left of C#."""
    refused = ("language", "csharp", {"wanted": False})
    needs = updated(BEFORE, message(refused, ("language", "cpp")), catalogue)
    assert [(need.value, need.wanted) for need in needs.items if need.id == "language"] == [("cpp", True)]


def test_what_is_only_refused_is_ruled_out(message, catalogue):
    """Nothing stands in its place."""
    needs = updated(BEFORE, message(("language", "csharp", {"wanted": False})), catalogue)
    assert [(need.value, need.wanted) for need in needs.items if need.id == "language"] == [("csharp", False)]


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("transcribe our interviews", "transcribe", "run"),
        ("a network that hears speech", "speech", None),
        ("we trained something to transcribe radio", "transcribe", None),
    ],
)
def test_some_words_ask_for_a_model_that_exists(message, catalogue, text, word, role):
    """Nobody trains a recogniser to get their recordings as text."""
    needs = updated(Needs(()), message(("task", "speech", at(text, word)), text=text), catalogue)
    assert [need.role for need in needs.items] == [role]


def test_a_language_of_analysis_is_trained_in(message, catalogue):
    """Who says R without more works in R, which the program that uses a model is seldom written in."""
    needs = updated(Needs(()), message(("language", "r"), ("language", "java")), catalogue)
    assert {need.value: need.role for need in needs.items} == {"r": "train", "java": None}


@pytest.mark.parametrize(
    ("text", "word", "hardware"),
    [
        ("run it on the gpu of an Android phone", "gpu", ()),
        ("train on a gpu, run it on Android", "gpu", ("nvidia-gpu",)),
        ("Android tablets with an nvidia chip", "nvidia", ("nvidia-gpu",)),
    ],
)
def test_a_gpu_on_a_phone_is_the_phone_s_own(message, catalogue, text, word, hardware):
    """Unless it was named, or is to train on."""
    found = message(("target", "android", at(text, "Android")), ("hardware", "nvidia-gpu", at(text, word)), text=text)
    assert updated(Needs(()), found, catalogue).values("hardware") == hardware
