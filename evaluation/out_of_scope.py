"""How well messages that are not for the advisor are told from those that are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_curve

from evaluation.held_out import OUT_OF_SCOPE
from evaluation.reading import Ranking

FALSE_ALARMS = 0.05
"""The share of messages in scope that may be taken for out of scope when the rate of detection is read off."""

Floats = NDArray[np.float64]


def strangeness(ranking: Ranking) -> float:
    """From 0 to 1: how little the message is like any intent in scope.

    One minus the confidence of the best intent in scope: it rises when the message is like nothing known, and when the
    trained intent for what is out of scope takes the probability.
    """
    return 1.0 - max((confidence for name, confidence in ranking if name != OUT_OF_SCOPE), default=0.0)


def threshold(inside: Sequence[float], alarms: float = FALSE_ALARMS) -> float:
    """The strangeness above which at most that share of the messages in scope lies."""
    return float(np.quantile(np.asarray(inside), 1.0 - alarms, method="higher"))


def detected(inside: Sequence[float], outside: Sequence[float], alarms: float = FALSE_ALARMS) -> float:
    """The share of the messages out of scope that lies above that threshold."""
    return float(np.mean(np.asarray(outside) > threshold(inside, alarms)))


def curve(inside: Sequence[float], outside: Sequence[float]) -> tuple[Floats, Floats]:
    """False alarms and detection, both from 0 to 1, for every threshold."""
    alarms, found, _ = roc_curve([0] * len(inside) + [1] * len(outside), [*inside, *outside])
    return alarms, found
