"""Whether to stay with what a team has: what leaving would cost, and what is ahead once that is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.advice import Advice
from advisor.evaluate import switching_rating
from advisor.stack import Option

KIN = 4.0
"""How much of the code stays useful from which something is of the same family."""


@dataclass(frozen=True)
class Staying:
    """The best candidate that keeps what there is (`kept`), and the best that does without it (`left`); None where no
    such one is possible. `switching` is the points of score that keeping saves in rewriting, `ahead` by how many points
    keeping is the better one, all counted; negative where leaving is better.
    """

    current: tuple[str, ...]
    kept: Option | None
    left: Option | None
    switching: float
    ahead: float

    @property
    def stays(self) -> bool:
        """Whether to stay."""
        return self.kept is not None and (self.left is None or self.ahead >= 0)

    @property
    def afresh(self) -> bool:
        """Whether the other one would be better if nothing had been built yet."""
        return self.stays and self.left is not None and self.ahead < self.switching


def staying(advice: Advice, to: Sequence[str] = ()) -> Staying | None:
    """Staying next to leaving, for what was named in `to` where that is possible; None where nothing is in use."""
    current = tuple(id_ for id_ in advice.needs.values("current") if id_ in advice.catalogue.frameworks)
    if not current or not advice.order:
        return None
    keep = [row for row in advice.order if _holds(advice, row, current)]
    leave = [row for row in advice.order if not _holds(advice, row, current)]
    leave = [row for row in leave if _holds(advice, row, to)] or _apart(advice, leave, current) or leave
    if not keep or not leave:
        return Staying(current, _option(advice, keep), _option(advice, leave), 0.0, 0.0)
    column = [c.id for c in advice.evaluation.columns].index("switching")
    switching, scores = advice.points[:, column], advice.evaluation.scores
    return Staying(
        current,
        _option(advice, keep),
        _option(advice, leave),
        float(switching[keep[0]] - switching[leave[0]]),
        float(scores[keep[0]] - scores[leave[0]]),
    )


def _apart(advice: Advice, rows: Sequence[int], current: tuple[str, ...]) -> list[int]:
    """Those that share no code with what there is, unless the pick itself does without it."""
    if advice.order[0] in rows:
        return []
    options, catalogue = advice.evaluation.options, advice.catalogue
    return [
        row for row in rows if all(switching_rating(catalogue, p, {*current}) < KIN for p in options[row].frameworks)
    ]


def _holds(advice: Advice, row: int, ids: Sequence[str]) -> bool:
    return bool(set(ids) & set(advice.evaluation.options[row].frameworks))


def _option(advice: Advice, rows: Sequence[int]) -> Option | None:
    return advice.evaluation.options[rows[0]] if rows else None
