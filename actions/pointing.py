"""Words that point at something that was talked about: "it", "them", "the second one", "3"."""

from __future__ import annotations

import re

IT = re.compile(r"\b(it|its|it's|that one|this one|they|them)\b", re.IGNORECASE)

THEM = re.compile(r"\b(them|these|those|they)\b", re.IGNORECASE)
"""Asks of several that were talked about."""

LAST = re.compile(r"\bthe last\b", re.IGNORECASE)
"""Words for what was talked about."""

ORDINALS = (
    r"\b(first|1st) (one|of)\b|\bthe (first|former)\b",
    r"\bthe (second|2nd|other|latter)\b",
    r"\bthe (third|3rd)\b",
    r"\bthe (fourth|4th)\b",
)

PLACES = {"first": 1, "1st": 1, "one": 1, "second": 2, "2nd": 2, "two": 2, "third": 3, "3rd": 3, "three": 3}

PLACES |= {"fourth": 4, "4th": 4, "four": 4, "fifth": 5, "5th": 5, "five": 5, "last": -1}

PLACE = re.compile(
    r"^\W*(?:the |option |answer |number |no\.? |nr\.? |#)*(?P<place>\d{1,2}|" + "|".join(PLACES) + r")"
    r"(?: one| option| answer)?\W*(?:please\W*)?$",
    re.IGNORECASE,
)
"""A message that is nothing but the place of one of several."""


def place_of(text: str) -> int | None:
    """Which one a message means by "the second", counted from 0."""
    return next((place for place, word in enumerate(ORDINALS) if re.search(word, text, re.IGNORECASE)), None)
