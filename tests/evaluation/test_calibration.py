"""Confidence and what it is worth."""

import pytest

from evaluation.calibration import Bin, answered, best_threshold, costs, expected_error, reliability


def test_bins_hold_the_mean_confidence_and_the_share_that_is_right():
    """Two bins are used of ten."""
    bins = reliability([0.12, 0.18, 0.95, 1.0], [False, True, True, True])
    assert [(part.confidence, part.right, part.count) for part in bins] == [
        (pytest.approx(0.15), 0.5, 2),
        (pytest.approx(0.975), 1.0, 2),
    ]


def test_the_expected_error_weighs_bins_by_their_messages():
    """(3 x 0.1 + 1 x 0.5) / 4."""
    assert expected_error([Bin(0.6, 0.7, 3), Bin(0.9, 0.4, 1)]) == pytest.approx(0.2)


def test_perfect_confidence_has_no_error():
    """Half of what is half sure is right."""
    assert expected_error(reliability([0.5, 0.5], [True, False])) == 0.0


def test_answering_everything_costs_what_is_wrong():
    """One of four, at threshold 0."""
    assert costs([0.1, 0.6, 0.7, 0.8], [False, True, True, True])[0] == pytest.approx(0.25)


def test_the_best_threshold_lies_between_wrong_and_right():
    """Below are errors alone, above is nothing but right answers."""
    assert 0.2 < best_threshold([0.1, 0.2, 0.6, 0.9], [False, False, True, True]) <= 0.6


def test_where_all_is_right_nothing_is_asked():
    """The threshold is below every confidence."""
    assert best_threshold([0.3, 0.9], [True, True]) <= 0.3


def test_what_is_answered_and_right():
    """Three of four are answered at 0.5, and two of these are right."""
    assert answered([0.1, 0.6, 0.7, 0.8], [True, True, True, False], 0.5) == (0.75, pytest.approx(2 / 3))
