"""One pick for several people whose needs are kept apart: whoever loses most by it loses as little as can be.

The candidates are those that at least one of them could be advised. Of these comes first what is impossible for the
fewest, as it breaks a must of theirs, then what leaves the one furthest behind their own best least far behind, then
what costs all together least (minimax regret: Savage 1951; for groups "least misery", Masthoff 2004). Nobody's needs
weigh more than another's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from advisor.advice import Advisor
from advisor.evaluate import removed
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.ranking import Floats
from advisor.stack import Option, kind_for

LEVEL = 0.005
"""Points of score that are no loss: what is shown has two decimals."""

Said = frozenset[tuple[str, bool]]
"""What one person said of a need: values, each wanted or not."""


@dataclass(frozen=True)
class Standing:
    """How one person fares: their `own` best candidate (None: there is none), and the points of score that the pick is
    behind it. Where they would never be advised the pick it is not `possible`, for what it `breaks`: musts, or else the
    tasks that it is not made for.
    """

    person: str
    own: Option | None
    loss: float
    possible: bool = True
    breaks: tuple[Need, ...] = ()


@dataclass(frozen=True)
class Joint:
    """The pick for all (None: nothing meets the musts of even one), where they agree and differ, and how each fares.

    Of needs that at least two spoke of, `agreed` holds what all of those said, as the first of them put it, and
    `differing` by need and person the rest.
    """

    pick: Option | None
    agreed: tuple[Need, ...]
    differing: Mapping[str, Mapping[str, tuple[Need, ...]]]
    standings: tuple[Standing, ...]

    @property
    def worst(self) -> Standing | None:
        """Who gives up most; None where nobody gives up anything."""
        last = max(self.standings, key=lambda one: (not one.possible, len(one.breaks), one.loss), default=None)
        return last if self.pick and last and (not last.possible or last.loss >= LEVEL) else None


def joint(advisor: Advisor, people: Mapping[str, Needs]) -> Joint:
    """The advice for people, each by a name with needs; who has not said anything has no say."""
    people = {person: needs for person, needs in people.items() if needs.items}
    agreed, differing = shared(people)
    kind = _kind(advisor.catalogue, people)
    losses = {person: _losses(advisor, needs, kind) for person, needs in people.items()}
    place = _best(np.array([*losses.values()]))
    options = advisor.tables.options[kind]
    if place is None:
        return Joint(None, agreed, differing, tuple(Standing(person, None, 0.0) for person in people))
    standings = (_standing(advisor, person, people[person], kind, losses[person], place) for person in people)
    return Joint(options[place], agreed, differing, tuple(standings))


def _kind(catalogue: Catalogue, people: Mapping[str, Needs]) -> str:
    """Which kind of advice all of it together asks for, whoever said it."""
    items = {need for needs in people.values() for need in needs.items}
    ordered = sorted(items, key=lambda need: (need.id, str(need.value), need.wanted, str(need.role)))
    return kind_for(Needs(tuple(ordered)), catalogue)


def _losses(advisor: Advisor, needs: Needs, kind: str) -> Floats:
    """(options,) points of score behind the person's own best; not a number for what they would never be advised."""
    now = advisor.advise(needs, kind=kind).evaluation
    scores = dict(zip(now.options, now.scores, strict=True))
    known = np.array([scores.get(option, np.nan) for option in advisor.tables.options[kind]])
    return known if np.isnan(known).all() else np.nanmax(known) - known


def _best(losses: Floats) -> int | None:
    """The candidate for all, of (people, options) losses, the first by id of equals; None where there is none."""
    broken = np.isnan(losses).sum(axis=0)
    rounded = np.nan_to_num(np.round(losses, 9))
    if not losses.size or (broken == len(losses)).all():
        return None
    ranked = np.lexsort((np.round(rounded.sum(axis=0), 9), rounded.max(axis=0), broken))
    return int(ranked[0])


def _standing(advisor: Advisor, person: str, needs: Needs, kind: str, losses: Floats, place: int) -> Standing:
    options = advisor.tables.options[kind]
    own = None if np.isnan(losses).all() else options[int(np.nanargmin(losses))]
    if not np.isnan(losses[place]):
        return Standing(person, own, float(losses[place]))
    return Standing(person, own, 0.0, False, _breaks(advisor, needs, kind, options[place]) or needs.wanted("task"))


def _breaks(advisor: Advisor, needs: Needs, kind: str, option: Option) -> tuple[Need, ...]:
    """What a candidate breaks: what it is not able to, and what it must not be."""
    vendors = {advisor.catalogue.frameworks[part].governance.vendor for part in option.frameworks}
    excluded = (n for n in needs.items if n.id == "exclude" and n.value in {*option.frameworks, *vendors})
    return (*excluded, *removed(advisor.catalogue, advisor.tables, needs, kind).get(option, ()))


def shared(people: Mapping[str, Needs]) -> tuple[tuple[Need, ...], dict[str, dict[str, tuple[Need, ...]]]]:
    """Of the needs that at least two spoke of: what all of those said, and by need and person what not all did."""
    agreed: list[Need] = []
    differing: dict[str, dict[str, tuple[Need, ...]]] = {}
    for id_ in dict.fromkeys(need.id for needs in people.values() for need in needs.items):
        said = {person: spoken for person, needs in people.items() if (spoken := _of(needs, id_))}
        if len(said) < 2:
            continue
        common = frozenset.intersection(*map(_stances, said.values()))
        agreed += [need for need in next(iter(said.values())) if (need.value, need.wanted) in common]
        if any(_stances(spoken) != common for spoken in said.values()):
            differing[id_] = {
                person: tuple(need for need in spoken if (need.value, need.wanted) not in common)
                for person, spoken in said.items()
            }
    return tuple(agreed), differing


def _of(needs: Needs, id_: str) -> tuple[Need, ...]:
    return tuple(need for need in needs.items if need.id == id_ and need.value is not None)


def _stances(said: tuple[Need, ...]) -> Said:
    return frozenset((str(need.value), need.wanted) for need in said)
