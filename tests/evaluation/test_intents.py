"""Figures of classification on labels whose answers are known."""

import pytest

from evaluation.intents import accuracy, confusion, interval, scores

MEANT = ["a", "a", "a", "b", "b", "c"]
GOT = ["a", "a", "b", "b", "c", "x"]


def test_accuracy_is_the_share_that_is_right():
    """Three of six."""
    assert accuracy(MEANT, GOT) == pytest.approx(0.5)


def test_precision_and_recall_are_of_each_meant_label():
    """Of a: all that was found is right, two of three are found."""
    found = {score.label: score for score in scores(MEANT, GOT)}
    assert set(found) == {"a", "b", "c"}
    assert (found["a"].precision, found["a"].recall, found["a"].count) == (1.0, pytest.approx(2 / 3), 3)
    assert (found["c"].precision, found["c"].recall, found["c"].f1) == (0.0, 0.0, 0.0)


def test_rows_of_the_confusion_are_what_was_meant():
    """And a label that was only given has a column too."""
    labels, counts = confusion(MEANT, GOT)
    assert labels == ["a", "b", "c", "x"]
    assert counts.tolist() == [[2, 1, 0, 0], [0, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]]


def test_the_interval_is_wilsons():
    """8 of 10 is 0.490 to 0.943 (statsmodels 0.14, proportion_confint, method wilson)."""
    assert interval(8, 10) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))


def test_nothing_measured_says_nothing():
    """The interval is everything."""
    assert interval(0, 0) == (0.0, 1.0)
