"""What is told from the wording of a text alone, by the names and regular expressions of knowledge/phrasings.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from advisor.catalogue import shared
from advisor.checks import PART


def says(what: str, text: str) -> bool:
    """Whether a text says what has that name there: `says("supposes", "what if it had no GPU?")`."""
    return phrasing(what).search(text) is not None


@cache
def phrasing(what: str) -> re.Pattern[str]:
    """The expression of that name, for what of a text it is found in. Raises KeyError where there is none."""
    return re.compile(written_out(what, shared().phrasings), re.IGNORECASE)


def written_out(what: str, phrasings: Mapping[str, Sequence[str]]) -> str:
    """The alternatives of a phrasing as one expression, with what stands for others in their place.

    >>> written_out("moves", {"start": ["so", "and"], "moves": ["{start} leave", "move"]})
    '(?:so|and) leave|move'
    """
    return PART.sub(lambda part: f"(?:{written_out(part[1], phrasings)})", "|".join(phrasings[what]))
