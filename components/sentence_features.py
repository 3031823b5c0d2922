"""The meaning of a message as a vector, with the names of frameworks made alike first."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from advisor.encoder import Encoder

STAND_INS = ("PyTorch", "TensorFlow", "Keras", "JAX")
"""What the encoder reads in place of the first, second, ... framework of a message: names that it knows well."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeatures(GraphComponent):
    """A dense sentence feature of 384 numbers and length 1, or of length 0 for an empty message."""

    def __init__(self, encoder: Encoder) -> None:
        """`encoder` makes the vectors."""
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeatures:
        """For Rasa's graph."""
        return cls(Encoder.load())

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature."""
        vectors = self._encoder.encode([alike(m.get(TEXT) or "", m.get(ENTITIES) or []) for m in messages])
        for message, vector in zip(messages, vectors):
            message.add_features(Features(np.atleast_2d(vector), FEATURE_TYPE_SENTENCE, TEXT, "SentenceFeatures"))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same for training messages."""
        self.process(training_data.training_examples)
        return training_data


def alike(text: str, entities: list[dict[str, Any]]) -> str:
    """The text with each framework's name replaced by a well-known one, so that the intent hangs on the rest.

    >>> alike("is caffe dead?", [{"entity": "framework", "value": "caffe", "start": 3, "end": 8}])
    'is PyTorch dead?'
    """
    spans = {(e["start"], e["end"]): e["value"] for e in entities if e["entity"] == "framework"}
    order = list(dict.fromkeys(spans[span] for span in sorted(spans)))
    for (start, end), value in sorted(spans.items(), reverse=True):
        text = text[:start] + STAND_INS[min(order.index(value), len(STAND_INS) - 1)] + text[end:]
    return text
