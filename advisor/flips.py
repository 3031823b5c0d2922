"""What would change the advice: the smallest changes of needs that lead to another pick."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.advice import Advice, once
from advisor.needs import Need, Needs
from advisor.stack import Option


@dataclass(frozen=True)
class Flip:
    """One change of one need, and the pick that it leads to. `need` is what would be said, or taken back
    (`withdrawn`).
    """

    need: Need
    withdrawn: bool
    pick: Option
    gain: float


@once
def flips(advice: Advice) -> list[Flip]:
    """Single changes that change the pick: first those under which the same kind of thing is asked for, and of them
    those that change it most.
    """
    found, pick = [*_said(advice), *_withdrawn(advice)], advice.pick
    return sorted(
        found, key=lambda flip: (_other_kind(flip.pick, pick), -flip.gain, flip.need.id, str(flip.need.value))
    )


def _other_kind(one: Option, other: Option | None) -> bool:
    """Whether one of them trains or runs where the other does not."""
    return other is not None and (not one.train, not one.run) != (not other.train, not other.run)


def _said(advice: Advice) -> list[Flip]:
    return [
        Flip(outcome.need, False, outcome.pick, outcome.gain)
        for found in advice.outcomes.values()
        for outcome in found
        if outcome.gain > 0 and outcome.pick
    ]


def _withdrawn(advice: Advice) -> list[Flip]:
    """Taking back one thing that was said."""
    found = []
    for need in advice.needs.items:
        then = advice.with_needs(without(advice.needs, need))
        if then.leader and advice.pick and then.leader.frameworks != advice.pick.frameworks:
            found.append(Flip(need, True, then.leader, 0.5))
    return found


def without(needs: Needs, need: Need) -> Needs:
    """The needs with one of them taken back."""
    return Needs(tuple(item for item in needs.items if item != need))
