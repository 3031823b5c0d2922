"""Intents by what a message means, names and says, and by nearest messages, with a confidence that is a probability."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.confidence import calibrated, fitted
from components.fitting import Fitting
from components.mentions import readable
from components.regressions import Regressions, feature

LIKENESS = 14.0
"""What a cosine of 1 to the nearest message of an intent adds to that intent's logit.

An intent such as out_of_scope is many small clouds, which no plane cuts off: this adds two points to the
cross-validated accuracy, and seven to the share of out-of-scope messages found at 5 % false alarms. On messages that
nothing was trained on 14 does better than 10 and 18, though in cross-validation 10 is a third of a point ahead.
"""

KEPT = 256
"""Dimensions of the 384 in which nearness is told, in two thirds of the time; 192 lose half a point."""

SHOWN = 10
"""Intents of a ranking, as with Rasa's own classifiers."""

HELD_BACK = 5
"""Each so-manieth message is not trained on at first: what is made of it tells how much to trust."""

EXACT, ROUGH = 2.0, 5.0
"""To which gradient, summed over all messages, is fitted: 0.1 takes three times as long for the same intents.

What only tells how much to trust may be rough. The fit with all messages begins where that one ended.
"""

Floats = NDArray[np.float32]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NearestLogistic(GraphComponent):
    """The share of an intent is the softmax of the regressions' logits, each raised by how near its own messages are.

    The confidence is how often an answer with such a share, and with a training message so near, is right: a message
    that is like nothing in the training data gets a high share for some intent all the same.
    """

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, weights: dict[str, Any] | None = None
    ) -> None:
        """`weights`: `labels` (k,), `basis` (384, d), `seen` (n, d) in the order of their labels, `starts` (k,) the
        first row of each label there, `trust` (3,) of the confidence, and what the regressions keep; None before
        training.
        """
        self._config, self._storage, self._resource = config, storage, resource
        if weights:
            self._set(weights)

    def _set(self, weights: dict[str, Any]) -> None:
        self._labels, self._seen, self._starts = weights["labels"], weights["seen"], weights["starts"]
        self._basis = weights["basis"]
        self._names = [str(label) for label in self._labels]
        self._trust, self._regressions = weights["trust"], Regressions(weights)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`C`: inverse regularisation of the regressions."""
        return {"C": 1.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NearestLogistic:
        """For Rasa's graph, before training."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NearestLogistic:
        """For Rasa's graph, after training."""
        with model_storage.read_from(resource) as folder, np.load(folder / "weights.npz", allow_pickle=False) as stored:
            return cls(config, model_storage, resource, dict(stored))

    def train(self, training_data: TrainingData) -> Resource:
        """Fits twice: without some messages, to see how much to trust, and then with all; keeps the weights."""
        examples = sorted((m for m in training_data.intent_examples if m.get(TEXT)), key=lambda m: str(m.get(INTENT)))
        intents = np.array([message.get(INTENT) for message in examples], dtype=str)
        meanings = np.stack([_meaning(message) for message in examples])
        basis = _basis(meanings)
        seen, fitting = np.ascontiguousarray(meanings @ basis), Fitting(examples, self._config["C"])
        trust = _trusted(fitting, intents, seen)
        fitting.fit(np.arange(len(examples)), EXACT)
        labels, starts = np.unique(intents, return_index=True)
        kept = {"labels": labels, "basis": basis, "seen": seen, "starts": starts.astype(np.int32), "trust": trust}
        weights = {**fitting.weights(), **kept}
        self._set(weights)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / "weights.npz", **weights)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `intent` and `intent_ranking`; one without words, or too long, has no intent."""
        for message in messages:
            ranking = self._rank(message) if readable(message.get(TEXT) or "") else []
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _rank(self, message: Message) -> list[dict[str, Any]]:
        found = calibrated(*self._shares(message), self._trust)
        return [{"name": self._names[i], "confidence": float(found[i])} for i in np.argsort(-found)[:SHOWN]]

    def _shares(self, message: Message) -> tuple[Floats, float]:
        """(k,) how the intents divide a message, and the cosine to the nearest training message."""
        near = np.maximum.reduceat(self._seen @ (_meaning(message) @ self._basis), self._starts)
        return _softmax(self._regressions.logits(message) + LIKENESS * near), max(0.0, float(near.max()))


def _trusted(fitting: Fitting, intents: NDArray[np.str_], seen: Floats) -> Floats:
    """The weights of the confidence, from messages that were held back; of too few nothing can be told.

    `seen`: (n, d) where the messages lie, in the order of their intents. The first of an intent is never held back.
    """
    places = np.arange(len(intents))
    held = (places % HELD_BACK == HELD_BACK - 1) & (intents == np.roll(intents, 1))
    back, rest = places[held], places[~held]
    fitting.fit(rest, ROUGH)
    labels, starts = np.unique(intents[rest], return_index=True)
    near = np.maximum.reduceat(seen[back] @ seen[rest].T, starts, axis=1)
    shares = _softmax(fitting.logits(back) + LIKENESS * near)
    right = labels[shares.argmax(axis=1)] == intents[back]
    return fitted(shares.max(axis=1), np.maximum(0.0, near.max(axis=1)), right)


def _basis(meanings: Floats) -> Floats:
    """(384, d) orthonormal columns: the directions in which the messages extend most."""
    _, directions = np.linalg.eigh(meanings.T @ meanings)
    found: Floats = np.ascontiguousarray(directions[:, ::-1][:, :KEPT])
    return found


def _meaning(message: Message) -> Floats:
    """(384,) the sentence vector of a message."""
    return feature(message, "SentenceFeatures")


def _softmax(values: Floats) -> Floats:
    """Of the last axis."""
    raised: Floats = np.exp(values - values.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
