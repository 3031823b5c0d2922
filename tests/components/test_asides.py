"""What is taken off a message, and what is left of it."""

import pytest

from components.asides import Asides


@pytest.fixture(scope="module")
def without(catalogue):
    """Takes off what cues.yml lists."""
    return Asides(catalogue.cues).without


@pytest.mark.parametrize(
    "said",
    [
        "Hi there, which one runs on Android",
        "good evening everyone! which one runs on Android",
        "um, which one runs on Android please",
        "hello, hope you are well. which one runs on Android, thanks in advance!",
        "which one runs on Android lol",
        "by the way, which one runs on Android, kind regards",
        "Thanks! which one runs on Android",
    ],
)
def test_greetings_thanks_and_filler_are_taken_off(without, said):
    """Also several of them."""
    assert without(said) == "which one runs on Android"


@pytest.mark.parametrize(
    "said", ["hi", "Good morning!", "thanks", "thank you very much", "um", "please", "hello there bot", "no thanks", ""]
)
def test_what_is_nothing_else_stays(without, said):
    """By itself it is the message."""
    assert without(said) == said


@pytest.mark.parametrize(
    "said", ["hello world in swift please", "which frameworks do you know", "tell me all you know"]
)
def test_the_same_words_inside_of_a_message_stay(without, said):
    """There they mean something."""
    assert without(said) == said.removesuffix(" please")


def test_a_question_stays_one(without):
    """Though its mark stood behind the aside."""
    assert without("does it run on Android please?") == "does it run on Android?"
