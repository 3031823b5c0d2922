"""Which frameworks meet some filter."""

from __future__ import annotations

import math
from dataclasses import replace

from advisor.advice import Advisor
from advisor.licences import Licence
from advisor.model import LEVELS, Framework
from advisor.needs import Need, Needs
from advisor.tables import fit_of, usable_on

SUITED = 3.0
"""The least rating for a task that counts as suited."""


def listing(
    advisor: Advisor,
    needs: Needs,
    states: frozenset[str] = frozenset({"active", "maintenance"}),
    licence: Licence | None = None,
) -> list[Framework]:
    """Frameworks in one of the states and under such a licence that meet all that is wanted, the best supported first;
    of those that are alike the one with the largest community, then by name.
    """
    found = [
        framework
        for framework in advisor.catalogue.frameworks.values()
        if framework.status.state in states
        and (licence is None or licence.covers(framework))
        and all(meets(framework, need, needs) for need in needs.items)
    ]
    return sorted(found, key=lambda each: (-_supported(each, needs), -_community(advisor, each), each.name.lower()))


def _supported(framework: Framework, needs: Needs) -> float:
    """How well it does all that is wanted."""
    return sum(_fit(framework, need) for need in needs.items)


def _community(advisor: Advisor, framework: Framework) -> float:
    """The rating of its community; 0 where unknown."""
    rating = advisor.tables.ratings[framework.id].get("community")
    return (rating.value if rating else None) or 0.0


def meets(framework: Framework, need: Need, needs: Needs) -> bool:
    """Whether one need is known to hold: unknown is not enough to be listed, and an excluded one is left out."""
    if need.id == "exclude":
        return need.value not in {framework.id, framework.governance.vendor}
    if not need.wanted:
        return _without(framework, need)
    fit = _fit(framework, need)
    if need.id == "task":
        return fit >= SUITED
    barred = need.id == "hardware" and not all(usable_on(framework, str(need.value), os) for os in needs.values("os"))
    return fit >= LEVELS["partial"] and not barred


def _without(framework: Framework, need: Need) -> bool:
    """Whether it is known to work well with something else than an unwanted value: a bare way round it is no answer."""
    others = [value for value in framework.support.get(need.id, framework.tasks) if value != need.value]
    return any(_fit(framework, replace(need, value=value)) >= LEVELS["full"] for value in others)


def _fit(framework: Framework, need: Need) -> float:
    """The better fit of its roles, or of the one that was named; 0 where unknown, and for training where it trains
    nothing.
    """
    if need.id not in {"task", *framework.support} or need.value is None:
        return 0.0
    if need.role == "train" and "train" not in framework.roles:
        return 0.0
    roles = (need.role,) if need.role in framework.roles else framework.roles
    fits = [fit_of(framework, need.id, need.value, str(role)) for role in roles]
    return max((fit for fit in fits if not math.isnan(fit)), default=0.0)
