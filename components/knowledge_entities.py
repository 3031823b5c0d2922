"""Entities out of the knowledge's own vocabulary, so that a new framework file needs no new training data."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from advisor.catalogue import shared
from components.ahead import WAY, Ahead
from components.mentions import Mention, Mentions


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class KnowledgeEntities(GraphComponent):
    """Puts every mention into the message's entities; knowledge is read when the model is loaded, not when it is
    trained.
    """

    def __init__(self, mentions: Mentions | Ahead) -> None:
        """`mentions` matches against the catalogue."""
        self._mentions = mentions

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KnowledgeEntities:
        """For Rasa's graph."""
        catalogue = shared()  # where the knowledge is faulty, it is told here
        return cls(Ahead() if WAY else Mentions(catalogue))

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities."""
        found = self._mentions.find_all([message.get(TEXT) or "" for message in messages])
        for message, mentions in zip(messages, found, strict=True):
            message.set(ENTITIES, [*map(_entity, mentions)], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same for training messages, since the sentence features are made from them."""
        self.process(training_data.training_examples)
        return training_data


def _entity(mention: Mention) -> dict[str, Any]:
    """A Rasa entity; `wanted` and `must` ride along."""
    entity = {
        "entity": mention.entity,
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        "wanted": mention.wanted,
        "must": mention.must,
        "withdrawn": mention.withdrawn,
        "extractor": "KnowledgeEntities",
    }
    return {**entity, "role": mention.role} if mention.role else entity
