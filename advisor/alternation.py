"""Regular expressions for one of many words, which are tried by their first letter: one by one they take ten times as
long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def alternation(words: Iterable[str]) -> str:
    """Matches one of some words, the longest that fits, in an expression that ignores case; of those with the same
    first letter the longest are tried first.

    >>> alternation(["keras", "mxnet", "kerasnlp"])
    'k(?:erasnlp|eras)|m(?:xnet)'
    """
    longest = sorted(sorted(words, key=len, reverse=True), key=_first)
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in same)})"
        for first, same in groupby(longest, key=_first)
    )


def _first(word: str) -> str:
    return word[0].lower()
