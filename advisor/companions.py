"""What a pick is used with for the project at hand: a library on top of it, or a bridge into an app."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.advice import Advice
from advisor.model import Companion

Fitting = tuple[str, Companion]
"""The framework of the pick that it goes with, and the companion."""


def companions(advice: Advice, words: str = "") -> tuple[Fitting, ...]:
    """The first that fits each framework of the pick; `words` are the person's own."""
    said = words.lower()
    parts = advice.pick.frameworks if advice.pick else ()
    firsts = (next(((part, c) for c in _fitting(advice, part, said)), None) for part in parts)
    return tuple({found[1].name: found for found in firsts if found}.values())


def _fitting(advice: Advice, part: str, said: str) -> Iterator[Companion]:
    there = {*(need.value for need in advice.needs.unwanted("exclude")), *advice.needs.values("current")}
    for companion in advice.catalogue.companions:
        if part not in companion.beside or not there.isdisjoint(companion.frameworks):
            continue
        wanted = all(set(values) & set(advice.needs.values(id_)) for id_, values in companion.needs.items())
        if wanted and re.search(companion.said, said):
            yield companion
