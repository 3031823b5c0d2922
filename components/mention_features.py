"""What a message names, as features beside its meaning: two frameworks are rather compared, one need rather stated."""

from __future__ import annotations

import re
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

from components.plain_text import PLAIN

NO_NEEDS = {"framework", "term", "cue", "exclude", "current"}

SEVERAL = re.compile(
    r"^(which|what|list|name|show)\b.*\b(frameworks|libraries|tools|toolkits|runtimes|engines|ones)\b", re.IGNORECASE
)
"""Asks for several: rather a list than a choice."""

Entities = list[dict[str, Any]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MentionFeatures(GraphComponent):
    """A dense sentence feature of zeros and ones, counted from the entities and the form of the text."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MentionFeatures:
        """For Rasa's graph."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature."""
        for message in messages:
            row = flags(message.get(PLAIN) or "", message.get(ENTITIES) or [])
            feature = np.array([row], dtype=np.float32)
            message.add_features(Features(feature, FEATURE_TYPE_SENTENCE, TEXT, "MentionFeatures"))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same for training messages."""
        self.process(training_data.training_examples)
        return training_data


def flags(text: str, entities: Entities) -> list[bool]:
    """How many frameworks and needs are named and how, how long the text is, and whether it asks."""
    named = [entity for entity in entities if entity["entity"] == "framework"]
    needs = {entity["entity"] for entity in entities} - NO_NEEDS
    words = len(text.split())
    return [
        *_steps(len({entity["value"] for entity in named}), (0, 1, 2, 3)),
        *_steps(len(needs), (0, 1, 2, 3)),
        any(entity.get("role") == "current" for entity in named),
        any(entity.get("role") == "to" for entity in named),
        any(not entity.get("wanted", True) for entity in named),
        any(entity["entity"] == "term" for entity in entities),
        "task" in needs,
        "target" in needs,
        "?" in text,
        text.rstrip().endswith("?"),
        bool(SEVERAL.search(text)),
        *(words <= bound for bound in (3, 6, 12, 25)),
    ]


def _steps(count: int, bounds: tuple[int, ...]) -> list[bool]:
    """None, exactly one, and then at least as many: each is a feature of its own."""
    return [count == bound if bound < 2 else count >= bound for bound in bounds]
