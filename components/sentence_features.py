"""The meaning of a message as a vector, made of its plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from advisor.encoder import Encoder
from advisor.letters import usual
from advisor.vocabulary import LONGEST
from components.plain_text import PLAIN

Vector = NDArray[np.float32]

END = re.compile(r"(?<=[.!?])\s+")
HEARD: dict[str, Vector] = {}
"""The vectors of the sentences that were read last, for the action server, which looks most of them up again."""

KEPT = 256
"""How many: more than there are messages under way at once."""

LOADED: list[Encoder] = []
"""The encoder of the model that was loaded last."""

SHORTEST = 3
"""A sentence has more characters than this: what has fewer is an abbreviation or a smiley."""


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
        return cls(_loaded())

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature."""
        for message in messages:
            _add(message, self.vector(message.get(PLAIN) or ""))
        return messages

    def vector(self, text: str) -> Vector:
        """(384,) of one text."""
        parts = sentences(text)
        rows = self._encoder.encode(parts)
        HEARD.update(zip(parts, rows, strict=True))
        for oldest in [*HEARD][:-KEPT]:
            del HEARD[oldest]
        return _together(parts, rows)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same for training messages, whose sentences are run all at once."""
        parts = [sentences(message.get(PLAIN) or "") for message in training_data.training_examples]
        known = list(dict.fromkeys(part for each in parts for part in each))
        rows = dict(zip(known, self._encoder.encode(known), strict=True))
        for message, each in zip(training_data.training_examples, parts, strict=True):
            _add(message, _together(each, np.stack([rows[part] for part in each])))
        return training_data


def _together(parts: Sequence[str], rows: Vector) -> Vector:
    """(384,) the mean over the sentences and over what is asked among them, made length 1.

    People tell a story and then ask: the mean of all alone would drown the question, and one vector of the whole does.
    """
    if len(parts) == 1:
        return np.asarray(rows[0])
    asking = [row for row, part in zip(rows, parts, strict=True) if part.endswith("?")] or [rows[-1]]
    mean = rows.mean(axis=0) + np.mean(asking, axis=0)
    length = float(np.linalg.norm(mean))
    found: Vector = mean / length if length else mean
    return found


def _add(message: Message, vector: Vector) -> None:
    message.add_features(Features(np.atleast_2d(vector), FEATURE_TYPE_SENTENCE, TEXT, "SentenceFeatures"))


def _loaded() -> Encoder:
    LOADED[:] = [Encoder.load()]
    return LOADED[0]


def expect(text: str) -> None:
    """Begins with the vectors of a message that has just come in, while it is made ready to be read: three in five
    sentences are read as they were typed.
    """
    new = [part for part in sentences(usual(text[:LONGEST])) if part not in HEARD]
    if LOADED and new:
        LOADED[0].begin(new)


def sentences(text: str) -> list[str]:
    """The sentences of a text; at least one, be it empty."""
    return [part.strip() for part in END.split(text) if len(part.strip()) > SHORTEST] or [text]
