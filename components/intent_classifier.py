"""Intents by what a message means, names and says, and by nearest messages, with a confidence that is a probability."""

from __future__ import annotations

from collections.abc import Sequence
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
        trust = self._trusted(examples)
        weights = {**self._fitted(examples), "trust": trust}
        self._set(weights)
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / "weights.npz", **weights)
        return self._resource

    def _fitted(self, examples: Sequence[Message]) -> dict[str, Any]:
        """All weights but the trust."""
        intents = [str(message.get(INTENT)) for message in examples]
        labels, meanings = sorted(set(intents)), np.stack([_meaning(message) for message in examples])
        basis = _basis(meanings)
        return {
            **Regressions.fitted(examples, intents, self._config["C"]),
            "labels": np.array(labels, dtype=str),
            "basis": basis,
            "seen": np.ascontiguousarray(meanings @ basis),
            "starts": np.searchsorted(intents, labels).astype(np.int32),
        }

    def _trusted(self, examples: Sequence[Message]) -> Floats:
        """The weights of the confidence, from messages that were held back; of too few nothing can be told."""
        back = [message for place, message in enumerate(examples) if place % HELD_BACK == HELD_BACK - 1]
        rest = [message for place, message in enumerate(examples) if place % HELD_BACK != HELD_BACK - 1]
        self._set({**self._fitted(rest), "trust": None})
        judged = [self._shares(message) for message in back]
        right = [self._labels[shares.argmax()] == m.get(INTENT) for (shares, _), m in zip(judged, back, strict=True)]
        return fitted([shares.max() for shares, _ in judged], [near for _, near in judged], right)

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


def _basis(meanings: Floats) -> Floats:
    """(384, d) orthonormal columns: the directions in which the messages extend most."""
    _, directions = np.linalg.eigh(meanings.T @ meanings)
    found: Floats = np.ascontiguousarray(directions[:, ::-1][:, :KEPT])
    return found


def _meaning(message: Message) -> Floats:
    """(384,) the sentence vector of a message."""
    return feature(message, "SentenceFeatures")


def _softmax(values: Floats) -> Floats:
    raised: Floats = np.exp(values - values.max())
    return raised / raised.sum()
