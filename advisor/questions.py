"""Which question is worth asking: the need whose answers are expected to change the pick most, and none once none
can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.evaluate import Evaluation
from advisor.model import Catalogue, NeedKind
from advisor.needs import Need, Needs
from advisor.stack import Option, side
from advisor.tables import Tables

WORTH_ASKING = 0.12
"""The least expected gain, from 0 (no answer changes the pick) to 1 (every answer rules the present pick out)."""

RARE = 0.2
"""The share of those that use some hardware at all, below which an operating system is not one that it is used on."""


@dataclass(frozen=True)
class Outcome:
    """The pick that one answer would lead to (None: nothing fits); `gain` is how much better than the present one, from
    0 to 1.
    """

    need: Need
    pick: Option | None
    gain: float


Evaluate = Callable[[Needs], Evaluation]


def outcomes(
    catalogue: Catalogue, tables: Tables, needs: Needs, now: Evaluation, then: Evaluate
) -> dict[str, list[Outcome]]:
    """For each need that is not settled and has answers to offer, what each answer would lead to, by `then`."""
    moot = {id_ for kind in catalogue.needs for v in needs.values(kind) for id_ in _settles(catalogue, kind, v)}
    return {
        id_: [_answered(catalogue, tables, needs, need, now, then) for need in answers(catalogue, id_)]
        for id_ in catalogue.needs
        if id_ not in moot
        and not _other_side(catalogue.needs[id_], now)
        and not needs.settled(id_)
        and any(value.button for value in catalogue.needs[id_].values.values())
    }


def _answered(
    catalogue: Catalogue, tables: Tables, needs: Needs, need: Need, now: Evaluation, then: Evaluate
) -> Outcome:
    """What an answer would lead to; one that hardly goes with what was said is not reckoned with."""
    if _unlikely(tables, needs, need):
        return Outcome(need, now.leader, 0.0)
    return _outcome(now, then(needs.merge([need], catalogue)), need)


def _unlikely(tables: Tables, needs: Needs, need: Need) -> bool:
    """Whether hardware and an operating system are rarely found together: next to nothing uses the one on the other."""
    said = needs.values({"os": "hardware", "hardware": "os"}.get(need.id, ""))
    pairs = [(other, need.value) if need.id == "os" else (need.value, other) for other in said]
    return any(_rare(tables, str(hardware), str(os)) for hardware, os in pairs)


def _rare(tables: Tables, hardware: str, os: str) -> bool:
    users = (tables.fit["hardware", hardware]["run"] > 0) & ~tables.retired
    there = users & ~tables.barred[hardware, os]
    return bool(there.sum() < RARE * users.sum())


def _other_side(kind: NeedKind, now: Evaluation) -> bool:
    """Whether a need is about the side that nothing is advised for: training, where a model is only run."""
    return kind.role is not None and side(now.kind) not in {kind.role, "pair"}


def _settles(catalogue: Catalogue, kind: str, value: str) -> tuple[str, ...]:
    """The needs that a wanted value leaves no question about: a phone has its own operating system."""
    known = catalogue.needs[kind].values.get(value)  # of `current` and `exclude` frameworks are values too
    return known.settles if known else ()


def answers(catalogue: Catalogue, id_: str) -> Iterator[Need]:
    """The answers that are offered as buttons, as firm as the person's choice of one would be."""
    kind = catalogue.needs[id_]
    for value in kind.values.values():
        if value.button:
            yield Need(id_, value.id, must=(value.firmness or kind.firmness) == "must")


def _outcome(now: Evaluation, then: Evaluation, need: Need) -> Outcome:
    return Outcome(need, then.leader, _gain(now, then))


def _gain(now: Evaluation, then: Evaluation) -> float:
    """0 where the pick stays, 1 where it is ruled out or no longer the kind of thing asked for, between by the
    scores.
    """
    if now.leader is None or then.leader is None or then.leader.frameworks == now.leader.frameworks:
        return 0.0
    place = then.place(now.leader)
    return 1.0 if place is None else float(min(1.0, 2.0 * (then.scores.max() - then.scores[place])))


def worth(found: list[Outcome]) -> float:
    """The expected gain of a question, all its answers being equally likely."""
    return sum(outcome.gain for outcome in found) / len(found)


def next_question(found: dict[str, list[Outcome]], least: float = WORTH_ASKING) -> str | None:
    """The id of the need to ask about, or None when no answer is worth the asking."""
    best = max(found, key=lambda id_: worth(found[id_]), default=None)
    return best if best is not None and worth(found[best]) >= least else None
