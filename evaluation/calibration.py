"""Whether a confidence of 0.7 is right in seven of ten cases, and where the threshold for asking back should lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

BINS = 10
ASKING = 0.5
"""What it costs to ask back, where a wrong answer costs 1: it is worth it when the answer is more likely wrong."""

STEPS = np.round(np.arange(0.0, 1.0, 0.01), 2)
"""The thresholds that are tried."""


@dataclass(frozen=True)
class Bin:
    """Messages with about the same confidence: their mean confidence, the share that is right, how many."""

    confidence: float
    right: float
    count: int


def reliability(confidences: ArrayLike, right: ArrayLike, bins: int = BINS) -> list[Bin]:
    """Bins of equal width from 0 to 1, without the empty ones."""
    sure, hits = np.asarray(confidences, dtype=float), np.asarray(right, dtype=float)
    places = np.minimum((sure * bins).astype(int), bins - 1)
    used = [places == place for place in np.unique(places)]
    return [Bin(float(sure[at].mean()), float(hits[at].mean()), int(at.sum())) for at in used]


def expected_error(bins: list[Bin]) -> float:
    """Expected calibration error (Naeini et al. 2015): the mean distance of both shares, weighted by the counts."""
    total = sum(part.count for part in bins)
    return sum(part.count * abs(part.confidence - part.right) for part in bins) / total if total else 0.0


def costs(confidences: ArrayLike, right: ArrayLike, asking: float = ASKING) -> NDArray[np.float64]:
    """The mean cost of a message for each of STEPS as the threshold: wrong answers given, and times asked back."""
    sure, hits = np.asarray(confidences, dtype=float), np.asarray(right, dtype=bool)
    asked = sure[None, :] < STEPS[:, None]
    wrong = ~asked & ~hits[None, :]
    found: NDArray[np.float64] = (wrong + asking * asked).mean(axis=1)
    return found


def best_threshold(confidences: ArrayLike, right: ArrayLike, asking: float = ASKING) -> float:
    """The cheapest threshold; the middle one where several are."""
    found = costs(confidences, right, asking)
    cheapest = STEPS[np.isclose(found, found.min())]
    return float(cheapest[len(cheapest) // 2])


def answered(confidences: ArrayLike, right: ArrayLike, threshold: float) -> tuple[float, float]:
    """The share that is answered at a threshold, and the share of those that is right."""
    sure, hits = np.asarray(confidences, dtype=float), np.asarray(right, dtype=float)
    kept = sure >= threshold
    return float(kept.mean()), float(hits[kept].mean()) if kept.any() else 0.0
