"""A team with something that works is told whether to stay, and what leaving costs; some need no deep learning."""

import pytest

TEAM = "We use {name} for text classification on a server in Python for a product. Should we {what}?"


@pytest.mark.parametrize("what", ["stay", "stay with it", "switch", "switch to TensorFlow"])
def test_the_best_is_to_stay(person, what):
    """What there is stays in the pick, keeping it saves points, and the text says to stay."""
    reply = person.say(TEAM.format(name="PyTorch", what=what))
    stay = reply.of("recommendation")["staying"]
    assert stay["stays"] is True
    assert "pytorch" in reply.pick
    assert stay["switching"] > 0
    assert stay["ahead"] > 0
    assert "Stay with PyTorch" in reply.text


def test_leaving_is_told_with_its_cost(person):
    """Where leaving is better all the same, both numbers are told."""
    stay = (reply := person.say(TEAM.format(name="PaddlePaddle", what="switch"))).of("recommendation")["staying"]
    assert stay["stays"] is False
    assert stay["ahead"] < 0
    assert f"{stay['switching']:.2f}" in reply.text
    assert f"{-stay['ahead']:.2f}" in reply.text


def test_what_is_in_use_is_remembered(person):
    """The next reply counts it as well."""
    person.say(TEAM.format(name="PyTorch", what="switch"))
    assert person.advice().needs["current"] == ["pytorch"]


def test_a_retired_framework_cannot_be_stayed_with(person):
    """There is nothing to keep."""
    reply = person.say("our code is in MXNet and classifies images on a server", "just tell me")
    assert reply.of("recommendation")["staying"]["kept"] is None
    assert "mxnet" not in reply.pick


@pytest.mark.parametrize("text", ["I have 500 rows in Excel", "tabular data with 2000 rows, Python"])
def test_small_tables_need_no_deep_learning(person, text):
    """What is advised is made for tables."""
    train, run = person.say(text).pick
    assert {train, run} <= {"scikit-learn", "xgboost", "lightgbm", "catboost", None}
