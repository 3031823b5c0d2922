"""A choice that is left open, however the message goes on."""

import pytest

from actions.alternating import alternates
from actions.message import Message


def spoken(text):
    """A message with the names of two frameworks where they stand in it."""
    places = [(name, text.index(name)) for name in ("Flux", "Lux")]
    found = ({"entity": "framework", "value": n, "start": at, "end": at + len(n)} for n, at in places)
    return Message(text, "inform", tuple(found), 1)


@pytest.mark.parametrize(
    "text",
    [
        "Flux or Lux. Julia 1.11. one card.",
        "hi, Flux/Lux for a small model",
        "We have Julia. Flux oder Lux?",
        "Flux or Lux?",
    ],
)
def test_names_with_an_or_between_them_are_a_choice(text):
    """Whatever is said of the project after it."""
    assert alternates(spoken(text))


@pytest.mark.parametrize(
    "text",
    ["we get Flux or Lux models and must run them", "Flux models or Lux models, it is all the same", "Flux, Lux."],
)
def test_names_that_the_sentence_tells_something_of_are_none(text):
    """They are what there is."""
    assert not alternates(spoken(text))


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Torch7 is gone, Flux or Lux for us?", True),
        ("Torch7 is gone, we write Flux or Lux", False),
        ("we left Torch7 for Flux or Lux", False),
    ],
)
def test_what_was_ended_may_be_named_before(text, open_):
    """The choice is between those that are left."""
    at = text.index("Torch7")
    ended = {"entity": "framework", "value": "torch7", "start": at, "end": at + 6}
    message = spoken(text)
    both = Message(text, "inform", (ended, *message.entities), 1)
    assert not alternates(both)
    assert alternates(both, ["torch7"]) is open_
