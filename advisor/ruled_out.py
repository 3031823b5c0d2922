"""Which frameworks cannot be advised, and the single fact that says so."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.advice import Advice, once
from advisor.evaluate import resting_on
from advisor.fits import SUITED, least_fit, roles_of, wholly
from advisor.model import LEVELS, Framework, Sources
from advisor.needs import Need, label
from advisor.stack import side
from advisor.tables import best_task, fit_of, is_narrow, only_runs, stand_in, usable_on


@dataclass(frozen=True)
class RuledOut:
    """A framework that is in no surviving candidate, and why."""

    id: str
    because: str
    sources: Sources


@once
def ruled_out(advice: Advice) -> list[RuledOut]:
    """All frameworks that could play the role that is asked for and were ruled out, by id."""
    left = {part for option in advice.evaluation.options for part in option.frameworks}
    kind = side(advice.evaluation.kind)
    asked = {"train", "run"} if kind == "pair" else {kind}
    return [
        why_out(advice, id_)
        for id_, framework in sorted(advice.catalogue.frameworks.items())
        if id_ not in left and set(framework.roles) & asked
    ]


def why_out(advice: Advice, id_: str) -> RuledOut:
    """The first fact that rules a framework out: its end, the person's word, a must that it breaks, or its role."""
    framework, say = advice.catalogue.frameworks[id_], advice.catalogue.wording
    name = framework.name
    if framework.retired:
        text = say["out_retired"].format(name=name, since=framework.status.since)
        return RuledOut(id_, text, framework.status.sources)
    excluded = frozenset(need.value for need in advice.needs.items if need.id == "exclude" and need.value)
    if id_ in excluded:
        return RuledOut(id_, say["out_excluded"], ())
    if framework.governance.vendor in excluded:
        return RuledOut(id_, say["out_vendor"].format(by=framework.governance.by), framework.governance.sources)
    if "train" in framework.roles and id_ in advice.tables.once(resting_on, excluded):
        bases = " and ".join(advice.catalogue.name(base) for base in framework.built_on)
        return RuledOut(id_, say["out_rests_on"].format(by=bases), framework.status.sources)
    return (
        _broken_must(advice, framework)
        or _other_task(advice, framework)
        or _no_better(advice, framework)
        or _wrong_role(advice, framework)
    )


def _broken_must(advice: Advice, framework: Framework) -> RuledOut | None:
    """The must that the framework itself breaks in a role it could play here."""
    for need in advice.needs.firm():
        for role in roles_of(need, advice.evaluation.kind, advice.needs):
            if role in framework.roles and _breaks(advice, framework, need, role):
                return RuledOut(framework.id, *_said(advice, framework, need))
    return None


def _breaks(advice: Advice, framework: Framework, need: Need, role: str) -> bool:
    known = advice.catalogue.needs[need.id]
    if not known.facts:
        return False
    if not need.wanted:
        others = [value for value in known.values if value != need.value]
        own = [value for value in others if not stand_in(framework, need.id, value)]
        return all(fit_of(framework, need.id, value, role) < least_fit(need) for value in own)
    if need.id == "hardware" and any(not usable_on(framework, str(need.value), os) for os in advice.needs.values("os")):
        return True
    kind, needs = advice.evaluation.kind, advice.needs
    about = roles_of(need, kind, needs)
    same = [n for n in needs.firm() if n.id == need.id and n.wanted and roles_of(n, kind, needs) == about]
    values = [str(n.value) for n in same] if known.several == "any" else [str(need.value)]
    least = LEVELS["full"] if role == about[0] and wholly(advice.tables, kind, need, needs) else 0.0
    fits = {value: fit_of(framework, need.id, value, role) for value in values}
    return all(fit == 0 or fit < least or stand_in(framework, need.id, value) for value, fit in fits.items())


def _said(advice: Advice, framework: Framework, need: Need) -> tuple[str, Sources]:
    catalogue, say = advice.catalogue, advice.catalogue.wording
    value = catalogue.label(need.id, str(need.value))
    by = stand_in(framework, need.id, str(need.value)) if need.wanted else None
    if by:
        sources = framework.support[need.id][str(need.value)].sources
        return say["out_lent"].format(value=value, by=catalogue.name(by)), sources
    if need.id == "task":
        rating = framework.tasks.get(str(need.value))
        return say["out_task"].format(value=value), rating.sources if rating else ()
    support = framework.support[need.id].get(str(need.value))
    sources = support.sources if support else ()
    if not need.wanted:
        return say["out_only_language" if need.id == "language" else "out_unwanted"].format(value=value), sources
    oses = [
        os
        for os in advice.needs.values("os")
        if need.id == "hardware" and not usable_on(framework, str(need.value), os)
    ]
    if oses:
        return say["out_hardware_os"].format(value=value, os=catalogue.label("os", oses[0])), sources
    half = need.id == "language" and support and "partial" in {support.train, support.run}
    return say["out_half" if half else f"out_{need.id}"].format(value=value), sources


def _other_task(advice: Advice, framework: Framework) -> RuledOut | None:
    """An engine for models of other tasks; before a task was named, what is made for few."""
    tasks = [str(need.value) for need in advice.needs.counted("task", advice.catalogue)]
    plays = side(advice.evaluation.kind) in {"pair", *framework.roles}
    best = best_task(framework) if is_narrow(framework, advice.catalogue) else None
    if best and plays and not tasks and framework.id not in advice.needs.values("current"):
        text = advice.catalogue.wording["out_narrow"].format(value=advice.catalogue.label("task", best))
        return RuledOut(framework.id, text, framework.tasks[best].sources)
    if not tasks or not only_runs(framework) or any(fit_of(framework, "task", t, "run") >= SUITED for t in tasks):
        return None
    rating = framework.tasks.get(tasks[0])
    text = advice.catalogue.wording["out_task"].format(value=advice.catalogue.label("task", tasks[0]))
    return RuledOut(framework.id, text, rating.sources if rating else ())


def _no_better(advice: Advice, framework: Framework) -> RuledOut | None:
    """A framework that would be possible, did it not have to do better than a pick that was criticised."""
    asked = [need for need in advice.needs.firm() if need.than]
    eased = advice.needs
    for need in asked:
        eased = eased.relaxed(need)
    if not asked or not any(framework.id in option.frameworks for option in advice.with_needs(eased).options):
        return None
    text = advice.catalogue.wording["out_than"].format(value=label(asked[-1], advice.catalogue))
    return RuledOut(framework.id, text, framework.status.sources)


def _wrong_role(advice: Advice, framework: Framework) -> RuledOut:
    kind, say = side(advice.evaluation.kind), advice.catalogue.wording
    if kind != "pair" and kind not in framework.roles:
        return RuledOut(framework.id, say[f"out_role_{kind}"], framework.status.sources)
    return RuledOut(framework.id, say["out_path"], framework.status.sources)
