"""The person's own words round something that they named."""

from __future__ import annotations

import re

LONGEST = 60
"""Characters of a quotation."""

APART = re.compile(r"[.,;:!?()\n]+(?=\s|$)|\s-+\s|\b(?:and|but|so|because)\b", re.IGNORECASE)
"""Ends a clause."""


def clause(text: str, start: int, end: int) -> str:
    """The clause between whose ends something stands, on one line; of a long one the words next to it.

    >>> clause("It is for images, we have no GPU and little time", 26, 32)
    'we have no GPU'
    """
    left = max((match.end() for match in APART.finditer(text, 0, start)), default=0)
    right = next((match.start() for match in APART.finditer(text, end)), len(text))
    if right - left > LONGEST:
        left, right = _narrow(text, max(left, start - LONGEST // 2), min(right, end + LONGEST // 2), start, end)
    return " ".join(text[left:right].split())[: 2 * LONGEST]


def _narrow(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """The same places, moved inwards to whole words."""
    first, last = text.find(" ", left, start), text.rfind(" ", end, right)
    return (first + 1 if first >= 0 and left else left), (last if last >= 0 and right < len(text) else right)
