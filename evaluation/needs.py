"""Figures of what is picked up: needs and names, each with the value and whether it is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.held_out import Expected
from evaluation.reading import Reading

FRAMEWORKS = "framework"
ALL_NEEDS = "all needs"


@dataclass(frozen=True)
class Found:
    """Counts for one need: found and meant, found and not meant, meant and not found."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is meant; 1 where nothing was found."""
        return _share(self.right, self.false)

    @property
    def recall(self) -> float:
        """The share of what is meant that was found; 1 where nothing is meant."""
        return _share(self.right, self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / total if (total := 2 * self.right + self.false + self.missed) else 1.0


def differences(expected: Expected, reading: Reading) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The needs that are right, false and missed in one message; what may be picked up is neither of the latter."""
    right = expected.needs & reading.needs
    return right, reading.needs - expected.needs - expected.may, expected.needs - reading.needs


def by_need(pairs: Iterable[tuple[Expected, Reading]]) -> dict[str, Found]:
    """Counts by need id, for all needs together, and for the names of frameworks."""
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for expected, reading in pairs:
        if expected.states_needs:
            for counter, found in zip((right, false, missed), differences(expected, reading), strict=True):
                counter.update(_id(need) for need in found)
                counter[ALL_NEEDS] += len(found)
        right[FRAMEWORKS] += len(expected.names & reading.names)
        false[FRAMEWORKS] += len(reading.names - expected.names)
        missed[FRAMEWORKS] += len(expected.names - reading.names)
    return {key: Found(right[key], false[key], missed[key]) for key in sorted({*right, *false, *missed})}


def _id(need: str) -> str:
    return need.lstrip("-").split(" ", 1)[0]


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
