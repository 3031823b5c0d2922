"""Scores every candidate for some needs: which survive the musts, what counts and by how much, and the rating on
each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np

from advisor.fits import criterion_of, need_fit, unsuited, violations
from advisor.model import SERVER, Catalogue, Framework
from advisor.needs import Need, Needs
from advisor.ranking import HIGHEST, Floats, known, normalised, points
from advisor.stack import Option, kind_for
from advisor.tables import SERVED, Flags, Rows, Tables, join

SPREAD = 0.75
"""How far below and above a stated importance the sampled one may lie."""

INSISTED = 1.6
"""How much more the fit with a must counts than with a wish: how well it holds matters, not only whether."""

LESSER = 0.5
"""What is left of the importance of what matters less than something else."""

SWITCHING = (2.5, 4.5)
"""The importance of what a team has already, once it said so."""


Layers = tuple[tuple[int, int], ...]
"""Rows of candidates, each with that of the candidate that lies below it."""


@dataclass(frozen=True)
class Column:
    """One thing that counts: a criterion, or the fit with a stated need; `low` and `high` bound its importance."""

    id: str
    label: str
    low: float
    high: float

    @property
    def mean(self) -> float:
        """The importance in the middle of the bounds."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class Counted:
    """The criteria that count for candidates of a kind, by their column in `Tables.rated`.

    `current` is what the team has, `layers` what of it is rated as what it is built on; `total` (options,) the ratings,
    each times its importance, added up; `importance` the sum of those.
    """

    columns: Mapping[int, Column]
    current: frozenset[str]
    layers: Layers
    total: Floats
    importance: float


@dataclass(frozen=True)
class Evaluation:
    """The candidates of a kind, of which those at `rows` survived, with the fit (options,) with each stated need.

    Most evaluations are only asked who leads, so that ratings and weights one by one are worked out when they are
    looked at.
    """

    tables: Tables
    kind: str
    rows: Rows
    stated: tuple[tuple[Column, Floats], ...]
    counted: Counted

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What counts: the stated needs, then the criteria."""
        return (*(column for column, _ in self.stated), *self.counted.columns.values())

    @cached_property
    def ratings(self) -> Floats:
        """(options, columns) of those that survived."""
        fits = [fit[self.rows, np.newaxis] for _, fit in self.stated]
        return np.hstack([*fits, _all_rated(self.tables, self.kind, self.counted)[self.rows]])

    @cached_property
    def weights(self) -> Floats:
        """(columns,) the mean importances, which add up to 1."""
        return normalised(np.array([column.mean for column in self.columns]))

    @cached_property
    def scores(self) -> Floats:
        """(options,) of those that survived."""
        total, importance = self.counted.total[self.rows], self.counted.importance
        for column, fit in self.stated:
            total = total + column.mean * known(fit[self.rows])
            importance += column.mean
        found: Floats = total / (importance or 1.0)
        return found

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The surviving candidates."""
        return tuple(self.tables.options[self.kind][row] for row in self.rows)

    @cached_property
    def leader(self) -> Option | None:
        """The candidate with the highest score, the first by id where several tie; None when none survived."""
        return self.tables.options[self.kind][self.rows[np.argmax(self.scores)]] if len(self.rows) else None

    def place(self, option: Option) -> int | None:
        """Where in `options` a candidate is; None where it did not survive or is of another kind."""
        row = self.tables.places[self.kind].get(option.id)
        if row is None or self.tables.options[self.kind][row] != option:
            return None
        found = int(np.searchsorted(self.rows, row))
        return found if found < len(self.rows) and self.rows[found] == row else None


def evaluate(
    catalogue: Catalogue, tables: Tables, needs: Needs, kind: str | None = None, among: frozenset[str] | None = None
) -> Evaluation:
    """Everything that ranking, questions and reasons are drawn from. Deterministic; sampling is `advisor.ranking`'s.

    `kind` overrides what the needs suggest. `among` scores just these frameworks, the banned ones and those that
    break a must included, for comparing what was named.
    """
    kind = kind or kind_for(needs, catalogue)
    broken = violations(tables, catalogue, kind, needs) if among is None else {}
    out = banned(tables, kind, needs) if among is None else ~_only(tables, kind, among)
    if among is None:
        out = out | unsuited(tables, catalogue, kind, needs)
    rows = np.flatnonzero(~reduce(np.logical_or, broken.values(), out))
    said, current = frozenset(importances(catalogue, needs).items()), frozenset(needs.values("current"))
    tasks = tuple(str(need.value) for need in needs.counted("task", catalogue))
    layers: Layers = tables.once(_layers, kind, current, tasks)
    counted = tables.once(_counted, kind, said, current, layers)
    stated = tuple((column, _lifted(fit, layers)) for column, fit in _stated(catalogue, tables, kind, needs))
    return Evaluation(tables, kind, rows, stated, counted)


def _layers(tables: Tables, kind: str, current: frozenset[str], tasks: tuple[str, ...]) -> Layers:
    """For each candidate that trains with a living layer which the team has, its row and that of the same with what the
    layer is built on, where the layer itself serves all of the tasks well.
    """
    places, known = tables.places[kind], tables.catalogue.frameworks
    return tuple(
        (places[option.id], places[below])
        for option in tables.options[kind]
        if option.train in current and known[option.train].status.state == "active" and _serves(tables, option, tasks)
        for base in known[option.train].built_on
        if (below := Option(base, base if option.run == option.train else option.run).id) in places
    )


def _serves(tables: Tables, option: Option, tasks: tuple[str, ...]) -> bool:
    row = tables.ids.index(str(option.train))
    return all(tables.fit["task", task]["train"][row] >= SERVED for task in tasks)


def _lifted(rated: Floats, layers: Layers) -> Floats:
    """(options, ...) with what a layer of the team's is built on: who has the layer has that, too."""
    if not layers:
        return rated
    found = rated.copy()
    for layer, base in layers:
        found[layer] = np.fmax(found[layer], rated[base])
    return found


def _only(tables: Tables, kind: str, among: frozenset[str]) -> Flags:
    """(options,) whether a candidate is made of nothing else than some frameworks."""
    return ~tables.contains(kind, set(tables.ids) - among)


def removed(catalogue: Catalogue, tables: Tables, needs: Needs, kind: str) -> dict[Option, tuple[Need, ...]]:
    """The candidates that could be advised if some musts were given up, with those musts."""
    broken = violations(tables, catalogue, kind, needs)
    out = banned(tables, kind, needs) | unsuited(tables, catalogue, kind, needs, musts=False)
    return {
        option: tuple(need for need, fails in broken.items() if fails[row])
        for row, option in enumerate(tables.options[kind])
        if not out[row] and any(fails[row] for fails in broken.values())
    }


def banned(tables: Tables, kind: str, needs: Needs) -> Flags:
    """(options,) what may never be advised: what has a retired framework in it, or one that the person excluded."""
    excluded = frozenset(need.value for need in needs.items if need.id == "exclude" and need.value)
    found: Flags = tables.once(_banned, kind, excluded)
    return found


def _banned(tables: Tables, kind: str, excluded: frozenset[str]) -> Flags:
    known = [tables.catalogue.frameworks[id_] for id_ in tables.ids]
    named = np.array([bool({f.id, f.governance.vendor} & excluded) for f in known])
    resting = tables.once(resting_on, excluded)
    rests = np.array([f.id in resting for f in known])
    return tables.holds(kind, tables.retired | named) | tables.flagged(kind, "train", rests)


def resting_on(tables: Tables, excluded: frozenset[str]) -> frozenset[str]:
    """The frameworks that are built on nothing but what is excluded by its name: to train with Transformers is to write
    PyTorch. Others may build on what a refused company governs.
    """
    known, found = tables.catalogue.frameworks.values(), frozenset[str]()
    out = {f.id for f in known if f.id in excluded}
    while more := {f.id for f in known if f.built_on and f.id not in found and {*f.built_on} <= out | found}:
        found |= more
    return found


def _stated(catalogue: Catalogue, tables: Tables, kind: str, needs: Needs) -> Iterator[tuple[Column, Floats]]:
    """The fit with each need that was stated: (options,) of all candidates of the kind."""
    said = {need.id for need in needs.items}
    for id_, need in catalogue.needs.items():
        fit = need_fit(tables, kind, needs, id_) if id_ in said else None
        if fit is not None:
            more = INSISTED if any(item.must for item in needs.wanted(id_)) else 1.0
            yield Column(id_, need.label, need.importance[0] * more, need.importance[1] * more), fit


def _counted(
    tables: Tables, kind: str, said: frozenset[tuple[str, tuple[float, float]]], current: frozenset[str], layers: Layers
) -> Counted:
    """The criteria that count for anything; `said` are the importances that were said."""
    raised, criteria = dict(said), (*tables.catalogue.criteria.values(),)
    counting = ((place, criteria[place]) for place in tables.counted[kind])
    bounds = ((place, each, raised.get(each.id, each.importance)) for place, each in counting)
    columns = {place: Column(each.id, each.label, low, high) for place, each, (low, high) in bounds if high > 0}
    means = np.array([column.mean for column in columns.values()])
    total = points(_rated(tables, kind, columns, current, layers), means).sum(axis=1)
    return Counted(columns, current, layers, total, float(means.sum()))


def _all_rated(tables: Tables, kind: str, counted: Counted) -> Floats:
    return _rated(tables, kind, counted.columns, counted.current, counted.layers)


def _rated(tables: Tables, kind: str, columns: Mapping[int, Column], current: frozenset[str], layers: Layers) -> Floats:
    """(options, columns) the ratings of all candidates on some criteria."""
    found = _lifted(tables.rated[kind][:, [*columns]], layers)
    for place, column in enumerate(columns.values()):
        if column.id == "switching":
            found[:, place] = tables.once(_switching, kind, current)
    return found


def importances(catalogue: Catalogue, needs: Needs) -> dict[str, tuple[float, float]]:
    """The importance of the criteria that something said raises, holds down or sets to nothing."""
    levels = _levels(catalogue, needs)
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


def _levels(catalogue: Catalogue, needs: Needs) -> dict[str, float]:
    """How high what was said raises criteria; what a task holds down, only a stated priority raises again."""
    levels: dict[str, float] = {}
    for need in needs.items:
        value = catalogue.needs[need.id].values.get(need.value or "")
        if value and need.wanted:
            for criterion, level in value.raises.items():
                levels[criterion] = max(level, levels.get(criterion, 0.0))
    tasks = [catalogue.needs["task"].values[value] for value in needs.values("task")]
    priorities = catalogue.needs["priority"].values
    asked = {c for value in needs.values("priority") if value in priorities for c in priorities[value].raises}
    held = {c for c in (tasks[0].caps if tasks else ()) if c not in asked and all(c in task.caps for task in tasks)}
    return levels | {c: min(levels.get(c, HIGHEST), max(task.caps[c] for task in tasks)) for c in held}


def _switching(tables: Tables, kind: str, current: frozenset[str]) -> Floats:
    """(options,) how much of what the team has stays useful."""
    per_framework = np.array([switching_rating(tables.catalogue, id_, {*current}) for id_ in tables.ids])
    return join(tables.parts[kind], per_framework, tables.catalogue.criteria["switching"].role)


def switching_rating(catalogue: Catalogue, id_: str, current: set[str]) -> float:
    """How much of the present code stays useful with a framework, 0 to 5 (a judgement, the same for all).

    5 for the same framework, 4.5 for the first successor that its makers name, 4 for what it is built on or what is
    built on it (but for servers, which run none of one's code), 2.5 for a further successor, 1 for any other; of
    several that there are the mean.
    """
    return sum(_kept(catalogue, id_, catalogue.frameworks[had]) for had in current) / (len(current) or 1)


def _kept(catalogue: Catalogue, id_: str, had: Framework) -> float:
    """The same for one framework that there is."""
    if id_ == had.id:
        return 5.0
    if had.status.successor[:1] == (id_,):
        return 4.5
    framework = catalogue.frameworks[id_]
    if id_ in had.built_on or (had.id in framework.built_on and framework.kind != SERVER):
        return 4.0
    return 2.5 if id_ in had.status.successor else 1.0
