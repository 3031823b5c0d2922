"""Scores under uncertain weights: stochastic multicriteria acceptability analysis.

Weights that nobody stated, and ratings that nobody knows, are ranges. Sampling them says in what share of all that fits
with what was said an option comes first (the first-rank acceptability index of SMAA-2, Lahdelma & Salminen 2001,
doi:10.1287/opre.49.3.444.11220).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HIGHEST = 5.0
"""The best rating; the worst is 0, and an unknown one is anywhere between."""

CHUNK = 500
"""Samples worked on at once, which bounds the memory."""


def normalised(importance: Floats) -> Floats:
    """Weights that add up to 1 along the last axis; all zero stays equal weights."""
    importance = np.asarray(importance, dtype=float)
    total = importance.sum(axis=-1, keepdims=True)
    equal = np.full_like(importance, 1.0 / importance.shape[-1])
    return np.divide(importance, total, out=equal, where=total > 0)


def sample_weights(low: Floats, high: Floats, samples: int, rng: np.random.Generator) -> Floats:
    """(samples, criteria) weights, each row adding up to 1, importance uniform between `low` and `high` (criteria,)."""
    return normalised(rng.uniform(low, high, size=(samples, len(low))))


def points(ratings: Floats, weights: Floats) -> Floats:
    """(options, criteria) contributions; their sum along a row is the score. An unknown rating counts as the middle."""
    known: Floats = np.where(np.isnan(ratings), HIGHEST / 2, ratings)
    return known * weights


def first_shares(ratings: Floats, weights: Floats, rng: np.random.Generator) -> Floats:
    """(options,) share of the sampled weightings (samples, criteria) in which each option comes first.

    Options that tie for first place share it, so that the order of options never matters. Unknown ratings (NaN) are
    drawn anew for each sample.
    """
    unknown = np.argwhere(np.isnan(ratings))
    known = np.where(np.isnan(ratings), 0.0, ratings)
    wins = np.zeros(len(ratings))
    for start in range(0, len(weights), CHUNK):
        chunk = weights[start : start + CHUNK]
        scores = chunk @ known.T
        if len(unknown):
            drawn = rng.uniform(0.0, HIGHEST, size=(len(chunk), len(unknown)))
            for column, (option, criterion) in enumerate(unknown):
                scores[:, option] += chunk[:, criterion] * drawn[:, column]
        best = scores >= scores.max(axis=1, keepdims=True) - 1e-12
        wins += (best / best.sum(axis=1, keepdims=True)).sum(axis=0)
    shares: Floats = wins / len(weights)
    return shares
