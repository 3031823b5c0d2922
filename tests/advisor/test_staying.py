"""Staying with what a team has, next to leaving it."""

import pytest

from advisor.needs import Need, Needs
from advisor.staying import staying

PROJECT = (Need("task", "nlp"), Need("target", "server", must=True), Need("purpose", "product"))


def having(real, framework: str):
    """The advice for a team that has a framework in use."""
    return real.advise(Needs((*PROJECT, Need("current", framework))))


def test_nothing_in_use_nothing_to_stay_with(real):
    """None."""
    assert staying(real.advise(Needs(PROJECT))) is None


@pytest.mark.parametrize("framework", ["pytorch", "tensorflow", "paddlepaddle", "jax"])
def test_staying_agrees_with_the_advice(real, framework):
    """To stay is said exactly where the pick holds what there is."""
    advice = having(real, framework)
    assert staying(advice).stays == (framework in advice.pick.frameworks)


@pytest.mark.parametrize("framework", ["pytorch", "tensorflow", "paddlepaddle", "jax"])
def test_the_numbers_are_those_of_the_ranking(real, framework):
    """By how much keeping is ahead is the difference of two scores."""
    advice = having(real, framework)
    found, now = staying(advice), advice.evaluation
    kept, left = (float(now.scores[now.options.index(option)]) for option in (found.kept, found.left))
    assert found.ahead == pytest.approx(kept - left)


def test_what_is_left_for_is_what_was_asked_about(real):
    """Leaving for TensorFlow is held against staying, though something else would be the better way out."""
    assert "tensorflow" in staying(having(real, "pytorch"), ("tensorflow",)).left.frameworks


def test_there_is_no_staying_with_what_was_retired(real):
    """Nothing keeps it."""
    found = staying(having(real, "mxnet"))
    assert (found.kept, found.stays) == (None, False)
