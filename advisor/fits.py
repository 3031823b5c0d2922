"""How well candidates fit what was said: which role a need speaks of, the fit as a rating, and what a must removes."""

from __future__ import annotations

from functools import reduce

import numpy as np

from advisor.model import CLASSICAL, LEVELS, Catalogue
from advisor.needs import Need, Needs
from advisor.ranking import Floats
from advisor.stack import exports, side
from advisor.tables import ROLES, Flags, Tables, lowest

BETTER = 0.1
"""The least difference in rating by which one does better than another."""

SUITED = 2.5
"""The least rating for a task with which an engine that only runs certain models is worth weighing."""

DEPENDS = {"hardware": ("hardware", "os", "target")}
"""Needs whose fit is not theirs alone."""

ABOVE_NONE = float(np.nextafter(LEVELS["none"], 1))
"""The least rating that is more than none."""

NONE = np.False_
"""What no framework is."""

BINDING = ("target", "hardware", "language")
LIMITED = 0.75
"""What "with limits" is worth, 0 to 5, of the place that a model must run on, or the language that it must be in: one
may meet just those limits.
"""

HANDHELD = {"android", "ios", "browser", "microcontroller"}


def roles_of(need: Need, kind: str, needs: Needs) -> tuple[str, ...]:
    """Which of a candidate's parts a need is about: an app's language and target are about running, Python about
    training.
    """
    if kind != "pair":
        return (side(kind),) if need.id == "task" or need.role in {None, "both", side(kind)} else ()
    if need.id == "task" or (need.id == "language" and need.wanted and nowhere(needs)):
        return ROLES  # what is trained for a task is run for it too
    if need.role:
        return ROLES if need.role == "both" else (need.role,)
    if need.id == "hardware":
        return _hardware_roles(need, needs)
    if need.id == "language" and need.value == "python":
        return ("train",) if need.wanted else _refused_roles(needs)
    return ("run",)


def _refused_roles(needs: Needs) -> tuple[str, ...]:
    """Where Python is refused: in what runs, and for training, too, where another language is wanted for that."""
    trained = {need.value for need in needs.wanted("language") if need.role in {"train", "both"}} - {"python"}
    return ROLES if trained else ("run",)


def nowhere(needs: Needs) -> bool:
    """Whether a language is wanted neither for training nor for running, so that another is for both."""
    return any(need.role == "both" for need in needs.unwanted("language"))


def _hardware_roles(need: Need, needs: Needs) -> tuple[str, ...]:
    """A phone's chip runs the model; a big card beside a phone as the target trains it; on a board or a desktop it
    runs it.
    """
    targets = set(needs.values("target"))
    if need.value == "mobile-npu" or targets & {"edge", "desktop"}:
        return ("run",)
    return ("train",) if targets & HANDHELD else ROLES


def part_fit(tables: Tables, kind: str, need: Need, role: str, needs: Needs) -> Floats:
    """(options,) fit of one value, 0 to 5, in one role; an unwanted value is as good as the best other one that another
    framework does not stand in for, and that is had without it: PyTorch itself is Python, C++ is LibTorch, and keras3
    for R calls Python.
    """
    if need.wanted:
        per_framework = tables.fit[need.id, str(need.value)][role]
        if need.must and need.id in BINDING:
            per_framework = np.where(per_framework == LEVELS["partial"], LIMITED, per_framework)
        for os in needs.values("os") if need.id == "hardware" else ():
            per_framework = np.where(tables.barred[str(need.value), os], 0.0, per_framework)
    else:
        others = [
            np.where(tables.lent[id_, value] | tables.through.get((id_, value, str(need.value)), NONE), 0.0, fits[role])
            for (id_, value), fits in tables.fit.items()
            if id_ == need.id and value != need.value
        ]
        best = np.fmax.reduce(others)
        short = best < least_fit(need)
        per_framework = np.where(short & np.isnan(others).any(axis=0), np.nan, best)  # unknown is not no
    return tables.gather(kind, role, per_framework)


def least_fit(need: Need) -> float:
    """The least fit that does not fail a must. What is done but half in other languages is done in the refused one."""
    return LEVELS["full"] if need.id == "language" and not need.wanted else ABOVE_NONE


def about(needs: Needs, id_: str) -> Needs:
    """What it depends on how well candidates fit a need, without anybody's own words, as it is remembered."""
    ids = DEPENDS.get(id_, (id_,))
    return Needs(tuple(need for need in needs.items if need.id in ids)).wordless()


def need_fit(tables: Tables, kind: str, needs: Needs, id_: str) -> Floats | None:
    """(options,) how well each candidate fits the wanted values of a need; None when none was stated."""
    found: Floats | None = tables.once(_need_fit, kind, about(needs, id_), id_)
    return found


def _need_fit(tables: Tables, kind: str, needs: Needs, id_: str) -> Floats | None:
    catalogue = tables.catalogue
    wanted = [need for need in needs.counted(id_, catalogue) if roles_of(need, kind, needs)]
    if not wanted or not catalogue.needs[id_].facts:
        return None
    join = _worst if id_ == "task" or (id_ == "language" and nowhere(needs)) else _mean
    each: dict[tuple[str, ...], list[Floats]] = {}
    for need in wanted:
        roles = roles_of(need, kind, needs)
        each.setdefault(roles, []).append(join([part_fit(tables, kind, need, role, needs) for role in roles]))
    combine = _best if catalogue.needs[id_].several == "any" else _mean  # of those about the same parts
    return _mean([combine(same) for same in each.values()])


def _worst(columns: list[Floats]) -> Floats:
    """The lower one: a pair is only as good for a task as its weaker part."""
    return lowest(columns) if len(columns) > 1 else columns[0]


def _best(columns: list[Floats]) -> Floats:
    return reduce(np.fmax, columns)


def _mean(columns: list[Floats]) -> Floats:
    """The mean, unknown where any part is unknown, so that not knowing never helps."""
    return reduce(np.add, columns) / len(columns) if len(columns) > 1 else columns[0]


def violations(tables: Tables, catalogue: Catalogue, kind: str, needs: Needs) -> dict[Need, Flags]:
    """Each must -> (options,) whether a known fact says that it does not hold."""
    found: dict[Need, Flags] = {}
    for need in needs.firm():
        known = catalogue.needs[need.id]
        if known.facts and roles_of(need, kind, needs):
            (wordless,) = Needs((need,)).wordless().items
            found[need] = tables.once(_fails, kind, wordless, about(needs, need.id))
        elif need.than:
            found[need] = _no_better(tables, catalogue, kind, need)
    return _any_is_enough(found, catalogue, kind, needs)


def _fails(tables: Tables, kind: str, need: Need, needs: Needs) -> Flags:
    firm = _firm(needs) if need.id == "hardware" else needs
    roles = roles_of(need, kind, needs)
    failing = [part_fit(tables, kind, need, role, firm) < least_fit(need) for role in roles]
    if need.wanted:
        failing += [tables.flagged(kind, role, tables.lent[need.id, str(need.value)]) for role in roles]
        if wholly(tables, kind, need, needs):
            failing.append(part_fit(tables, kind, need, roles[0], firm) < LEVELS["full"])
    return reduce(np.logical_or, failing)


def wholly(tables: Tables, kind: str, need: Need, needs: Needs) -> bool:
    """Whether half supported means that another language is needed, too: where the wanted one has to do for both sides,
    or is wanted for training, and something that lives and is for many tasks trains in it.
    """
    if need.id != "language" or not need.wanted:
        return False
    made = tables.fit[need.id, str(need.value)]["train"] >= LEVELS["full"]
    trained = need.role in {"train", "both"} and roles_of(need, kind, needs)[0] == "train"
    return nowhere(needs) or (trained and bool((made & ~tables.retired & ~tables.narrow).any()))


def _firm(needs: Needs) -> Needs:
    """Without the operating systems that are only a wish: those bar nothing."""
    return Needs(tuple(item for item in needs.items if item.id != "os" or item.must))


def unsuited(tables: Tables, catalogue: Catalogue, kind: str, needs: Needs, *, musts: bool = True) -> Flags:
    """(options,) whether what runs the model only runs models for other tasks than the stated ones: a server of
    language models is no runtime for a detector, however good it is. Before a task was named, what is made for few
    tasks is not either, unless it is what the person has, or runs its trees. Without `musts`, tasks that may be given
    up do not count. Where models of several frameworks are there, what does not take all of them is out.
    """
    current = needs.values("current")
    takes_not_all: Flags = tables.once(_takes_not_all, kind, current)
    return _unsuited_to_tasks(tables, catalogue, kind, needs, musts) | takes_not_all


def _takes_not_all(tables: Tables, kind: str, current: tuple[str, ...]) -> Flags:
    known = tables.catalogue.frameworks
    trained = [id_ for id_ in current if "train" in known[id_].roles] if kind == "run" else []
    ways = [{id_, *exports(tables.catalogue, id_)} for id_ in trained]
    taken = set.intersection(*ways) if len(ways) > 1 else set()
    found: Flags = np.array([bool(taken) and option.run not in taken for option in tables.options[kind]], dtype=bool)
    return found


def _unsuited_to_tasks(tables: Tables, catalogue: Catalogue, kind: str, needs: Needs, musts: bool) -> Flags:
    said = needs.counted("task", catalogue)
    tasks = tuple(str(need.value) for need in said if musts or not need.must)
    if said and not tasks:
        return np.zeros(len(tables.options[kind]), dtype=bool)
    found: Flags = tables.once(_unsuited, kind, tasks, needs.values("current"))
    return found


def _unsuited(tables: Tables, kind: str, tasks: tuple[str, ...], current: tuple[str, ...]) -> Flags:
    if tasks:
        out = tables.engines & (reduce(np.fmax, [tables.fit["task", task]["run"] for task in tasks]) < SUITED)
        return tables.flagged(kind, "run", out)
    origin = tables.catalogue.frameworks.get(kind.partition(":")[2])
    if origin and origin.kind == CLASSICAL:  # whose models are for tables
        return np.zeros(len(tables.options[kind]), dtype=bool)
    return tables.holds(kind, tables.narrow & ~np.isin(tables.ids, current))


def _no_better(tables: Tables, catalogue: Catalogue, kind: str, need: Need) -> Flags:
    """Whether a candidate is not known to do better on a priority than the one that a critique was about; never, where
    that one is no candidate of this kind.
    """
    rated = tables.rated[kind][:, list(catalogue.criteria).index(criterion_of(catalogue, str(need.value)))]
    rows = [row for row, option in enumerate(tables.options[kind]) if option.id == need.than]
    if not rows or np.isnan(rated[rows[0]]):
        return np.zeros(len(rated), dtype=bool)
    result: Flags = ~(rated > rated[rows[0]] + BETTER)
    return result


def criterion_of(catalogue: Catalogue, priority: str) -> str:
    """The criterion that a priority is about: the first of those that it raises."""
    return next(iter(catalogue.needs["priority"].values[priority].raises))


def _any_is_enough(found: dict[Need, Flags], catalogue: Catalogue, kind: str, needs: Needs) -> dict[Need, Flags]:
    """Where any of several wanted values is enough, each fails only where all fail that are about the same parts."""
    about = {need: (need.id, roles_of(need, kind, needs)) for need in found if need.wanted}
    for id_, roles in set(about.values()):
        same = [need for need in about if about[need] == (id_, roles)]
        if catalogue.needs[id_].several == "any" and len(same) > 1:
            together = np.all([found[need] for need in same], axis=0)
            found.update(dict.fromkeys(same, together))
    return found


def level_word(catalogue: Catalogue, fit: float) -> str:
    """A fit in words, e.g. "supported by its makers"."""
    if np.isnan(fit):
        return catalogue.wording["level_unknown"]
    bounds = ((4.5, "native"), (3.0, "full"), (0.5, "partial"), (-1.0, "none"))
    return catalogue.wording["level_" + next(word for bound, word in bounds if fit >= bound)]
