"""Scores every candidate for some needs: which survive the musts, what counts and by how much, and the rating on
each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from advisor.fits import criterion_of, need_fit, unsuited, violations
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.ranking import Floats, normalised, points
from advisor.stack import Option, kind_for, side
from advisor.tables import Flags, Tables, join

SPREAD = 0.75
"""How far below and above a stated importance the sampled one may lie."""

INSISTED = 1.6
"""How much more the fit with a must counts than with a wish: how well it holds matters, not only whether."""

LESSER = 0.5
"""What is left of the importance of what matters less than something else."""

SWITCHING = (1.5, 3.0)
"""The importance of what a team has already, once it said so."""


@dataclass(frozen=True)
class Column:
    """One thing that counts: a criterion, or the fit with a stated need; `low` and `high` bound its importance."""

    id: str
    label: str
    low: float
    high: float


@dataclass(frozen=True)
class Evaluation:
    """Surviving candidates with `ratings` (options, columns), mean `weights` (columns,) and `scores` (options,)."""

    kind: str
    options: tuple[Option, ...]
    columns: tuple[Column, ...]
    ratings: Floats
    weights: Floats
    scores: Floats

    @property
    def leader(self) -> Option | None:
        """The candidate with the highest score, the first by id where several tie; None when none survived."""
        return self.options[int(np.argmax(self.scores))] if self.options else None


def evaluate(
    catalogue: Catalogue, tables: Tables, needs: Needs, kind: str | None = None, among: frozenset[str] | None = None
) -> Evaluation:
    """Everything that ranking, questions and reasons are drawn from. Deterministic; sampling is `advisor.ranking`'s.

    `kind` overrides what the needs suggest. `among` scores just these frameworks, the banned ones and those that
    break a must included, for comparing what was named.
    """
    kind = kind or kind_for(needs, catalogue)
    broken = violations(tables, catalogue, kind, needs) if among is None else {}
    out = tables.contains(kind, banned(catalogue, needs)) if among is None else ~_only(tables, kind, among)
    if among is None:
        out = out | unsuited(tables, catalogue, kind, needs)
    failing = np.any([out, *broken.values()], axis=0)
    columns, ratings = _columns(catalogue, tables, kind, needs)
    weights = normalised(np.array([(c.low + c.high) / 2 for c in columns]))
    surviving = ratings[~failing]
    return Evaluation(
        kind=kind,
        options=tuple(tables.options[kind][row] for row in np.flatnonzero(~failing)),
        columns=columns,
        ratings=surviving,
        weights=weights,
        scores=points(surviving, weights).sum(axis=1),
    )


def _only(tables: Tables, kind: str, among: frozenset[str]) -> Flags:
    """(options,) whether a candidate is made of nothing else than some frameworks."""
    return ~tables.contains(kind, set(tables.ids) - among)


def removed(catalogue: Catalogue, tables: Tables, needs: Needs, kind: str) -> dict[Option, tuple[Need, ...]]:
    """The candidates that could be advised if some musts were given up, with those musts."""
    broken = violations(tables, catalogue, kind, needs)
    out = tables.contains(kind, banned(catalogue, needs)) | unsuited(tables, catalogue, kind, needs, musts=False)
    return {
        option: tuple(need for need, fails in broken.items() if fails[row])
        for row, option in enumerate(tables.options[kind])
        if not out[row] and any(fails[row] for fails in broken.values())
    }


def banned(catalogue: Catalogue, needs: Needs) -> set[str]:
    """The frameworks that may never be advised: retired ones, and what the person excluded."""
    excluded = {n.value for n in needs.items if n.id == "exclude" and n.value}
    return {
        framework.id
        for framework in catalogue.frameworks.values()
        if framework.retired or {framework.id, framework.governance.vendor} & excluded
    }


def _columns(catalogue: Catalogue, tables: Tables, kind: str, needs: Needs) -> tuple[tuple[Column, ...], Floats]:
    """What counts, and (options, columns) the ratings of all candidates of the kind."""
    columns, ratings = [], []
    for id_, need in catalogue.needs.items():
        fit = need_fit(tables, catalogue, kind, needs, id_)
        if fit is not None:
            more = INSISTED if any(item.must for item in needs.wanted(id_)) else 1.0
            columns.append(Column(id_, need.label, need.importance[0] * more, need.importance[1] * more))
            ratings.append(fit)
    raised = importances(catalogue, needs)
    for row, criterion in enumerate(catalogue.criteria.values()):
        if _counts(criterion.role, kind):
            low, high = raised.get(criterion.id, criterion.importance)
            if high > 0:
                columns.append(Column(criterion.id, criterion.label, low, high))
                own = criterion.id == "switching"
                ratings.append(_switching(catalogue, tables, needs, kind) if own else tables.rated[kind][:, row])
    return tuple(columns), np.array(ratings).T


def _counts(role: str, kind: str) -> bool:
    """Whether a criterion with this role says anything about candidates of a kind: a path needs two ends."""
    joined = kind == "pair" or ":" in kind
    return joined if role == "pair" else role in {"both", "worst", side(kind)} or kind == "pair"


def importances(catalogue: Catalogue, needs: Needs) -> dict[str, tuple[float, float]]:
    """The importance of the criteria that something said raises or sets to nothing."""
    levels: dict[str, float] = {}
    for need in needs.items:
        value = catalogue.needs[need.id].values.get(need.value or "")
        if value and need.wanted:
            for criterion, level in value.raises.items():
                levels[criterion] = max(level, levels.get(criterion, 0.0))
    for need in needs.unwanted("priority"):
        levels.update(dict.fromkeys(catalogue.needs["priority"].values[str(need.value)].raises, 0.0))
    found = {id_: (max(0.0, level - SPREAD), level + SPREAD) if level else (0.0, 0.0) for id_, level in levels.items()}
    for need in needs.wanted("priority"):
        if need.over:
            lesser = criterion_of(catalogue, need.over)
            low, high = found.get(lesser, catalogue.criteria[lesser].importance)
            found[lesser] = (LESSER * low, LESSER * min(high, found[criterion_of(catalogue, str(need.value))][0]))
    if needs.values("current"):
        found["switching"] = max(SWITCHING, found.get("switching", SWITCHING))
    return found


def _switching(catalogue: Catalogue, tables: Tables, needs: Needs, kind: str) -> Floats:
    """(options,) how much of what the team has stays useful."""
    current = set(needs.values("current"))
    per_framework = np.array([switching_rating(catalogue, id_, current) for id_ in tables.ids])
    return join(tables.parts[kind], per_framework, catalogue.criteria["switching"].role)


def switching_rating(catalogue: Catalogue, id_: str, current: set[str]) -> float:
    """How much of the present code stays useful with a framework, 0 to 5 (a judgement, the same for all).

    5 for the same framework, 4.5 for the first successor that its makers name, 4 for what it is built on or what is
    built on it, 2.5 for a further successor, 1 for any other.
    """
    have = [catalogue.frameworks[framework] for framework in current]
    if id_ in current:
        return 5.0
    if any(framework.status.successor[:1] == (id_,) for framework in have):
        return 4.5
    if set(catalogue.frameworks[id_].built_on) & current or any(id_ in framework.built_on for framework in have):
        return 4.0
    return 2.5 if any(id_ in framework.status.successor for framework in have) else 1.0
