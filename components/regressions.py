"""Two logistic regressions whose logits add up: one reads what a message means and names, one its very words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.training_data.message import Message

from components.plain_text import PLAIN
from components.wordings import rarities, weights, wordings

SHARPNESS = 5.0
"""Embeddings are multiplied by this: unit vectors alone leave a regularised regression too flat."""

MENTIONS = 2.0
"""The same for what is named; 1 and 3 did no better in cross-validation."""

WORDS = 1.0
"""What the logits of the words count beside those of the meaning: two points of accuracy; half and twice do less."""

LOOSER = 4.0
"""How much less the regression on words is held back than the other."""

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

    @classmethod
    def fitted(cls, examples: Sequence[Message], intents: Sequence[str], strength: float) -> dict[str, Any]:
        """What they keep; `strength`: inverse regularisation of the first. The intents are in alphabetical order."""
        said = [_words(message) for message in examples]
        rarity = rarities(said)
        words, values = list(rarity), np.array(list(rarity.values()), dtype=np.float32)
        by_meaning = _regression(np.stack([_inputs(message) for message in examples]), intents, strength)
        by_word = _regression(_sparse(said, words, values), intents, LOOSER * strength)
        return {
            "coefficients": by_meaning.coef_.astype(np.float32),
            "intercepts": (by_meaning.intercept_ + WORDS * by_word.intercept_).astype(np.float32),
            "words": np.array(words, dtype=str),
            "rarity": values,
            "word_coefficients": np.ascontiguousarray(WORDS * by_word.coef_.astype(np.float32)),
        }

    def logits(self, message: Message) -> Floats:
        """(k,) of one message."""
        at, much = weights(_words(message), self._places, self._rarity)
        found: Floats = self._coefficients @ _inputs(message) + self._intercepts + much @ self._by_word[at]
        return found


def feature(message: Message, featurizer: str) -> Floats:
    """(d,) one featurizer's sentence feature."""
    # Message.get_dense_features would copy what it gives, which takes longer than all that is done with it.
    found = next((made.features for made in message.features if made.origin == featurizer), None)
    assert found is not None, f"{featurizer} must come before NearestLogistic in config.yml"
    vector: Floats = np.asarray(found, dtype=np.float32)[-1]
    return vector


def _words(message: Message) -> Mapping[str, int]:
    return wordings(message.get(PLAIN) or "")


def _inputs(message: Message) -> Floats:
    """(d,) meaning and mentions, each as sharp as it counts."""
    return np.concatenate(
        [SHARPNESS * feature(message, "SentenceFeatures"), MENTIONS * feature(message, "MentionFeatures")]
    )


def _sparse(said: Sequence[Mapping[str, int]], words: Sequence[str], rarity: Floats) -> Any:
    """(n, w) a row for each message."""
    from scipy.sparse import csr_matrix

    places = {word: place for place, word in enumerate(words)}
    rows = [weights(message, places, rarity) for message in said]
    ends = np.cumsum([0, *(len(at) for at, _ in rows)])
    parts = [np.concatenate([row[part] for row in rows]) for part in (1, 0)]
    return csr_matrix((*parts, ends), shape=(len(said), len(words)))


def _regression(inputs: Any, intents: Sequence[str], strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression  # only training needs it, and it takes seconds to import

    # The tolerance is of a gradient summed over all messages: 0.1 takes three times as long for the same intents.
    model = LogisticRegression(C=strength, max_iter=400, tol=2.0, class_weight=_importances(intents))
    return model.fit(inputs, intents)


def _importances(intents: Sequence[str]) -> dict[str, float]:
    """What a message of each intent counts: an intent with four times the messages has twice the say.

    Where all intents have the same say, less is found that is out of scope; where all messages have, rare intents are
    missed.
    """
    counts = Counter(intents)
    return {intent: float(np.sqrt(len(intents) / len(counts) / count)) for intent, count in counts.items()}
