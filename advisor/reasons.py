"""Why one candidate and not another, in sentences whose numbers add up, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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
    row = now.options.index(option)
    if other is not None:
        base = each[now.options.index(other)]
    else:
        rest = np.delete(each, row, axis=0)
        base = rest.mean(axis=0) if len(rest) else np.zeros(len(now.columns))
    found: Floats = each[row] - base
    return found


def reasons(
    catalogue: Catalogue,
    tables: Tables,
    needs: Needs,
    now: Evaluation,
    option: Option,
    other: Option | None = None,
    *,
    against: bool = False,
    most: int = 4,
) -> list[Reason]:
    """The reasons for a candidate (or `against` it), weightiest first, next to another one or to the field."""
    gaps = differences(now, option, other) * (-1 if against else 1)
    found: list[Reason] = []
    for column in np.argsort(-gaps, kind="stable"):
        if gaps[column] > LEAST and len(found) < most:
            reason = _reason(catalogue, tables, needs, now, option, int(column), float(gaps[column]), against)
            if reason:
                found.append(reason)
    return found


def _reason(
    catalogue: Catalogue,
    tables: Tables,
    needs: Needs,
    now: Evaluation,
    option: Option,
    column: int,
    gap: float,
    against: bool,
) -> Reason | None:
    """One column's sentence; None where nothing is known that could be said."""
    id_, rating = now.columns[column].id, now.ratings[now.options.index(option), column]
    if np.isnan(rating):
        return None
    if id_ in catalogue.needs:
        return _need_reason(catalogue, needs, now, option, id_, gap, against)
    return _criterion_reason(catalogue, tables, needs, option, id_, gap, against)


def _need_reason(
    catalogue: Catalogue, needs: Needs, now: Evaluation, option: Option, id_: str, gap: float, against: bool
) -> Reason:
    need = _telling(catalogue, needs, now, option, id_, against)
    part = _part_for(option, roles_of(need, now.kind, needs))
    why, sources = _fit_said(catalogue, needs, part[1], need, part[0])
    labels = ", ".join(catalogue.label(id_, value) for value in needs.values(id_))
    template = catalogue.needs[id_].lack if against else catalogue.needs[id_].reason
    return Reason(id_, template.format(name=catalogue.name(part[1]), value=labels, why=why), gap, sources)


def _telling(catalogue: Catalogue, needs: Needs, now: Evaluation, option: Option, id_: str, against: bool) -> Need:
    """Of several wanted values the one that speaks most for the candidate, or against it."""
    counted = [need for need in needs.wanted(id_) if roles_of(need, now.kind, needs)]

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
    word = level_word(catalogue, catalogue.needs[need.id], fit_of(entry, need.id, str(need.value), role))
    return (f"{word} ({support.note.rstrip('.')})" if support.note else word), support.sources


def _criterion_reason(
    catalogue: Catalogue, tables: Tables, needs: Needs, option: Option, id_: str, gap: float, against: bool
) -> Reason:
    criterion = catalogue.criteria[id_]
    framework, rating = criterion_rating(catalogue, tables, needs, option, id_, against)
    template = criterion.lack if against else criterion.reason
    return Reason(id_, template.format(name=catalogue.name(framework), why=rating.reason), gap, rating.sources)


def criterion_rating(
    catalogue: Catalogue, tables: Tables, needs: Needs, option: Option, id_: str, against: bool
) -> tuple[str, Rating]:
    """The part of a candidate that best explains a criterion, with its rating: the better part, or the worse one."""
    if id_ == "export_path":
        return option.frameworks[-1], path_rating(catalogue, option)
    if id_ == "switching":
        return _switching_rating(catalogue, needs, option, against)
    role = catalogue.criteria[id_].role
    parts = [getattr(option, role)] if role in {"train", "run"} else list(option.frameworks)
    known = [(p, tables.ratings[p][id_]) for p in parts if p and id_ in tables.ratings[p]]
    rated = [(p, r) for p, r in known if r.value is not None]
    lowest = against or role == "worst"
    return sorted(rated, key=lambda pair: pair[1].value or 0.0, reverse=not lowest)[0]


def path_rating(catalogue: Catalogue, option: Option) -> Rating:
    """How the trained model gets to where it runs."""
    export, say = option.export, catalogue.wording
    if export is None:
        return Rating(5.0, "computed", say["path_same"])
    template = say["path_loses"] if export.loses else say["path_export"]
    text = template.format(by=export.by, loses=(export.loses or "").rstrip("."))
    return Rating(export.quality, "sourced", text, export.sources)


def _switching_rating(catalogue: Catalogue, needs: Needs, option: Option, against: bool) -> tuple[str, Rating]:
    current = set(needs.values("current"))
    choose = min if against else max
    framework = choose(option.frameworks, key=lambda id_: switching_rating(catalogue, id_, current))
    value = switching_rating(catalogue, framework, current)
    word = {5.0: "same", 4.5: "successor", 4.0: "family", 2.5: "successor"}.get(value, "other")
    name = ", ".join(catalogue.name(id_) for id_ in sorted(current))
    return framework, Rating(value, "judged", catalogue.wording[f"switching_{word}"].format(name=name))
