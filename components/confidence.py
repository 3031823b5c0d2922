"""From how a classifier divides its certainty, and how near the training is, to the probability that it is right."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

EDGE = 1e-4
"""How near to 0 and 1 a share is taken to come."""

Floats = NDArray[np.float32]


def fitted(shares: ArrayLike, nearest: ArrayLike, right: ArrayLike) -> Floats:
    """(3,) the weights of Platt's scaling (Platt 1999) on two numbers, out of messages that training did not see.

    `shares`: of the best intent, `nearest`: the cosine to the nearest training message, `right`: whether it was right.
    Nobody's guess where all or none were right: then the share itself is as good.
    """
    from sklearn.linear_model import LogisticRegression  # only training needs it

    answers = np.asarray(right, dtype=bool)
    if answers.all() or not answers.any():
        return np.array([1.0, 0.0, 0.0], dtype=np.float32)
    model = LogisticRegression(C=10.0).fit(_evidence(shares, nearest), answers)
    return np.array([*model.coef_[0], *model.intercept_], dtype=np.float32)


def calibrated(shares: Floats, nearest: float, weights: Floats) -> Floats:
    """(k,) confidences for the shares of k intents, in the same order; the best one's is the probability meant.

    The others share what is left, and none comes before the best one.
    """
    best = float(shares.max())
    sure = float(1 / (1 + np.exp(-(_evidence([best], [nearest]) @ weights[:2] + weights[2])[0])))
    others = min(sure / best, (1 - sure) / max(1 - best, EDGE))
    found: Floats = np.where(np.arange(len(shares)) == shares.argmax(), sure, shares * others).astype(np.float32)
    return found


def _evidence(shares: ArrayLike, nearest: ArrayLike) -> NDArray[np.float64]:
    """(n, 2) the logarithm of the odds, and the cosine."""
    kept = np.clip(np.asarray(shares, dtype=float), EDGE, 1 - EDGE)
    return np.column_stack([np.log(kept / (1 - kept)), np.asarray(nearest, dtype=float)])
