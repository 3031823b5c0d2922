"""What does a thing that one framework does not: who asks whether TensorRT runs on the CPU wants to know what would."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advisor.advice import Advisor
from advisor.model import LEVELS, Catalogue, Framework
from advisor.needs import Need, Needs
from advisor.stack import Option
from advisor.tables import best_task, is_narrow

MOST = 3
"""Frameworks that are named."""

RUN_FIRST = {"target": ("run", "train")}
"""Of where a model is to run, the roles in the order in which they matter: who asks for that rarely trains there."""


@dataclass(frozen=True)
class Instead:
    """`frameworks`, best first, do what was asked: `value` of `need`."""

    need: str
    value: str
    frameworks: tuple[str, ...]


def instead(advisor: Advisor, framework: str, values: Iterable[tuple[str, str]]) -> Instead | None:
    """Of the first of `values` (need id, value id) that the framework does not do at all; None where it does all."""
    known = advisor.catalogue.frameworks[framework]
    need, value, role = next(((*pair, role) for pair in values if (role := _refused(known, *pair))), (None, None, None))
    if need is None or value is None or role is None:
        return None
    advice = advisor.advise(Needs((Need(need, value, must=True), *_like(known, advisor.catalogue))))
    found = _parts([advice.evaluation.options[row] for row in advice.order], role)
    does = [id_ for id_ in found if id_ != framework and _does(advisor.catalogue.frameworks[id_], need, value, role)]
    return Instead(need, value, tuple(does[:MOST])) if does else None


def _refused(framework: Framework, need: str, value: str) -> str | None:
    """The role in which it is known not to do it, of a target rather running; None where it does in another."""
    support = framework.support.get(need, {}).get(value)
    roles = [role for role in RUN_FIRST.get(need, framework.roles) if role in framework.roles]
    levels = {role: support.level(role) for role in roles} if support else {}
    if any(map(_works, levels.values())):
        return None
    return next((role for role, level in levels.items() if level == "none"), None)


def _works(level: str | None) -> bool:
    return level is not None and LEVELS[level] > 0


def _does(framework: Framework, need: str, value: str, role: str) -> bool:
    support = framework.support.get(need, {}).get(value)
    return support is not None and _works(support.level(role))


def _like(framework: Framework, catalogue: Catalogue) -> tuple[Need, ...]:
    """What asks for its like: something that runs models, where it does not train; for its own task, where it is made
    for few.
    """
    runs = (Need("purpose", "run-model"),) if tuple(framework.roles) == ("run",) else ()
    task = best_task(framework) if is_narrow(framework, catalogue) else None
    return (*runs, Need("task", task)) if task else runs


def _parts(options: Sequence[Option], role: str) -> list[str]:
    """The frameworks of the candidates that play the role, each once."""
    parts = (getattr(option, role) for option in options)
    return list(dict.fromkeys(part for part in parts if part))
