"""A question that one fact settles is answered with it, though it names two frameworks."""

import pytest

from actions.message import Message
from actions.profile import Profile
from actions.side_by_side import side_by_side


def answered(text, *frameworks):
    """The kind of the reply to a message that is taken for a comparison."""
    entities = tuple({"entity": "framework", "value": id_} for id_ in frameworks)
    return side_by_side(frameworks, Message(text, "compare", entities, 1), Profile()).says[0].payload["kind"]


@pytest.mark.parametrize("text", ["does openai use pytorch or jax", "which companies use pytorch and which use jax"])
def test_what_one_fact_settles_is_no_comparison(text):
    """Who uses what does not ask which of the two to take."""
    assert answered(text, "pytorch", "jax") == "facts"


@pytest.mark.parametrize("text", ["pytorch or jax?", "pytorch vs jax for research", "is jax faster than pytorch"])
def test_a_choice_between_two_stays_a_comparison(text):
    """However near a claim about it is."""
    assert answered(text, "pytorch", "jax") == "comparison"
