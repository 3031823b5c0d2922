"""Every kind of reply is reached by words that a person would use."""

import pytest

from tests.conversations.talk import reply_schema

ADVISED = ("image classification on a server", "just tell me")

REACHED = {
    "question": ("Which framework should I use for my project?",),
    "recommendation": ("I want to detect objects in video on a Raspberry Pi",),
    "comparison": ("PyTorch or TensorFlow?",),
    "facts": ("Is MXNet still maintained?",),
    "explanation": (*ADVISED, "why?"),
    "migration": ("How do we get from Chainer to PyTorch?",),
    "start": ("How do I get started with Keras?",),
    "list": ("Which frameworks run on Android?",),
    "definition": ("What does quantisation mean?",),
    "record": (*ADVISED, "Can I have that as a decision record?"),
    "help": ("What can you do?",),
    "smalltalk": ("Hello!",),
    "out_of_scope": ("Can you book me a flight to Paris?",),
    "clarification": ("???",),
}
ELSEWHERE = {"error"}
"""Not by words: tests/actions/test_skill.py."""


@pytest.mark.parametrize(("kind", "said"), REACHED.items())
def test_the_kind_is_reached(person, kind, said):
    """The last reply holds a payload of that kind."""
    assert kind in person.say(*said).kinds


def test_no_kind_is_left_out():
    """What the schema names is what is tried here."""
    assert set(reply_schema()["properties"]["kind"]["enum"]) == set(REACHED) | ELSEWHERE


def test_every_kind_has_a_shape():
    """Each kind with fields of its own is bound to them; the others are nothing but their text."""
    bound = {rule["if"]["properties"]["kind"]["const"] for rule in reply_schema()["allOf"]}
    assert set(REACHED) - bound == {"help", "smalltalk", "out_of_scope"}


def test_one_known_language_is_enough_to_start(person):
    """Of Java and Python it is Python that PyTorch is used from."""
    reply = person.say("I know Java and Python, how do I start with PyTorch")
    assert "import torch" in reply.of("start")["first_program"]


def test_both_halves_of_a_pair_can_be_started_with(person):
    """A button leads from the one to the other."""
    run = person.say("image classification on Android for a product", "just tell me").pick[1]
    reply = person.say("how do I start?")
    assert person.say(reply.buttons[0]).of("start")["framework"]["id"] == run
