"""How much more, or less, something would have to count for another candidate to come first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from advisor.advice import Advice
from advisor.evaluate import Evaluation
from advisor.ranking import HIGHEST, Floats
from advisor.stack import Option

MOST = 4.0
"""A change to more than this many times of what something counts is not worth telling."""


@dataclass(frozen=True)
class WeightFlip:
    """`criterion` counting `factor` times of what it does now puts `pick` level with the present pick, more ahead."""

    criterion: str
    label: str
    factor: float
    pick: Option


def weight_flips(advice: Advice) -> list[WeightFlip]:
    """For each thing that counts the nearest factors above and below 1 that lead to another pick, the smallest change
    of all weights first.

    Scores are linear in the weights, so each factor is exact: where the lead over a rival is used up by the difference
    of both ratings on one criterion.
    """
    found = [
        (abs(flip.factor - 1.0) * share, flip)
        for column, share in enumerate(advice.evaluation.weights)
        if share > 0
        for flip in _around(advice, column, float(share))
    ]
    return [flip for _, flip in sorted(found, key=lambda pair: (pair[0], pair[1].criterion))]


def _around(advice: Advice, column: int, share: float) -> Iterator[WeightFlip]:
    """The first rivals to draw level as one column counts more, and as it counts less."""
    now, leader = advice.evaluation, advice.order[0]
    rivals = [row for row in advice.order if now.options[row].frameworks != now.options[leader].frameworks]
    lead = now.scores[leader] - now.scores[rivals]
    slope = _known(now.ratings[rivals, column]) - _known(now.ratings[[leader], column])
    for sign in (1.0, -1.0):
        closing = slope * sign > 1e-9
        if closing.any():
            needed = np.where(closing, lead / np.where(closing, slope * sign, 1.0), np.inf)
            first = int(np.argmin(needed))
            factor = 1.0 + sign * float(needed[first]) / share
            if 0.0 <= factor <= MOST:
                criterion = now.columns[column]
                yield WeightFlip(criterion.id, criterion.label, factor, now.options[rivals[first]])


def weight_flip_to(advice: Advice, framework: str) -> WeightFlip | None:
    """The smallest change of what one criterion counts that puts some candidate with a framework first; None where no
    single one does, within `MOST`.
    """
    now = advice.evaluation
    rows = [row for row, option in enumerate(now.options) if framework in option.frameworks]
    found = [flip for row in rows for column in range(len(now.columns)) for flip in _first_at(now, row, column)]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _first_at(now: Evaluation, row: int, column: int) -> Iterator[tuple[float, WeightFlip]]:
    """The factor on a column nearest to 1 at which a candidate is first, with the change of weight that it is."""
    share, known = float(now.weights[column]), _known(now.ratings[:, column])
    gap, slope = np.delete(now.scores - now.scores[row], row), np.delete(known[row] - known, row)
    if share <= 0 or (gap[slope == 0] > 0).any():
        return
    lowest = max([0.0, *(gap[slope > 0] / slope[slope > 0])], default=0.0)
    highest = min([0.0, *(gap[slope < 0] / slope[slope < 0])], default=0.0)
    for moved in (lowest, highest):
        factor = 1.0 + moved / share
        if moved and 0.0 <= factor <= MOST and (gap - moved * slope <= 1e-9).all():
            criterion = now.columns[column]
            yield abs(moved), WeightFlip(criterion.id, criterion.label, factor, now.options[row])


def _known(ratings: Floats) -> Floats:
    """As the score counts them: an unknown rating is the middle."""
    found: Floats = np.where(np.isnan(ratings), HIGHEST / 2, ratings)
    return found
