"""A message that only names another framework asks of that one what was asked before."""

from dataclasses import replace

import pytest

from actions.message import Message
from actions.sought import spelt_out

WINDOWS = {"entity": "os", "value": "windows"}


def said(text, *frameworks, **more):
    """A message that names some frameworks."""
    return Message(text, "ask_fact", tuple({"entity": "framework", "value": id_} for id_ in frameworks), 2, **more)


@pytest.mark.parametrize("text", ["and tensorflow's?", "what about tensorflow", "TensorFlow?", "and for tensorflow"])
def test_the_question_before_is_asked_of_it(text):
    """So "and TensorFlow's?" after PyTorch's licence is about TensorFlow's licence."""
    before = said("what licence has pytorch?", "pytorch")
    found = spelt_out(said(text, "tensorflow", before=before))
    assert found.text == "what licence has TensorFlow?"
    assert found.frameworks == ("tensorflow",)


def test_what_was_named_beside_it_is_kept():
    """So "and JAX?" after "does PyTorch run on Windows?" is about Windows too."""
    before = said("does pytorch run on windows?", "pytorch")
    before = replace(before, entities=(*before.entities, WINDOWS))
    assert WINDOWS in spelt_out(said("and jax?", "jax", before=before)).entities


@pytest.mark.parametrize("text", ["is tensorflow dead?", "tensorflow licence"])
def test_a_question_of_its_own_stays(text):
    """What asks something itself is left as it is."""
    message = said(text, "tensorflow", before=said("what licence has pytorch?", "pytorch"))
    assert spelt_out(message) is message


def test_at_the_beginning_there_is_nothing_before():
    """The first message of a conversation stands by itself."""
    message = said("tensorflow?", "tensorflow")
    assert spelt_out(message) is message
