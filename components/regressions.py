"""Two logistic regressions whose logits add up: one reads what a message means and names, one its very words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.training_data.message import Message

from components.plain_text import PLAIN
from components.wordings import weights, wordings

SHARPNESS = 5.0
"""Embeddings are multiplied by this: unit vectors alone leave a regularised regression too flat."""

MENTIONS = 2.0
"""The same for what is named; 1 and 3 did no better in cross-validation."""

WORDS = 1.5
"""What the logits of the words count beside those of the meaning: a point more of real people's messages than 1."""

Floats = NDArray[np.float32]


class Regressions:
    """Fitted ones."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        """`weights`: `coefficients` (k, d) and `intercepts` (k,) of the one, `words` (w,) with their `rarity` (w,) and
        `word_coefficients` (k, w) of the other; the intercepts are of both together.
        """
        self._coefficients, self._intercepts = weights["coefficients"], weights["intercepts"]
        self._places = {str(word): place for place, word in enumerate(weights["words"])}
        self._rarity = weights["rarity"]
        # Of a message's few words the rows are read, which have to lie together for that.
        self._by_word = np.ascontiguousarray(weights["word_coefficients"].T)

    def logits(self, message: Message) -> Floats:
        """(k,) of one message."""
        at, much = weights(words_of(message), self._places, self._rarity)
        found: Floats = self._coefficients @ inputs_of(message) + self._intercepts + much @ self._by_word[at]
        return found


def feature(message: Message, featurizer: str) -> Floats:
    """(d,) one featurizer's sentence feature."""
    # Message.get_dense_features would copy what it gives, which takes longer than all that is done with it.
    found = next((made.features for made in message.features if made.origin == featurizer), None)
    assert found is not None, f"{featurizer} must come before NearestLogistic in config.yml"
    vector: Floats = np.asarray(found, dtype=np.float32)[-1]
    return vector


def words_of(message: Message) -> Mapping[str, int]:
    """The words of its plain text and the pairs of them, counted."""
    return wordings(message.get(PLAIN) or "")


def inputs_of(message: Message) -> Floats:
    """(d,) meaning and mentions, each as sharp as it counts."""
    return np.concatenate(
        [SHARPNESS * feature(message, "SentenceFeatures"), MENTIONS * feature(message, "MentionFeatures")]
    )
