"""Puts a misspelt word right, where it is nearly one that the knowledge uses and surely not another English one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from components.reading import singular
from components.words import words

SHORTEST, LONGER, LONG = 5, 7, 8
"""Letters from which a word may have one slip (a letter too many, too few, wrong, or two changed over), and, together
with those that the right one has, two.
"""

VERSION = re.compile(r"(\D*?)[-_]?v?\d[\d.]*$")
"""A name with a version at its end: "tf2.4"."""

BRITISH = (("is", "iz"), ("ys", "yz"), ("our", "or"), ("tre", "ter"), ("ence", "ense"), ("ogue", "og"), ("ll", "l"))
"""How British words are spelt, and how American ones are."""

DOUBLED = re.compile(r"(.)\1")


class Spelling:
    """Knows the words of one vocabulary; `names` are preferred where two are as near."""

    def __init__(self, vocabulary: Iterable[str], names: Iterable[str]) -> None:
        """All in lower case."""
        self._known, self._names = set(vocabulary), set(names)
        self._singular = {singular(word) for word in self._known}
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if len(word) >= SHORTEST - 1:
                self._by_first[word[0]].append(word)
        self.norm = lru_cache(maxsize=20_000)(self._norm)

    def _norm(self, word: str) -> str:
        """What a word in lower case comes to: the singular of the known word that is meant by it, or its own."""
        own = singular(word)
        if own in self._singular:
            return own
        versioned = VERSION.fullmatch(word)
        if versioned and versioned[1] in self._names:
            return singular(versioned[1])
        if not word.isalpha() or not word.isascii() or _foreign_or_english(word):
            return own
        return singular(self._nearest(word) or word)

    def _nearest(self, word: str) -> str | None:
        """The nearest known word with the same first letter, if it is near enough."""
        if len(word) < SHORTEST:
            return self._doubled(word)
        slips = 1 + (len(word) >= LONGER)
        near = process.extract(word, self._by_first[word[0]], scorer=OSA.distance, score_cutoff=slips, limit=None)
        near = [found for found in near if found[1] == 1 or max(len(found[0]), len(word)) >= LONG]
        best = min(near, key=lambda f: (f[1], f[0] not in self._names, abs(len(f[0]) - len(word)), f[0]), default=None)
        return best[0] if best else None

    def _doubled(self, word: str) -> str | None:
        """A short name with the wrong letter doubled: "jaxx", "onxx"; other slips would make too many words names."""
        single = DOUBLED.sub(r"\1", word)
        if single == word or single in self._names:
            return single
        near = [
            name for name in self._by_first[word[0]] if DOUBLED.sub(r"\1", name) == single and len(name) == len(word)
        ]
        return near[0] if near else None


def _foreign_or_english(word: str) -> bool:
    """Whether a list has the word; the English one is American."""
    known = words()
    american = [word, *(word.replace(ours, theirs) for ours, theirs in BRITISH if ours in word)]
    return not known.english.isdisjoint(american) or any(word in common for common in known.common.values())
