"""The catalogue as arrays, made once, so that ranking for other needs is only arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.model import CLASSICAL, LEVELS, Catalogue, Framework, Rating
from advisor.ranking import Floats
from advisor.ratings import computed
from advisor.stack import Option, kinds, options, side

ROLES = ("train", "run")
BEST = 5.0
SERVED, NARROW = 3.0, 0.2
"""The rating from which a task is well served, and the share of all tasks up to which a framework is narrow."""

UNKNOWN = float("nan")

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]

KEPT = 1_000
"""Columns for some of what was said that are remembered, up to 4 kB each."""


@dataclass(frozen=True)
class Tables:
    """`ids` are the frameworks of the `catalogue`; rows of every array are in this order, NaN is unknown.

    `quality`: (frameworks, criteria) 0 to 5. `fit`: need and value -> role -> (frameworks,) 0 to 5.
    `retired`: (frameworks,) whether its own makers ended it.
    `barred`: hardware and operating system -> (frameworks,) whether it is known not to use the one on the other.
    `lent`: need and value -> (frameworks,) whether one uses another entry there, which is weighed itself.
    `through`: need and two of its values -> (frameworks,) whether the first is had only with the second there, too.
    `engines`: (frameworks,) whether it only runs certain models;
    `narrow`: whether it is made for few tasks, or for models that are not networks.
    `options`: kind -> candidates; `parts`: kind -> role -> (options,) row of that role's framework, -1 for none.
    `places`: kind -> a candidate's id -> its row.
    `counted`: kind -> the criteria that say something about such candidates, by column of `rated`.
    `rated`: kind -> (options, criteria) the ratings of candidates, what depends on the needs apart.
    """

    catalogue: Catalogue
    ids: tuple[str, ...]
    ratings: Mapping[str, Mapping[str, Rating]]
    quality: Floats
    fit: Mapping[tuple[str, str], Mapping[str, Floats]]
    retired: Flags
    barred: Mapping[tuple[str, str], Flags]
    lent: Mapping[tuple[str, str], Flags]
    through: Mapping[tuple[str, str, str], Flags]
    engines: Flags
    narrow: Flags
    options: Mapping[str, tuple[Option, ...]]
    parts: Mapping[str, Mapping[str, Rows]]
    places: Mapping[str, Mapping[str, int]]
    counted: Mapping[str, tuple[int, ...]]
    rated: Mapping[str, Floats]

    @cached_property
    def once(self) -> Callable[..., Any]:
        """`once(find, *of)` is `find(tables, *of)`, and remembered: what follows from the tables and a part of what was
        said is the same in most of the evaluations that a piece of advice takes.
        """
        return lru_cache(KEPT)(lambda find, *of: find(self, *of))

    def gather(self, kind: str, role: str, per_framework: Floats) -> Floats:
        """(options,) what is known of the framework in a role of each candidate; NaN where it has none in that role."""
        rows = self.parts[kind][role]
        found: Floats = np.where(rows >= 0, per_framework[rows], UNKNOWN)
        return found

    def flagged(self, kind: str, role: str, per_framework: Flags) -> Flags:
        """(options,) whether it holds of the framework in a role of each candidate; not where it has none there."""
        rows = self.parts[kind][role]
        found: Flags = per_framework[rows] & (rows >= 0)
        return found

    def contains(self, kind: str, frameworks: Iterable[str]) -> Flags:
        """(options,) whether a candidate has any of some frameworks in it."""
        return self.holds(kind, np.array([id_ in frameworks for id_ in self.ids]))

    def holds(self, kind: str, per_framework: Flags) -> Flags:
        """(options,) whether it holds of any framework that a candidate has in it."""
        return self.flagged(kind, "train", per_framework) | self.flagged(kind, "run", per_framework)


def tabulate(catalogue: Catalogue, today: date) -> Tables:
    """The tables of a catalogue; `today` is what the age of releases is counted to."""
    ids = tuple(sorted(catalogue.frameworks))
    ratings = {
        id_: {**catalogue.frameworks[id_].ratings, **computed(catalogue.frameworks[id_], catalogue, today)}
        for id_ in ids
    }
    quality = np.array([[_value(ratings[id_].get(criterion)) for criterion in catalogue.criteria] for id_ in ids])
    fit = {
        (need.id, value): {role: _fits(catalogue, ids, need.id, value, role) for role in ROLES}
        for need in catalogue.needs.values()
        if need.facts
        for value in need.values
    }
    barred = {
        (hardware, os): np.array([not usable_on(catalogue.frameworks[id_], hardware, os) for id_ in ids])
        for hardware in catalogue.needs["hardware"].values
        for os in catalogue.needs["os"].values
    }
    lent = {
        (need, value): np.array([stand_in(catalogue.frameworks[id_], need, value) is not None for id_ in ids])
        for need, value in fit
    }
    frameworks = [catalogue.frameworks[id_] for id_ in ids]
    leaning = {
        (need, value, support.through)
        for f in frameworks
        for need, known in f.support.items()
        for value, support in known.items()
        if support.through
    }
    through = {key: np.array([_leans(f, *key) for f in frameworks]) for key in leaning}
    engines, narrow = (
        np.array([only_runs(f) for f in frameworks]),
        np.array([is_narrow(f, catalogue) for f in frameworks]),
    )
    candidates = {kind: options(catalogue, kind) for kind in kinds(catalogue)}
    rows = {id_: row for row, id_ in enumerate(ids)}
    parts = {
        kind: {role: np.array([rows.get(getattr(o, role), -1) for o in candidates[kind]], dtype=int) for role in ROLES}
        for kind in candidates
    }
    return Tables(
        catalogue=catalogue,
        ids=ids,
        ratings=ratings,
        quality=quality,
        fit=fit,
        retired=np.array([f.retired for f in frameworks]),
        barred=barred,
        lent=lent,
        through=through,
        engines=engines,
        narrow=narrow,
        options=candidates,
        parts=parts,
        places={kind: {option.id: row for row, option in enumerate(candidates[kind])} for kind in candidates},
        counted={kind: tuple(_counted(catalogue, kind)) for kind in candidates},
        rated={kind: _rated(catalogue, quality, candidates[kind], parts[kind]) for kind in candidates},
    )


def _counted(catalogue: Catalogue, kind: str) -> Iterator[int]:
    """The columns of the criteria that say anything about candidates of a kind: a path needs two ends."""
    joined = kind == "pair" or ":" in kind
    for column, criterion in enumerate(catalogue.criteria.values()):
        if joined if criterion.role == "pair" else criterion.role in {"both", "worst", side(kind)} or kind == "pair":
            yield column


def _rated(catalogue: Catalogue, quality: Floats, candidates: tuple[Option, ...], parts: Mapping[str, Rows]) -> Floats:
    """(options, criteria) each criterion's rating joined over the parts of a candidate."""
    columns = [join(parts, quality[:, c], criterion.role) for c, criterion in enumerate(catalogue.criteria.values())]
    columns[list(catalogue.criteria).index("export_path")] = np.array(
        [BEST if option.export is None else option.export.quality for option in candidates]
    )
    return np.ascontiguousarray(np.array(columns).T)


def join(parts: Mapping[str, Rows], per_framework: Floats, role: str) -> Floats:
    """(options,) of one part's rating (`train`, `run`), the lower one (`worst`), or else the mean of the parts there
    are.
    """
    there = [r for r in ROLES if (parts[r] >= 0).all()]
    sides = [per_framework[parts[r]] for r in there if role not in ROLES or r == role]
    if not sides:
        return np.full(len(parts["train"]), UNKNOWN)
    joined: Floats = lowest(sides) if role == "worst" else np.mean(sides, axis=0)
    return joined


def lowest(columns: list[Floats]) -> Floats:
    """The lowest of several ratings; where one is unknown it is, unless a known one lies below the middle already."""
    known = np.fmin.reduce(columns)
    unsure = np.isnan(columns).any(axis=0) & ~(known <= BEST / 2)
    found: Floats = np.where(unsure, UNKNOWN, known)
    return found


def _value(rating: Rating | None) -> float:
    return UNKNOWN if rating is None or rating.value is None else rating.value


def _fits(catalogue: Catalogue, ids: tuple[str, ...], need: str, value: str, role: str) -> Floats:
    return np.array([fit_of(catalogue.frameworks[id_], need, value, role) for id_ in ids], dtype=float)


def fit_of(framework: Framework, need: str, value: str, role: str) -> float:
    """How well a framework fits a need's value in a role, 0 to 5; 0 is "not at all", NaN is unknown."""
    if need == "task":
        rating = framework.tasks.get(value)
        if rating is None:
            return 0.0 if framework.specialised else UNKNOWN
        return rating.run if role == "run" and rating.run is not None else _value(rating)
    support = framework.support[need].get(value)
    level = support.level(role) if support else None
    return LEVELS[level] if level else UNKNOWN


def only_runs(framework: Framework) -> bool:
    """Whether it is an engine for certain models only."""
    return framework.specialised and framework.roles == ("run",)


def is_narrow(framework: Framework, catalogue: Catalogue) -> bool:
    """Whether it is made for few of all tasks, or for models that are not networks: nothing to advise before a task was
    named.
    """
    served = sum((rating.value or 0) >= SERVED for rating in framework.tasks.values())
    few = served <= NARROW * len(catalogue.needs["task"].values)
    return framework.specialised and bool(framework.tasks) and (few or framework.kind == CLASSICAL)


def best_task(framework: Framework) -> str | None:
    """The task that a framework serves best, the first of several; None where none is known."""
    return max(framework.tasks, key=lambda task: framework.tasks[task].value or 0.0, default=None)


def stand_in(framework: Framework, need: str, value: str) -> str | None:
    """The entry of its own that one uses in a framework's place for a need's value; None where it is used itself."""
    support = framework.support.get(need, {}).get(value)
    return support.by if support else None


def _leans(framework: Framework, need: str, value: str, other: str) -> bool:
    """Whether a need's value is had only with another one there, too."""
    support = framework.support[need].get(value)
    return support is not None and support.through == other


def usable_on(framework: Framework, hardware: str, os: str) -> bool:
    """Whether a kind of hardware may be used on an operating system: false only where a list of systems leaves it
    out.
    """
    support = framework.support["hardware"].get(hardware)
    return support is None or support.os is None or os in support.os
