"""What would put one framework first: the fewest changes of needs that do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from advisor.advice import Advice
from advisor.model import LEVELS, Framework
from advisor.needs import Need, Needs
from advisor.stack import Option

CHANGED = ("target", "task", "language", "hardware", "os", "purpose", "experience", "priority")
"""The needs that are changed, those first that say most of what a framework is for."""

SUITED = 4.0
"""The least rating for a task that a framework is worth being tried for."""

TRIED = 150
"""Pairs of changes that are tried at the most, a millisecond or two each."""

Step = tuple[Need, bool]
"""A need, and whether it is taken back (True) or said in place of what was said of it."""


@dataclass(frozen=True)
class Win:
    """Changes that put a framework first, and the pick then."""

    steps: tuple[Step, ...]
    pick: Option


def wins(advice: Advice, framework: str) -> list[Win]:
    """The single changes that put a framework first, else the first pair of changes that does; none for one that was
    retired, whatever is said.
    """
    known = advice.catalogue.frameworks[framework]
    if known.retired:
        return []
    steps = list(_steps(advice, known))
    single = [win for step in steps if (win := _won(advice, framework, (step,)))]
    pairs = (pair for pair in combinations(steps, 2) if pair[0][0].id != pair[1][0].id)
    return single or [win for win in (_won(advice, framework, pair) for pair in islice(pairs, TRIED)) if win][:2]


def _steps(advice: Advice, framework: Framework) -> Iterator[Step]:
    """What might help it: giving up what was said, or saying what it is made for."""
    for need in advice.needs.items:
        if need.value is not None:
            yield need, True
    stated = {(need.id, need.value) for need in advice.needs.items if need.wanted}
    for id_ in CHANGED:
        kind = advice.catalogue.needs[id_]
        for value in kind.values.values():
            if (id_, value.id) not in stated and _helps(framework, id_, value.id, offered=value.button):
                yield Need(id_, value.id, must=(value.firmness or kind.firmness) == "must"), False


def _helps(framework: Framework, id_: str, value: str, *, offered: bool) -> bool:
    """Whether it is well supported by a framework, or, of what is no matter of support, one of the usual answers."""
    if id_ == "task":
        rating = framework.tasks.get(value)
        return rating is not None and (rating.value or 0.0) >= SUITED
    if id_ in framework.support:
        support = framework.support[id_].get(value)
        levels = (support.level(role) for role in framework.roles) if support else ()
        return any(LEVELS[level] >= LEVELS["full"] for level in levels if level)
    return offered


def _won(advice: Advice, framework: str, steps: tuple[Step, ...]) -> Win | None:
    needs = advice.needs
    for need, taken_back in steps:
        needs = _changed(advice, needs, need, taken_back=taken_back)
    pick = advice.with_needs(needs).leader
    return Win(steps, pick) if pick and framework in pick.frameworks else None


def _changed(advice: Advice, needs: Needs, need: Need, *, taken_back: bool) -> Needs:
    if taken_back:
        return needs.without(need.id, need.value)
    kept = needs if need.id == "priority" else needs.without(need.id)
    return kept.merge([need], advice.catalogue)
