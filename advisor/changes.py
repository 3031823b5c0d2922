"""What a change of needs did to the advice: whether the pick moved, what that gained, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from advisor.advice import Advice
from advisor.fits import criterion_of
from advisor.needs import Need
from advisor.reasons import LEAST, Reason, reasons
from advisor.ruled_out import RuledOut, why_out
from advisor.stack import Option

MOST, ALL = 2, 99
"""Gains, and losses, that are told, and more than there can be."""


@dataclass(frozen=True)
class Change:
    """What was `added` to the needs and `dropped` from them, and the picks before and after.

    `because` is what ruled the old pick out, where something did; `gained` is what the new one does better than the old
    one, `lost` what it does worse.
    """

    added: tuple[Need, ...]
    dropped: tuple[Need, ...]
    before: Option
    after: Option
    because: RuledOut | None = None
    gained: tuple[Reason, ...] = ()
    lost: tuple[Reason, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the pick is another one."""
        return self.before.frameworks != self.after.frameworks


def changed(before: Advice, after: Advice) -> Change | None:
    """The change between two pieces of advice; None where the needs are the same or one of them has no pick."""
    old, new = before.pick, after.pick
    added, dropped = _apart(after, before), _apart(before, after)
    if old is None or new is None or not (added or dropped):
        return None
    same = Change(added, dropped, old, new)
    if not same.moved:
        return same
    gained = _better(after, before, new, old)
    asked = {criterion_of(after.catalogue, str(need.value)) for need in added if need.than}
    gained = sorted(gained, key=lambda reason: reason.criterion not in asked)
    lost = [reason for reason in _better(before, after, old, new) if reason.points > LEAST]
    told = [reason for reason in gained if reason.points > LEAST or reason.criterion in asked]
    return replace(same, because=_removed(after, old), gained=tuple(told[:MOST]), lost=tuple(lost[:MOST]))


def _apart(advice: Advice, other: Advice) -> tuple[Need, ...]:
    """What was said for the one and not for the other, whenever it was said."""
    known = {replace(need, said=0, role=None) for need in other.needs.items}
    return tuple(need for need in advice.needs.items if replace(need, said=0, role=None) not in known)


def _removed(after: Advice, old: Option) -> RuledOut | None:
    """Which part of the old pick is not possible any more, and why."""
    left = {part for option in after.evaluation.options for part in option.frameworks}
    gone = next((part for part in old.frameworks if part not in left), None)
    return why_out(after, gone) if gone else None


def _better(first: Advice, second: Advice, option: Option, other: Option) -> list[Reason]:
    """What speaks for an option next to the other, in the first advice in which both are candidates."""
    for advice in (first, second):
        rows = {candidate.id: candidate for candidate in advice.evaluation.options}
        if option.id in rows and other.id in rows:
            return reasons(advice, rows[option.id], rows[other.id], most=ALL, least=0.0)
    return []
