"""How much more, or less, something would have to count for another candidate to come first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from advisor.advice import Advice, once
from advisor.evaluate import Evaluation
from advisor.ranking import Floats, Rows, known
from advisor.stack import Option

MOST = 4.0
"""A change to more than this many times of what something counts is not worth telling."""

LEAST = 1e-9
"""Ratings no further apart than this are equal: what is left is rounding."""


@dataclass(frozen=True)
class WeightFlip:
    """`criterion` counting `factor` times of what it does now puts `pick` level with the present pick, more ahead."""

    criterion: str
    label: str
    factor: float
    pick: Option


@once
def weight_flips(advice: Advice) -> list[WeightFlip]:
    """For each thing that counts the nearest factors above and below 1 that lead to another pick, the smallest change
    of all weights first.

    Scores are linear in the weights, so each factor is exact: where the lead over a rival is used up by the difference
    of both ratings on one criterion.
    """
    found = [(abs(flip.factor - 1.0) * share, flip) for share, flip in _around(advice)]
    return [flip for _, flip in sorted(found, key=lambda pair: (pair[0], pair[1].criterion))]


def _around(advice: Advice) -> Iterator[tuple[float, WeightFlip]]:
    """The first rivals to draw level as each column counts more, and as it counts less, with what it counts now."""
    now, leader = advice.evaluation, advice.order[0]
    rivals = [row for row in advice.order if now.options[row].frameworks != now.options[leader].frameworks]
    if not rivals:
        return
    lead, rated = now.scores[leader] - now.scores[rivals], known(now.ratings)
    slope = rated[rivals] - rated[leader]
    nearest = {sign: _nearest(lead, slope * sign) for sign in (1.0, -1.0)}
    for column, share in enumerate(map(float, now.weights)):
        for sign, (first, needed) in nearest.items() if share > 0 else ():
            factor = 1.0 + sign * float(needed[column]) / share
            if 0.0 <= factor <= MOST:
                criterion = now.columns[column]
                yield share, WeightFlip(criterion.id, criterion.label, factor, now.options[rivals[first[column]]])


def _nearest(lead: Floats, closing: Floats) -> tuple[Rows, Floats]:
    """(columns,) which rival draws level first, of (rivals, columns) what it gains, and with how much more of a weight;
    infinitely much where none gains anything.
    """
    gains = closing > LEAST
    needed = np.where(gains, lead[:, np.newaxis] / np.where(gains, closing, 1.0), np.inf)
    return needed.argmin(axis=0), needed.min(axis=0)


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
    share, rated = float(now.weights[column]), known(now.ratings[:, column])
    gap, slope = np.delete(now.scores - now.scores[row], row), np.delete(rated[row] - rated, row)
    if share <= 0 or (gap[slope == 0] > 0).any():
        return
    lowest = max([0.0, *(gap[slope > 0] / slope[slope > 0])], default=0.0)
    highest = min([0.0, *(gap[slope < 0] / slope[slope < 0])], default=0.0)
    for moved in (lowest, highest):
        factor = 1.0 + moved / share
        if moved and 0.0 <= factor <= MOST and (gap - moved * slope <= 1e-9).all():
            criterion = now.columns[column]
            yield abs(moved), WeightFlip(criterion.id, criterion.label, factor, now.options[row])
