"""What asks which versions go together gets that, and not how to begin."""

import pytest

from actions.message import Message
from actions.profile import Profile
from actions.start import Start


def answered(text, framework):
    """The kind of the reply to a message that is taken for one who wants to begin."""
    message = Message(text, "get_started", ({"entity": "framework", "value": framework},), 1)
    return Start().answer(message, Profile()).says[0].payload["kind"]


@pytest.mark.parametrize(
    ("text", "framework"),
    [
        ("which python for scikit-learn 1.9", "scikit-learn"),
        ("how do I run tensorflow 1 code in tensorflow 2", "tensorflow"),
    ],
)
def test_a_question_on_versions_is_answered_with_them(text, framework):
    """Though it sounds like a beginning."""
    assert answered(text, framework) == "facts"


@pytest.mark.parametrize(
    ("text", "framework"),
    [("how do I start with keras", "keras"), ("install pytorch", "pytorch"), ("jax example", "jax")],
)
def test_a_beginning_stays_one(text, framework):
    """With the install line and a first program."""
    assert answered(text, framework) == "start"
