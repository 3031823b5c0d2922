"""Messages whose words say little, and what is made of the names in them."""

import pytest

from actions.claims import facts
from actions.comparing import compared
from actions.fallback import Clarify
from actions.guess import guessed
from actions.message import Message
from actions.migration import Migrate
from actions.profile import Profile


def said(text, intent, *entities, candidates=()):
    """A message that names things, each (entity, value)."""
    found = tuple({"entity": entity, "value": value, "start": 0, "end": 1} for entity, value in entities)
    return Message(text, intent, found, 1, candidates=candidates)


TWO, ONE = [("framework", "pytorch"), ("framework", "jax")], [("framework", "keras")]


@pytest.mark.parametrize(
    ("named", "offered"),
    [
        (TWO, ["Compare PyTorch and JAX", "How do I move from PyTorch to JAX?", "What can you do?"]),
        (ONE, ["How do I start with Keras?", "What is there instead of Keras?", "What can you do?"]),
        ([], ["Which frameworks run on Android?", "What can you do?"]),
    ],
)
def test_the_buttons_are_about_what_was_named(named, offered):
    """Only where nothing was, they are examples of what may have been meant."""
    reply = Clarify().answer(said("hmm", "nlu_fallback", *named, candidates=("ask_list",)), Profile())
    assert [button["title"] for button in reply.says[0].buttons] == offered


@pytest.mark.parametrize(
    ("candidates", "kinds"), [(("inform", "compare"), ["comparison"]), (("inform", "greet"), None)]
)
def test_two_names_are_compared_where_that_may_be_meant(candidates, kinds):
    """What both are tells more than a question back."""
    found = guessed(said("are the two at odds?", "nlu_fallback", *TWO, candidates=candidates), Profile())
    assert (found and [say.payload["kind"] for say in found.says]) == kinds


def test_why_after_what_there_is_asks_for_a_fact():
    """Nobody who asks why something broke wants to leave it."""
    message = said("since the upgrade flax reads none of our files, how come?", "ask_migration", ("framework", "flax"))
    assert [say.payload["kind"] for say in Migrate().answer(message, Profile()).says] == ["facts"]


def test_another_language_is_looked_up_by_what_it_names():
    """The claims are in English, and so are the names."""
    entities = [("framework", "deepspeed"), ("term", "fsdp"), ("cue", "language_de")]
    message = said("Warum nimmt man FSDP und nicht DeepSpeed?", "ask_fact", *entities)
    assert "FSDP" in facts(message, Profile()).says[0].fill["answer"]


def test_what_is_asked_of_the_two_sets_them_side_by_side():
    """Whatever else is said of the project."""
    message = said("our people know pytorch and jax. Do the two get along?", "inform", *TWO)
    found = compared(message, Profile())
    assert found is not None
    assert [say.payload["kind"] for say in found.says] == ["comparison"]
