"""What is said to the advisor rather than of a project."""

import pytest


@pytest.mark.parametrize(
    "text", ["this is crap, your last advice was useless", "that's not what I asked", "you are wrong"]
)
def test_a_complaint_is_answered_with_what_was_understood(person, text):
    """So that it can be put right; nothing of it is lost."""
    person.say("image classification on Android", "just tell me")
    reply = person.say(text)
    assert (reply.kinds, "Android" in reply.text, "Start over" in reply.buttons) == (["clarification"], True, True)
    assert person.advice().needs["target"] == ["android"]


@pytest.mark.parametrize("text", ["are you a real person?", "am I talking to a bot", "who made you"])
def test_it_says_that_it_is_a_program(person, text):
    """Whoever asks."""
    assert "program" in person.say(text).text


def test_bad_words_about_a_framework_are_no_complaint(person):
    """They are about it."""
    reply = person.say("image classification on a server", "just tell me", "TensorFlow is garbage")
    assert "clarification" not in reply.kinds
