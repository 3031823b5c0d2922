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
