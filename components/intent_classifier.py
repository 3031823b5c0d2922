"""Intents by logistic regression over sentence features, with a confidence that falls with the distance to all
training.
"""

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

from components.mentions import readable

SHARPNESS = 5.0
"""Embeddings are multiplied by this: unit vectors alone leave a regularised regression too flat."""

MENTIONS = 2.0
"""The same for what is named; 1 and 3 did no better in cross-validation."""

Floats = NDArray[np.float32]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NearestLogistic(GraphComponent):
    """Confidence = probability of the logistic regression x cosine to the nearest training message.

    The product rather than the probability alone, since a message that is like nothing in the training data gets a high
    probability for some intent all the same.
    """

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, weights: dict[str, Any] | None = None
    ) -> None:
        """`weights`: `labels` (k,), `coefficients` (k, d), `intercepts` (k,), `seen` (n, d); None before training."""
        self._config, self._storage, self._resource, self._weights = config, storage, resource, weights

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`C`: inverse regularisation of the regression."""
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
        """Fits the regression and keeps its weights."""
        from sklearn.linear_model import LogisticRegression  # only training needs it, and it takes seconds to import

        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        seen = np.stack([_meaning(m) for m in examples])
        inputs = np.stack([_inputs(m) for m in examples])
        model = LogisticRegression(C=self._config["C"], max_iter=2000, class_weight="balanced")
        model.fit(inputs, [m.get(INTENT) for m in examples])
        self._weights = {
            "labels": np.array(model.classes_, dtype=str),
            "coefficients": model.coef_.astype(np.float32),
            "intercepts": model.intercept_.astype(np.float32),
            "seen": seen.astype(np.float32),
        }
        with self._storage.write_to(self._resource) as folder:
            np.savez(folder / "weights.npz", **self._weights)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `intent` and `intent_ranking`; one without words, or too long, has no intent."""
        for message in messages:
            ranking = self._rank(message) if readable(message.get(TEXT) or "") else []
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", ranking[:10], add_to_output=True)
        return messages

    def _rank(self, message: Message) -> list[dict[str, Any]]:
        assert self._weights is not None, "the classifier was not trained"
        nearest = max(0.0, float((self._weights["seen"] @ _meaning(message)).max()))
        shares = _softmax(self._weights["coefficients"] @ _inputs(message) + self._weights["intercepts"])
        order = np.argsort(-shares)
        return [{"name": str(self._weights["labels"][i]), "confidence": float(shares[i]) * nearest} for i in order]


def _meaning(message: Message) -> Floats:
    """(384,) the sentence vector of a message."""
    return _feature(message, "SentenceFeatures")


def _inputs(message: Message) -> Floats:
    """(d,) what the regression reads: meaning and mentions, each as sharp as it counts."""
    return np.concatenate([SHARPNESS * _meaning(message), MENTIONS * _feature(message, "MentionFeatures")])


def _feature(message: Message, featurizer: str) -> Floats:
    """(d,) one featurizer's sentence feature."""
    _, sentence = message.get_dense_features(TEXT, [featurizer])
    assert sentence is not None, f"{featurizer} must come before NearestLogistic in config.yml"
    vector: Floats = np.asarray(sentence.features, dtype=np.float32)[-1]
    return vector


def _softmax(values: Floats) -> Floats:
    raised: Floats = np.exp(values - values.max())
    return raised / raised.sum()
