"""How much is lost when messages are written otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.disturbances import KINDS
from evaluation.held_out import Expected
from evaluation.needs import ALL_NEEDS, by_need
from evaluation.reading import Reading

Read = Callable[[str], Reading]


@dataclass(frozen=True)
class Loss:
    """Of one kind of disturbance, over the messages that it changes: accuracy and F1 of the needs, before and after."""

    kind: str
    changed: int
    before: float
    after: float
    needs_before: float
    needs_after: float
    overall: float
    """Points of accuracy lost over the whole set, the unchanged messages counted too."""

    @property
    def drop(self) -> float:
        """Points of accuracy lost among the changed ones; negative where it got better."""
        return self.before - self.after


def losses(expected: Sequence[Expected], readings: Sequence[Reading], read: Read, seed: int = 0) -> list[Loss]:
    """One for each kind; `readings` are of the undisturbed messages."""
    return [loss(kind, expected, readings, read, seed) for kind in KINDS]


def loss(kind: str, expected: Sequence[Expected], readings: Sequence[Reading], read: Read, seed: int = 0) -> Loss:
    """Of one kind."""
    rng = np.random.default_rng(seed)
    others = [KINDS[kind](message.text, rng) for message in expected]
    pairs = [(e, r, read(text)) for e, r, text in zip(expected, readings, others, strict=True) if text != e.text]
    before, after = [(e, r) for e, r, _ in pairs], [(e, r) for e, _, r in pairs]
    right_before, right_after = _right(before), _right(after)
    count = max(1, len(pairs))
    return Loss(
        kind, len(pairs), right_before / count, right_after / count, _f1(before), _f1(after),
        (right_before - right_after) / max(1, len(expected)),
    )  # fmt: skip


def _right(pairs: list[tuple[Expected, Reading]]) -> int:
    return sum(reading.best == expected.intent for expected, reading in pairs)


def _f1(pairs: list[tuple[Expected, Reading]]) -> float:
    found = by_need(pairs).get(ALL_NEEDS)
    return found.f1 if found else 1.0
