"""Telling messages out of scope apart, on made-up strangeness."""

import pytest

from evaluation.out_of_scope import curve, detected, strangeness, threshold

INSIDE = [i / 100 for i in range(100)]  # 0.00 to 0.99


def test_the_trained_intent_for_it_makes_a_message_strange():
    """Only the best intent in scope counts."""
    assert strangeness((("out_of_scope", 0.8), ("greet", 0.15))) == pytest.approx(0.85)


def test_a_message_that_is_like_nothing_is_strange():
    """Though an intent in scope is the likeliest."""
    assert strangeness((("greet", 0.1), ("out_of_scope", 0.05))) == pytest.approx(0.9)


def test_a_message_without_intents_is_as_strange_as_can_be():
    """It could not be read."""
    assert strangeness(()) == 1.0


def test_at_most_the_allowed_share_lies_above_the_threshold():
    """Five of a hundred."""
    limit = threshold(INSIDE, 0.05)
    assert sum(value > limit for value in INSIDE) in {4, 5}


def test_the_rate_is_the_share_above_the_threshold():
    """Two of four."""
    assert detected(INSIDE, [0.1, 0.5, 0.97, 0.98]) == 0.5


def test_the_curve_of_a_perfect_score_goes_through_the_corner():
    """No false alarm, and all found."""
    alarms, found = curve([0.1, 0.2], [0.8, 0.9])
    assert (0.0, 1.0) in set(zip(alarms.tolist(), found.tolist(), strict=True))
