"""What words mean that are no terms of the glossary."""

import pytest

from actions.meanings import meaning
from actions.profile import Profile


def told(message, text):
    """The definition, if any."""
    answer = meaning(message(text=text), Profile())
    return answer.says[0].payload["text"] if answer else None


@pytest.mark.parametrize(
    ("text", "word"),
    [("what is an epoch", "epoch"), ("batch size - what is that?", "batch"), ("explain dropout", "Dropout")],
)
def test_a_word_is_explained(message, text, word):
    """However its meaning is asked for."""
    assert word in told(message, text)


@pytest.mark.parametrize(
    "text",
    [
        "what is the best embedding model for search",
        "what is a good learning rate",
        "what is the weather",
        "epochs and batch size are given",
    ],
)
def test_more_than_a_meaning_is_not_answered_by_one(message, text):
    """Advice, other fields and statements are left to others."""
    assert told(message, text) is None
