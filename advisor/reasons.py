"""Why one candidate and not another, in sentences whose numbers add up, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.advice import Advice
from advisor.evaluate import Evaluation, switching_rating
from advisor.fits import level_word, roles_of
from advisor.model import Catalogue, Rating, Sources
from advisor.needs import Need, Needs
from advisor.ranking import Floats, points
from advisor.stack import Option
from advisor.tables import Tables, fit_of, usable_on

LEAST = 0.02
"""Differences in points below this are not worth a sentence."""


@dataclass(frozen=True)
class Reason:
    """One sentence for or against; `points` is the exact difference in score that it speaks of."""

    criterion: str
    text: str
    points: float
    sources: Sources


def differences(now: Evaluation, option: Option, other: Option | None = None) -> Floats:
    """(columns,) points of a candidate minus those of another one, or of the mean of all the others."""
    each = points(now.ratings, now.weights)
    row = _place(now, option)
    if other is not None:
        base = each[_place(now, other)]
    else:
        rest = np.delete(each, row, axis=0)
        base = rest.mean(axis=0) if len(rest) else np.zeros(len(now.columns))
    found: Floats = each[row] - base
    return found


def _place(now: Evaluation, option: Option) -> int:
    """Where a candidate is that survived."""
    found = now.place(option)
    assert found is not None, f"{option.id} is no candidate"
    return found


@dataclass(frozen=True)
class _Case:
    """A candidate that is spoken for, or `against`, next to another one or to the field."""

    catalogue: Catalogue
    tables: Tables
    needs: Needs
    now: Evaluation
    option: Option
    other: Option | None
    against: bool

    def apart(self, frameworks: Sequence[str]) -> Sequence[str]:
        """Those of some parts that the other candidate lacks: they make the difference; all, where it lacks none."""
        shared = self.other.frameworks if self.other else ()
        return [id_ for id_ in frameworks if id_ not in shared] or frameworks


def reasons(
    advice: Advice,
    option: Option,
    other: Option | None = None,
    *,
    against: bool = False,
    most: int = 4,
    least: float = LEAST,
) -> list[Reason]:
    """The reasons for a candidate (or `against` it), weightiest first, next to another one or to the field; those of
    more than `least` points.
    """
    case = _Case(advice.catalogue, advice.tables, advice.needs, advice.evaluation, option, other, against)
    gaps = differences(advice.evaluation, option, other) * (-1 if against else 1)
    found: list[Reason] = []
    for column in np.argsort(-gaps, kind="stable"):
        if gaps[column] > least and len(found) < most:
            reason = _reason(case, int(column), float(gaps[column]))
            if reason:
                found.append(reason)
    return found


def _reason(case: _Case, column: int, gap: float) -> Reason | None:
    """One column's sentence; None where nothing is known that could be said."""
    id_, rating = case.now.columns[column].id, case.now.ratings[_place(case.now, case.option), column]
    if np.isnan(rating):
        return None
    return _need_reason(case, id_, gap) if id_ in case.catalogue.needs else _criterion_reason(case, id_, gap)


def _need_reason(case: _Case, id_: str, gap: float) -> Reason:
    catalogue, needs = case.catalogue, case.needs
    need = _telling(catalogue, needs, case.now, case.option, id_, case.against)
    roles = roles_of(need, case.now.kind, needs)
    part = _weaker(case, need, roles) if case.against else _part_for(case.option, roles)
    why, sources = _fit_said(catalogue, needs, part[1], need, part[0])
    named = [need] if case.against else _met(case, id_)
    labels = ", ".join(catalogue.label(id_, str(value.value)) for value in named)
    template = catalogue.needs[id_].lack if case.against else catalogue.needs[id_].reason
    return Reason(id_, template.format(name=catalogue.name(part[1]), value=labels, why=why), gap, sources)


def _met(case: _Case, id_: str) -> list[Need]:
    """The wanted values that no fact says the candidate fails in a part they are about: a reason names no others."""
    return [
        need
        for need in case.needs.counted(id_, case.catalogue)
        if (roles := roles_of(need, case.now.kind, case.needs))
        and all(
            fit_of(case.catalogue.frameworks[part], id_, str(need.value), role) != 0
            for role in roles
            if (part := getattr(case.option, role))
        )
    ]


def _telling(catalogue: Catalogue, needs: Needs, now: Evaluation, option: Option, id_: str, against: bool) -> Need:
    """Of several wanted values the one that speaks most for the candidate, or against it."""
    counted = [need for need in needs.counted(id_, catalogue) if roles_of(need, now.kind, needs)]

    def fit(need: Need) -> float:
        role, framework = _part_for(option, roles_of(need, now.kind, needs))
        found = fit_of(catalogue.frameworks[framework], id_, str(need.value), role)
        return -1.0 if np.isnan(found) else found

    return min(counted, key=fit) if against else max(counted, key=fit)


def _part_for(option: Option, roles: Sequence[str]) -> tuple[str, str]:
    """The role and the framework that a reason names: the running one where the need is about running."""
    for role in ("run", "train"):
        framework = getattr(option, role)
        if role in roles and framework:
            return role, framework
    return ("run", option.run) if option.run else ("train", str(option.train))


def _weaker(case: _Case, need: Need, roles: Sequence[str]) -> tuple[str, str]:
    """The role and the framework that a reason against a candidate names: the part that fits worse."""
    parts = [(role, framework) for role in roles if (framework := getattr(case.option, role))]

    def fit(part: tuple[str, str]) -> float:
        found = fit_of(case.catalogue.frameworks[part[1]], need.id, str(need.value), part[0])
        return 0.0 if np.isnan(found) else found

    return min(parts, key=fit) if parts else _part_for(case.option, roles)


def _fit_said(catalogue: Catalogue, needs: Needs, framework: str, need: Need, role: str) -> tuple[str, Sources]:
    """Why a framework fits a need as it does, and where that is from."""
    entry = catalogue.frameworks[framework]
    if need.id == "task":
        rating = entry.tasks.get(str(need.value))
        return (rating.reason, rating.sources) if rating else (catalogue.wording["fit_unknown"], ())
    support = entry.support[need.id].get(str(need.value))
    if support is None:
        return catalogue.wording["fit_unknown"], ()
    barred = [os for os in needs.values("os") if need.id == "hardware" and not usable_on(entry, str(need.value), os)]
    if barred:
        labels = {"value": catalogue.label("hardware", str(need.value)), "os": catalogue.label("os", barred[0])}
        return catalogue.wording["out_hardware_os"].format(**labels), support.sources
    word = level_word(catalogue, fit_of(entry, need.id, str(need.value), role))
    return (f"{word} ({support.note.rstrip('.')})" if support.note else word), support.sources


def _criterion_reason(case: _Case, id_: str, gap: float) -> Reason:
    criterion = case.catalogue.criteria[id_]
    framework, rating = _criterion_rating(case, id_)
    template = criterion.lack if case.against else criterion.reason
    return Reason(id_, template.format(name=case.catalogue.name(framework), why=rating.reason), gap, rating.sources)


def _criterion_rating(case: _Case, id_: str) -> tuple[str, Rating]:
    """The part of a candidate that best explains a criterion, with its rating: the better part, or the worse one."""
    if id_ == "export_path":
        return case.option.frameworks[-1], path_rating(case.catalogue, case.option)
    if id_ == "switching":
        return switching_rated(case.catalogue, case.needs, case.option, case.against)
    role = case.catalogue.criteria[id_].role
    parts = [getattr(case.option, role)] if role in {"train", "run"} else case.option.frameworks
    known = {p: case.tables.ratings[p][id_] for p in parts if p and id_ in case.tables.ratings[p]}
    rated = {p: r for p, r in known.items() if r.value is not None}
    choose = min if case.against or role == "worst" else max
    part = choose(case.apart(tuple(rated)), key=lambda p: rated[p].value or 0.0)
    return part, rated[part]


def path_rating(catalogue: Catalogue, option: Option) -> Rating:
    """How the trained model gets to where it runs."""
    export, say = option.export, catalogue.wording
    if export is None:
        return Rating(5.0, "computed", say["path_same"])
    template = say["path_loses"] if export.loses else say["path_export"]
    text = template.format(by=export.by, loses=(export.loses or "").rstrip("."))
    return Rating(export.quality, "sourced", text, export.sources)


def switching_rated(catalogue: Catalogue, needs: Needs, option: Option, against: bool) -> tuple[str, Rating]:
    """The part of a candidate that keeps most of what there is (least, where against it), and how much that is."""
    current = set(needs.values("current"))
    choose = min if against else max
    framework = choose(option.frameworks, key=lambda id_: switching_rating(catalogue, id_, current))
    value = switching_rating(catalogue, framework, current)
    word = {5.0: "same", 4.5: "successor", 4.0: "family", 2.5: "successor"}.get(value, "part" if value > 1 else "other")
    name = ", ".join(catalogue.name(id_) for id_ in sorted(current))
    return framework, Rating(value, "judged", catalogue.wording[f"switching_{word}"].format(name=name))
