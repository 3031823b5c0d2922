"""Which question is worth asking: the need whose answers are expected to change the pick most, and none once none
can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.evaluate import Evaluation
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.stack import Option

WORTH_ASKING = 0.12
"""The least expected gain, from 0 (no answer changes the pick) to 1 (every answer rules the present pick out)."""


@dataclass(frozen=True)
class Outcome:
    """The pick that one answer would lead to (None: nothing fits); `gain` is how much better than the present one, from
    0 to 1.
    """

    need: Need
    pick: Option | None
    gain: float


Evaluate = Callable[[Needs], Evaluation]


def outcomes(catalogue: Catalogue, needs: Needs, now: Evaluation, then: Evaluate) -> dict[str, list[Outcome]]:
    """For each need that is not settled and has answers to offer, what each answer would lead to, by `then`."""
    return {
        id_: [_outcome(now, then(needs.merge([need], catalogue)), need) for need in answers(catalogue, id_)]
        for id_ in catalogue.needs
        if not needs.settled(id_) and any(value.button for value in catalogue.needs[id_].values.values())
    }


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
    if now.leader not in then.options:
        return 1.0
    lost = then.scores.max() - then.scores[then.options.index(now.leader)]
    return float(min(1.0, 2.0 * lost))


def worth(found: list[Outcome]) -> float:
    """The expected gain of a question, all its answers being equally likely."""
    return sum(outcome.gain for outcome in found) / len(found)


def next_question(found: dict[str, list[Outcome]], least: float = WORTH_ASKING) -> str | None:
    """The id of the need to ask about, or None when no answer is worth the asking."""
    best = max(found, key=lambda id_: worth(found[id_]), default=None)
    return best if best is not None and worth(found[best]) >= least else None
