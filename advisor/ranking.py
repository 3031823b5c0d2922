"""Scores under uncertain weights: stochastic multicriteria acceptability analysis.

Weights that nobody stated, and ratings that nobody knows, are ranges. Sampling them says in what share of all that fits
with what was said an option comes first (the first-rank acceptability index of SMAA-2, Lahdelma & Salminen 2001,
doi:10.1287/opre.49.3.444.11220).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

HIGHEST = 5.0
"""The best rating; the worst is 0, and an unknown one is anywhere between."""

TIE = 1e-12
"""Scores no further apart than this are equal: what is left is rounding."""

SLACK = 1e-9
"""What an option may lie behind and still be looked at: more than a tie, so that no tie is missed."""

BLOCK = 1 << 17
"""Numbers worked on at once: as many as stay in a processor's cache (1 MB), which bounds the memory too."""

RIVALS = 4
"""How many strong options each other one is measured against before anything is sampled."""


def normalised(importance: Floats) -> Floats:
    """Weights that add up to 1 along the last axis; all zero stays equal weights."""
    importance = np.asarray(importance, dtype=float)
    total = importance.sum(axis=-1, keepdims=True)
    if (total > 0).all():
        shared: Floats = importance / total
        return shared
    equal = np.full_like(importance, 1.0 / importance.shape[-1])
    return np.divide(importance, total, out=equal, where=total > 0)


def sample_weights(low: Floats, high: Floats, samples: int, rng: np.random.Generator) -> Floats:
    """(samples, criteria) weights, each row adding up to 1, importance uniform between `low` and `high` (criteria,).

    In memory they stand criterion by criterion, which is how scores are added up, and are made in one place: memory
    that is asked for anew took longer than the sums.
    """
    importance = rng.random((len(low), samples))  # `rng.uniform` gives the same numbers, three times as slowly
    importance *= (high - low)[:, None]
    importance += low[:, None]
    total = importance.sum(axis=0)
    importance[:, total == 0] = 1.0
    importance /= np.where(total > 0, total, len(low))
    return importance.T


def known(ratings: Floats) -> Floats:
    """The ratings as the score counts them: an unknown one is the middle."""
    found: Floats = np.where(np.isnan(ratings), HIGHEST / 2, ratings)
    return found


def points(ratings: Floats, weights: Floats) -> Floats:
    """(options, criteria) contributions; their sum along a row is the score."""
    return known(ratings) * weights


def first_shares(ratings: Floats, weights: Floats, rng: np.random.Generator) -> Floats:
    """(options,) share of the sampled weightings (samples, criteria) in which each option comes first.

    Options that tie for first place share it, and unknown ratings (NaN) are drawn anew for each sample. The order of
    options never matters: numbers are drawn in the order of what the options are rated, and options that are rated
    alike have the mean of their shares.
    """
    shares, columns = np.zeros(len(ratings)), np.ascontiguousarray(weights.T)
    rows = _possible(ratings, columns)
    if np.isnan(ratings[rows]).any():
        rows = rows[_hopeful(ratings[rows], columns)]
        rows = rows[np.lexsort(_filled(ratings[rows], -1.0).T)]
    shares[rows] = _evened(ratings[rows], _wins(ratings[rows], columns, rng)) / len(weights)
    return shares


def _filled(ratings: Floats, value: float) -> Floats:
    """The ratings with a value in place of the unknown ones."""
    return np.where(np.isnan(ratings), value, ratings)


def _chunks(columns: Floats, width: int) -> Iterator[Floats]:
    """(criteria, samples) the weightings in parts that make a block where each is worth `width` numbers."""
    step = max(1, BLOCK // max(1, width))
    return (columns[:, start : start + step] for start in range(0, columns.shape[1], step))


def _possible(ratings: Floats, columns: Floats) -> Rows:
    """The options that some weighting between the lowest and the highest of each criterion may put first.

    The others lose to one and the same rival in every sample, so that leaving them out changes no share.
    """
    low, high = columns.min(axis=1), columns.max(axis=1)
    worst, best = _filled(ratings, 0.0), _filled(ratings, HIGHEST)
    found = np.ones(len(ratings), dtype=bool)
    for rival in np.argsort(-(worst @ (low + high)))[:RIVALS]:
        ahead = best - worst[rival]
        found &= np.maximum(ahead, 0.0) @ high + np.minimum(ahead, 0.0) @ low >= -SLACK
    return np.flatnonzero(found)


def _hopeful(ratings: Floats, columns: Floats) -> Rows:
    """The options that come first in some sample if their unknown ratings are the best and all others' the worst.

    The others are not drawn for: they cannot win, whatever is drawn.
    """
    worst, best = _filled(ratings, 0.0), _filled(ratings, HIGHEST)
    found = np.zeros(len(ratings), dtype=bool)
    for chunk in _chunks(columns, len(ratings)):
        floor = (worst @ chunk).max(axis=0) - SLACK
        found |= (best @ chunk >= floor).any(axis=1)
    return np.flatnonzero(found)


def _wins(ratings: Floats, columns: Floats, rng: np.random.Generator) -> Floats:
    """(options,) how many samples each option wins; a tie of n is the nth part of a win."""
    option, criterion = np.nonzero(np.isnan(ratings))
    known, wins = _filled(ratings, 0.0), np.zeros(len(ratings))
    for chunk in _chunks(columns, max(len(ratings), len(option))):
        scores = known @ chunk
        if len(option):
            drawn = rng.random((len(option), chunk.shape[1]))
            drawn *= HIGHEST
            drawn *= chunk[criterion]
            _add_rows(scores, option, drawn)
        wins += _first(scores)
    return wins


def _add_rows(scores: Floats, option: Rows, drawn: Floats) -> None:
    """Adds each row of `drawn` to the row of `scores` that the sorted `option` names, as fast as rows can be added."""
    nth = np.arange(len(option)) - np.searchsorted(option, option)
    for turn in range(nth.max() + 1):
        rows = nth == turn
        scores[option[rows]] += drawn[rows]


def _first(scores: Floats) -> Floats:
    """(options,) wins in `scores` (options, samples)."""
    winners = np.flatnonzero(scores >= scores.max(axis=0) - TIE)
    option, sample = np.divmod(winners, scores.shape[1])
    ties = np.bincount(sample, minlength=scores.shape[1])
    return np.bincount(option, weights=1.0 / ties[sample], minlength=len(scores)).astype(float)


def _evened(ratings: Floats, wins: Floats) -> Floats:
    """Wins, with the mean in place of each where neighbouring `ratings` are the same."""
    filled = _filled(ratings, -1.0)
    group = np.append(0, np.cumsum((filled[1:] != filled[:-1]).any(axis=1)))
    found: Floats = (np.bincount(group, weights=wins) / np.bincount(group))[group]
    return found
