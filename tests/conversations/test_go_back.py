"""The last change is undone, one after the other, down to the first."""

import pytest


@pytest.mark.parametrize("text", ["go back", "undo", "undo that"])
def test_going_back_gives_the_advice_before(person, text):
    """To the number."""
    before = person.say("speech recognition on a server", "just tell me").of("recommendation")["ranking"]
    person.say("anything but Microsoft")
    assert person.say(text).of("recommendation")["ranking"] == before


def test_what_is_undone_is_told(person):
    """It stands under what was dropped."""
    person.say("speech recognition on a server", "just tell me")
    added = person.say("what if it had to run on Windows?").of("recommendation")["changed"]["added"]
    assert person.say("go back").of("recommendation")["changed"]["dropped"] == added


def test_going_back_twice_goes_back_twice(person):
    """Not forth again."""
    first = person.say("image classification on a server", "just tell me").of("recommendation")["needs"]
    person.say("what if it had to run on Windows?", "what if we needed Java?")
    assert person.say("go back", "go back").of("recommendation")["needs"] == first


def test_there_may_be_nothing_to_undo(person):
    """It is said."""
    assert person.say("undo").of("explanation")["about"] == "nothing_to_undo"
