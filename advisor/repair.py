"""The smallest ways out when nothing meets all the musts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import combinations

from advisor.evaluate import evaluate, removed
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.tables import Tables

Way = frozenset[Need]


def repairs(catalogue: Catalogue, tables: Tables, needs: Needs, kind: str) -> list[Way]:
    """The minimal sets of musts to give up; giving up all of one set makes a candidate possible.

    A candidate becomes possible exactly when all the musts that it breaks are given up, so the minimal sets are the
    sets of broken musts that hold no smaller one (minimal diagnoses: Felfernig et al. 2009). The smallest come first,
    and of equal ones that which matters least to the person: what kind of need it is, and whether it was said firmly.
    """
    broken = set(_broken(catalogue, tables, needs, kind))
    minimal = [way for way in broken if not any(other < way for other in broken)]
    return sorted(minimal, key=lambda way: (len(way), _weight(catalogue, way), sorted(map(_key, way))))


def _broken(catalogue: Catalogue, tables: Tables, needs: Needs, kind: str) -> Iterator[Way]:
    """What each candidate breaks. Hardware that operating systems bar is mended by giving up either."""
    for musts in removed(catalogue, tables, needs, kind).values():
        yield frozenset(musts)
    systems = [need for need in needs.firm() if need.id == "os"]
    for given_up in (frozenset(some) for size in range(1, len(systems) + 1) for some in combinations(systems, size)):
        without = reduce(Needs.relaxed, given_up, needs)
        if evaluate(catalogue, tables, without, kind).options:
            yield given_up
        for musts in removed(catalogue, tables, without, kind).values():
            yield given_up.union(musts)


def _weight(catalogue: Catalogue, way: Way) -> float:
    return sum(catalogue.needs[need.id].importance[1] for need in way)


def _key(need: Need) -> tuple[str, str]:
    return need.id, str(need.value)
