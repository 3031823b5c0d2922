"""Fits the two regressions, side by side and twice: what the first fit found is where the second begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from components.regressions import WORDS, inputs_of, words_of
from components.wordings import rarities, weights

LOOSER = 4.0
"""How much less the regression on words is held back than the other."""

Floats = NDArray[np.float32]


class Fitting:
    """Both regressions while they are fitted: to some messages first, and from there to all."""

    def __init__(self, examples: Sequence[Message], strength: float) -> None:
        """`strength`: inverse regularisation of the one on meaning."""
        said = [words_of(message) for message in examples]
        found = rarities(said)
        self._words, self._rarity = list(found), np.array(list(found.values()), dtype=np.float32)
        meanings = np.stack([inputs_of(each) for each in examples])
        self._middle = meanings.mean(axis=0)  # away from it, the fit takes half the steps, to the same planes
        self._inputs = (meanings - self._middle, _sparse(said, self._words, self._rarity))
        self._intents = np.array([message.get(INTENT) for message in examples], dtype=str)
        self._models = (_regression(strength), _regression(LOOSER * strength))

    def fit(self, rows: NDArray[np.intp], tolerance: float) -> None:
        """To the messages of these rows; the two side by side, since they know nothing of each other.

        `tolerance`: of a gradient summed over all messages.
        """
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # comes with scikit-learn

        intents = self._intents[rows]
        importances = _importances(intents)

        def fit(model: Any, inputs: Any) -> None:
            model.set_params(tol=tolerance, class_weight=importances).fit(inputs[rows], intents)

        # Left to itself, the algebra of each would want all cores.
        with threadpool_limits(1), ThreadPoolExecutor() as pool:
            list(pool.map(fit, self._models, self._inputs))

    def logits(self, rows: NDArray[np.intp]) -> Floats:
        """(n, k) of the messages of these rows."""
        by_meaning, by_word = (
            inputs[rows] @ model.coef_.T for model, inputs in zip(self._models, self._inputs, strict=True)
        )
        found: Floats = by_meaning + WORDS * by_word + self._intercepts
        return found

    @property
    def _intercepts(self) -> Floats:
        by_meaning, by_word = self._models
        found: Floats = (by_meaning.intercept_ + WORDS * by_word.intercept_).astype(np.float32)
        return found

    def weights(self) -> dict[str, Any]:
        """What `Regressions` keeps."""
        by_meaning, by_word = self._models
        return {
            "coefficients": by_meaning.coef_.astype(np.float32),
            "intercepts": (self._intercepts - by_meaning.coef_ @ self._middle).astype(np.float32),
            "words": np.array(self._words, dtype=str),
            "rarity": self._rarity,
            "word_coefficients": np.ascontiguousarray(WORDS * by_word.coef_.astype(np.float32)),
        }


def _sparse(said: Sequence[Mapping[str, int]], words: Sequence[str], rarity: Floats) -> Any:
    """(n, w) a row for each message."""
    from scipy.sparse import csr_matrix

    places = {word: place for place, word in enumerate(words)}
    rows = [weights(message, places, rarity) for message in said]
    ends = np.cumsum([0, *(len(at) for at, _ in rows)])
    parts = [np.concatenate([row[part] for row in rows]) for part in (1, 0)]
    return csr_matrix((*parts, ends), shape=(len(said), len(words)))


def _regression(strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression  # only training needs it, and it takes seconds to import

    return LogisticRegression(C=strength, max_iter=400, warm_start=True)


def _importances(intents: Iterable[str]) -> dict[str, float]:
    """What a message of each intent counts: an intent with four times the messages has twice the say.

    Where all intents have the same say, less is found that is out of scope; where all messages have, rare intents are
    missed.
    """
    counts = Counter(intents)
    share = counts.total() / len(counts)
    return {intent: float(np.sqrt(share / count)) for intent, count in counts.items()}
