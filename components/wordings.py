"""The words of a message and the pairs of them, weighted by how rare they are: "which ones" is what a vector blurs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from components.plain_text import STAND_INS

UNSPACED = r"\u3040-\u30ff\u3400-\u9fff"
"""The signs of Chinese and Japanese, which put no spaces between words: each counts as one, and so do two together."""

WORD = re.compile(rf"[{UNSPACED}]|(?:[^\W\d_{UNSPACED}]|')+|\?|\d+")

NAMES = frozenset(name.lower() for name in STAND_INS)
NAME = "@"
"""Counted in place of any framework's name: "does @" asks of one, "does" and the name of something else may not."""

LEAST = 3
"""Messages that a word or pair stands in to be kept: some 9,000 from 14,000 messages. With 2 it is 15,000, which fit no
better and take twice as long to be fitted."""

Floats = NDArray[np.float32]


def wordings(plain: str) -> Counter[str]:
    """The words and pairs of neighbours of a plain text, with one sign for whatever stands in for frameworks' names.

    >>> sorted(wordings("Is PyTorch dead?"))
    ['?', '@', '@ dead', 'dead', 'dead ?', 'is', 'is @']
    """
    words = [NAME if word in NAMES else word for word in WORD.findall(plain.lower())]
    return Counter([*words, *(f"{first} {second}" for first, second in pairwise(words))])


def rarities(messages: Sequence[Iterable[str]], least: int = LEAST) -> dict[str, float]:
    """The inverse document frequency of each wording that stands in so many messages, smoothed as scikit-learn does."""
    counts = Counter(wording for message in messages for wording in set(message))
    return {
        wording: float(np.log((1 + len(messages)) / (1 + count)) + 1)
        for wording, count in sorted(counts.items())
        if count >= least
    }


def weights(message: Mapping[str, int], places: Mapping[str, int], rarity: Floats) -> tuple[NDArray[np.intp], Floats]:
    """The places of a message's known wordings and their weights, together of length 1 (or of none at all)."""
    found = [(places[wording], count) for wording, count in message.items() if wording in places]
    at = np.array([place for place, _ in found], dtype=np.intp)
    raw = (1 + np.log(np.array([count for _, count in found], dtype=np.float32))) * rarity[at]
    length = np.linalg.norm(raw)
    return at, (raw / length if length else raw).astype(np.float32)
