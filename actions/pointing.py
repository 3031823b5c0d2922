"""Words that point at something that was talked about: "it", "them", "the second one", "3"."""

from __future__ import annotations

import re

from advisor.phrasing import says

ORDINALS = ("points_at_the_first", "points_at_the_second", "points_at_the_third", "points_at_the_fourth")
"""Phrasings, each for one of several."""

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
    return next((place for place, name in enumerate(ORDINALS) if says(name, text)), None)
