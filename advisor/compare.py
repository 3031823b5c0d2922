"""Named frameworks side by side: a verdict for each need that was stated, and for each criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.advice import Advice, Advisor
from advisor.needs import Needs
from advisor.reasons import Reason, reasons
from advisor.stack import Option


@dataclass(frozen=True)
class Row:
    """One thing compared: framework id -> rating, 0 to 5, None where unknown."""

    criterion: str
    label: str
    values: dict[str, float | None]

    @property
    def best(self) -> tuple[str, ...]:
        """The frameworks with the highest known rating; none where they are all the same."""
        known = {id_: value for id_, value in self.values.items() if value is not None}
        top = max(known.values(), default=0.0)
        first = tuple(id_ for id_, value in known.items() if value == top)
        return first if len(first) < len(self.values) else ()


@dataclass(frozen=True)
class Comparison:
    """`winner` is the one to take now; None where they do different jobs and so do not compete."""

    ids: tuple[str, ...]
    rows: tuple[Row, ...]
    advice: Advice | None
    winner: str | None
    reasons: tuple[Reason, ...]


def compare(advisor: Advisor, needs: Needs, ids: Sequence[str]) -> Comparison:
    """Compares two or more frameworks, given by id, in the role that they share."""
    role = shared_role(advisor, ids)
    if role is None:
        return Comparison(tuple(ids), (), None, None, ())
    advice = advisor.advise(needs, kind=role, among=frozenset(ids))
    options = {option.frameworks[0]: option for option in advice.evaluation.options}
    rows = _rows(advice, options)
    winner = _winner(advice, options)
    other = _runner_up(advice, options, winner)
    why = reasons(advisor.catalogue, advisor.tables, needs, advice.evaluation, options[winner], other, most=3)
    return Comparison(tuple(ids), rows, advice, winner, tuple(why))


def shared_role(advisor: Advisor, ids: Sequence[str]) -> str | None:
    """The role that all of them can play: training where they can, else running."""
    roles = [set(advisor.catalogue.frameworks[id_].roles) for id_ in ids]
    return next((role for role in ("train", "run") if all(role in have for have in roles)), None)


def _rows(advice: Advice, options: dict[str, Option]) -> tuple[Row, ...]:
    now = advice.evaluation
    found = []
    for index, column in enumerate(now.columns):
        ratings = {id_: now.ratings[now.options.index(option), index] for id_, option in options.items()}
        values = {id_: None if np.isnan(rating) else round(float(rating), 1) for id_, rating in ratings.items()}
        found.append(Row(column.id, column.label, values))
    return tuple(found)


def _winner(advice: Advice, options: dict[str, Option]) -> str:
    """The best score among those that may be advised at all; a retired one wins only against retired ones."""
    by_score = [advice.evaluation.options[row].frameworks[0] for row in advice.order]
    alive = [id_ for id_ in by_score if not advice.catalogue.frameworks[id_].retired]
    return (alive or by_score)[0]


def _runner_up(advice: Advice, options: dict[str, Option], winner: str) -> Option:
    by_score = [advice.evaluation.options[row] for row in advice.order]
    return next(option for option in by_score if option.frameworks[0] != winner)
