"""Figures of classification: how often the intent is right, for which, and what it is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support


@dataclass(frozen=True)
class Score:
    """Of one label: shares from 0 to 1, and how many messages really have it."""

    label: str
    precision: float
    recall: float
    f1: float
    count: int


def accuracy(wanted: Sequence[str], got: Sequence[str]) -> float:
    """The share that is right; of none it is 0."""
    return float(np.mean(np.array(wanted) == np.array(got))) if wanted else 0.0


def scores(wanted: Sequence[str], got: Sequence[str]) -> list[Score]:
    """Of each wanted label, in alphabetical order; a label that was never given has precision 0."""
    labels = sorted(set(wanted))
    columns = precision_recall_fscore_support(wanted, got, labels=labels, zero_division=0)
    lines = zip(labels, *columns, strict=True)
    return [Score(label, float(p), float(r), float(f1), int(count)) for label, p, r, f1, count in lines]


def confusion(wanted: Sequence[str], got: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    """All labels, and how often the one of the row was taken for the one of the column."""
    labels = sorted({*wanted, *got})
    return labels, confusion_matrix(wanted, got, labels=labels)


def interval(right: int, count: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's 95 % confidence interval of a share (Wilson 1927), which says what a small set can tell at all."""
    if not count:
        return 0.0, 1.0
    share, scale = right / count, 1 + z * z / count
    middle = (share + z * z / (2 * count)) / scale
    half = z * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / scale
    return float(middle - half), float(middle + half)
