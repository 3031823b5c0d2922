"""What the texts that a regular expression matches can start with."""

from __future__ import annotations

import sre_parse
from collections.abc import Iterable
from string import digits
from typing import Any

LENGTH = 3
"""Letters of a start: enough to tell most words apart."""

MOST = 12
"""Letters of a range up to which each is a start of its own."""

NO_WIDTH = {sre_parse.ASSERT, sre_parse.ASSERT_NOT, sre_parse.AT}

Starts = set["tuple[str, bool]"]
"""Starts, each with whether what comes after it is known too."""

ANYTHING: Starts = {("", False)}


def prefixes(pattern: str) -> set[str]:
    r"""The starts, of three letters at the most; "" where it can start with anything.

    >>> sorted(prefixes(r"(?<!x )(?:sort(?:s|ing)?|r?at)"))
    ['at', 'rat', 'sor']
    """
    parsed: Any = sre_parse.parse(pattern)
    return {start for start, _ in _of_all(parsed)}


def _of_all(parts: Iterable[Any]) -> Starts:
    """Of parts that stand one after the other."""
    found: Starts = {("", True)}
    for kind, value in parts:
        if not any(known for _, known in found):
            break
        found = {longer for start in found for longer in _longer(start, _of_one(kind, value))}
    return found


def _longer(start: tuple[str, bool], nexts: Starts) -> Starts:
    text, known = start
    if not known:
        return {start}
    return {((text + more)[:LENGTH], still and len(text + more) < LENGTH) for more, still in nexts}


def _of_one(kind: Any, value: Any) -> Starts:
    if kind is sre_parse.LITERAL:
        return {(chr(value), True)}
    if kind in NO_WIDTH:
        return {("", True)}
    if kind is sre_parse.SUBPATTERN:
        return _of_all(value[-1])
    if kind in {sre_parse.MAX_REPEAT, sre_parse.MIN_REPEAT}:
        return _repeated(*value)
    if kind is sre_parse.BRANCH:
        return _of_either(_of_all(branch) for branch in value[1])
    return _of_either(_of_member(*member) for member in value) if kind is sre_parse.IN else ANYTHING


def _of_either(found: Iterable[Starts]) -> Starts:
    return {start for starts in found for start in starts}


def _repeated(least: int, most: int, parts: Any) -> Starts:
    once = {(start, known and most == 1) for start, known in _of_all(parts)}
    return once if least else {("", True), *once}


def _of_member(kind: Any, value: Any) -> Starts:
    """Of a member of a class of letters."""
    if kind is sre_parse.LITERAL:
        return {(chr(value), True)}
    if kind is sre_parse.RANGE and value[1] - value[0] < MOST:
        return {(chr(letter), True) for letter in range(value[0], value[1] + 1)}
    return {(digit, False) for digit in digits} if value is sre_parse.CATEGORY_DIGIT else ANYTHING
