"""A reason that was given can be dropped, and the ranking is made without it."""

import pytest


def weight(reply, criterion: str) -> float:
    """What a criterion or a need counts, 0 where it does not count at all."""
    parts = reply.of("recommendation")["ranking"][0]["contributions"]
    return next((part["weight"] for part in parts if part["criterion"] == criterion), 0.0)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("that does not matter to me", 0),
        ("the second reason doesn't matter", 1),
        ("I don't care about the second reason", 1),
    ],
)
def test_a_reason_is_dropped(person, text, place):
    """What it rested on counted before, and counts for nothing then."""
    before = person.say("object detection in a product on NVIDIA GPUs", "just tell me")
    criterion = before.of("recommendation")["reasons"][place]["criterion"]
    after = person.say(text)
    assert weight(before, criterion) > 0
    assert weight(after, criterion) == 0
    assert criterion not in {reason["criterion"] for reason in after.of("recommendation")["reasons"]}


def test_something_that_nobody_mentioned_can_be_dropped(person):
    """A criterion is told not to matter by its name; the rest stays."""
    before = person.say("image classification on a server", "just tell me")
    after = person.say("I don't care about the community")
    assert weight(before, "community") > 0
    assert weight(after, "community") == 0
    assert after.needs["task"] == ["vision"]


def test_a_dropped_reason_comes_back(person):
    """By going back."""
    before = person.say("image classification on a server", "just tell me").of("recommendation")["ranking"]
    assert person.say("the first reason is not important to me", "undo").of("recommendation")["ranking"] == before


def test_what_is_not_understood_is_asked(person):
    """Nothing is dropped by guess, and each button is a critique that leads on."""
    before = person.say("image classification on a server", "just tell me").of("recommendation")["needs"]
    reply = person.say("something nicer please")
    assert reply.of("clarification")["understood"] == []
    assert len(reply.buttons) > 1
    assert person.say("what did you understand of my project?").of("explanation")["needs"] == before
    assert "recommendation" in person.say(reply.buttons[0]).kinds
