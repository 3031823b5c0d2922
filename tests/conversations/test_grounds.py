"""What the advice rests on can be asked for in a few words."""

import pytest

ANDROID = "image classification on Android for a product"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("how sure are you", "sure"),
        ("show me the sources", "sources"),
        ("why should I trust you", "trust"),
        ("can you explain that simpler", "plain"),
        ("so do we train anything ourselves?", "trains"),
        ("what do we lose", "against"),
        ("which risks", "against"),
    ],
)
def test_each_is_answered_by_itself(person, text, about):
    """Neither the advice nor all its reasons are repeated, and nothing is changed."""
    before = person.say(ANDROID, "just tell me").of("recommendation")["needs"]
    assert person.say(text).of("explanation")["about"] == about
    assert person.advice().of("recommendation")["needs"] == before


def test_sources_have_addresses(person):
    """And the day on which each was looked at."""
    text = person.say(ANDROID, "just tell me", "where do you get that from?").text
    assert "https://" in text
    assert "checked 20" in text


def test_another_way_to_train_is_a_button(person):
    """It does what it says."""
    button = person.say(ANDROID, "just tell me", "do we have to train?").buttons[0]
    assert person.say(button).pick[0] is None


def test_a_model_taken_for_trained_is_put_right_by_a_button(person):
    """Where it was understood to be there already."""
    person.say("we trained a detector in PyTorch and it must run on an Android phone offline", "just tell me")
    assert person.advice().pick[0] is None
    button = person.say("do I have to train anything?").buttons[0]
    assert person.say(button).pick[0] is not None


def test_what_is_taken_for_granted_is_read_back(person):
    """With what was understood."""
    assert "Taken for granted" in person.say(ANDROID, "just tell me", "what did you understand?").text


def test_no_preference_has_no_firmness(person):
    """Who does not mind does not wish that."""
    person.say("image classification on Android", "no preference")
    assert "no preference (" not in person.say("what did you understand?").text
