"""Puts right the slip in a word of any subject: what was meant is the likelier the commoner the word is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from components.words import words

SHORTEST = 4
"""Letters from which a word is put right: among shorter ones everything is one slip from everything."""

RARE = -16.0
"""The logarithm of a word's share of all words, where it is not among the common ones."""

OURS = 3.0
"""What a word of the knowledge is likelier here than in other texts."""

SLIP, SURE = -3.0, -12.0
"""What a word that the list has, but not as a common one, has to be less likely than the one it may be meant as; how
likely that one must be at least.
"""

ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ly", "able")

TURNED, DROPPED, WRONG = 1.5, 0.7, -1.0
"""How much likelier than one letter too many it is that two were changed over or one was doubled, that one was left
out, and that a wrong one was typed.
"""


class Slips:
    """Knows the common English words and those of one vocabulary."""

    def __init__(self, vocabulary: Iterable[str], jargon: Iterable[str] = ()) -> None:
        """Both in lower case and never taken for slips; `vocabulary` is what messages are expected to be about."""
        self._likely = dict.fromkeys(jargon, RARE) | dict(words().common["en"])
        for word in vocabulary:
            self._likely[word] = self._likely.get(word, RARE + OURS) + OURS
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._likely):
            self._by_first[word[0]].append(word)
        self.right = lru_cache(maxsize=20_000)(self._right)

    def _right(self, word: str) -> str:
        """The likeliest word with the same first letter at a single slip, for one that is no word itself."""
        if len(word) < SHORTEST or not (word.isascii() and word.isalpha()) or self._known(word):
            return word
        least = SURE - SLIP if word in words().english else SURE
        near = process.extract(word, self._by_first[word[0]], scorer=OSA.distance, score_cutoff=1, limit=None)
        found = [(self._likely[other] + _ease(word, other), other) for other, _, _ in near]
        likely, best = max(found, default=(least, word))
        return best if likely >= least else word

    def _known(self, word: str) -> bool:
        """Whether it is a known word, with an ending or without."""
        return word in self._likely or any(word.endswith(end) and word[: -len(end)] in self._likely for end in ENDINGS)


def _ease(word: str, meant: str) -> float:
    """What makes a slip likelier."""
    if Counter(word) == Counter(meant) or (set(word) == set(meant) and len(word) != len(meant)):
        return TURNED
    return DROPPED if len(word) < len(meant) else WRONG if len(word) == len(meant) else 0.0
