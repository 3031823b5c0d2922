"""The words that are common in training messages, as a feature: "and", "which" and "buy" say what a vector blurs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[a-z']+|\?|\d+")

LEAST = 40
"""Messages that a word stands in to be common: about 130 words. With 20 it is no better: rarer ones are subjects."""

Floats = NDArray[np.float32]


def words(text: str, entities: list[dict[str, Any]]) -> frozenset[str]:
    """The different words of a message, without the names of frameworks: a new one is to be treated as the old ones.

    >>> sorted(words("Is Caffe dead?", [{"entity": "framework", "value": "caffe", "start": 3, "end": 8}]))
    ['?', 'dead', 'is']
    """
    for entity in entities:
        if entity["entity"] == "framework":
            start, end = entity["start"], entity["end"]
            text = text[:start] + " " * (end - start) + text[end:]
    return frozenset(WORD.findall(text.lower()))


def common(messages: Iterable[Collection[str]], least: int = LEAST) -> list[str]:
    """The words that stand in so many messages, in order."""
    counts = Counter(word for message in messages for word in message)
    return sorted(word for word, count in counts.items() if count >= least)


def row(message: Collection[str], known: Iterable[str]) -> Floats:
    """(k,) of length 1, or of length 0 where a message has none of the known words."""
    found = np.array([word in message for word in known], dtype=np.float32)
    length = np.linalg.norm(found)
    unit: Floats = found / length if length else found
    return unit
