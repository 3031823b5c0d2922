"""What would change the advice, and what would put one framework first."""

import pytest

PROJECT = ("image classification on Android", "just tell me")


def test_all_single_changes_are_told(person):
    """Each leads to another pick than the present one."""
    pick = person.say(*PROJECT).of("recommendation")["pick"]
    payload = person.say("what would change your mind?").of("explanation")
    assert payload["about"] == "what_changes"
    assert payload["flips"]
    assert all(flip["pick"] != pick for flip in [*payload["flips"], *payload["weight_flips"]])


def test_a_weight_that_would_flip_the_pick_is_told_by_how_much(person):
    """As a factor on what counts now, which is not 1."""
    person.say("object detection on a Raspberry Pi", "just tell me")
    payload = person.say("what would change your mind?").of("explanation")
    assert payload["weight_flips"]
    assert all(flip["factor"] >= 0 and abs(flip["factor"] - 1) > 0.001 for flip in payload["weight_flips"])


@pytest.mark.parametrize("name", ["ncnn", "Core ML"])
def test_what_would_put_one_first(person, name):
    """One change or two, each leading to a pick with it."""
    person.say(*PROJECT)
    payload = person.say(f"what would make {name} win?").of("explanation")
    assert payload["framework"]["name"] == name
    assert payload["wins"]
    for win in payload["wins"]:
        assert 1 <= len(win["changes"]) <= 2
        assert payload["framework"]["id"] in {part["id"] for part in win["pick"].values() if part}


def test_nothing_puts_a_retired_one_first(person):
    """Its end is the reason, with a source."""
    payload = person.say(*PROJECT, "what would make Theano win?").of("explanation")
    assert payload["wins"] == []
    assert payload["evidence"]


def test_why_not_one_that_is_behind(person):
    """The points against it stand in the payload, all of them above nothing."""
    payload = person.say("image classification on a server", "just tell me", "why not JAX?").of("explanation")
    assert payload["about"] == "why_not"
    assert all(reason["points"] > 0 for reason in payload["reasons"])


def test_why_not_one_that_was_ruled_out(person):
    """One fact, and its source."""
    payload = person.say(*PROJECT, "why not Core ML?").of("explanation")
    assert "Android" in payload["because"]
    assert payload["evidence"]


@pytest.mark.parametrize("text", ["What would change it?", "what would have to change for another pick"])
def test_it_is_no_supposition(person, text):
    """Whoever asks it supposes nothing yet."""
    person.say("image classification on Android for a product", "just tell me")
    assert person.say(text).of("explanation")["about"] == "what_changes"
