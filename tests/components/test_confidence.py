"""Confidences that mean how often an answer is right."""

import numpy as np
import pytest

from components.confidence import calibrated, fitted

FLAT = np.array([1.0, 0.0, 0.0], dtype=np.float32)


def test_it_learns_how_often_such_answers_are_right():
    """Of those with a share of 0.5 nine in ten were right here, so that the confidence is 0.9."""
    shares, near, right = np.full(2000, 0.5), np.full(2000, 0.8), np.arange(2000) % 10 > 0
    confidences = calibrated(np.array([0.5, 0.3, 0.2], dtype=np.float32), 0.8, fitted(shares, near, right))
    assert confidences[0] == pytest.approx(0.9, abs=0.02)


def test_what_is_near_to_training_is_surer():
    """Where that told right from wrong."""
    near = np.linspace(0, 1, 1000)
    weights = fitted(np.full(1000, 0.5), near, near > 0.5)
    far, close = (calibrated(np.array([0.5, 0.5], dtype=np.float32), cosine, weights).max() for cosine in (0.2, 0.9))
    assert far < 0.2
    assert close > 0.8


@pytest.mark.parametrize("weights", [FLAT, np.array([3, 0, 2]), np.array([0.2, 0, -3])])
def test_they_stay_shares_in_the_same_order(weights):
    """However sure or unsure it is made."""
    shares = np.array([0.1, 0.45, 0.05, 0.4], dtype=np.float32)
    found = calibrated(shares, 0.5, weights)
    assert found.sum() <= 1 + 1e-6
    assert list(np.argsort(-found, kind="stable")) == list(np.argsort(-shares))


@pytest.mark.parametrize("right", [[True, True], [False, False], []])
def test_without_both_right_and_wrong_the_share_is_the_confidence(right):
    """There is nothing to learn from."""
    shares = np.array([0.7, 0.3], dtype=np.float32)
    assert calibrated(shares, 0.5, fitted([0.7] * len(right), [0.5] * len(right), right)) == pytest.approx(shares)
