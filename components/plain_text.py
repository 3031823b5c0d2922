"""A message as it would stand in a book: without what is said round it, its slips put right, its frameworks alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from advisor.catalogue import shared
from advisor.letters import usual
from advisor.model import Catalogue
from advisor.sentences import claims
from advisor.vocabulary import LONGEST, phrases
from components.asides import Asides
from components.slips import Slips

PLAIN, CORRECTED = "plain", "corrected"
"""The attributes of a Rasa message that the text is kept in: with names alike, and for the actions with their own."""

STAND_INS = ("PyTorch", "TensorFlow", "Keras", "JAX")
"""What stands in place of the first, second, ... framework of a message: names that the encoder knows well."""

WORD = re.compile(r"(?<![\w.'/@#+-])[A-Za-z]{4,}(?![\w'/@#+-]|\.\w)")
"""A word that stands by itself: no part of an address, a version or a name with signs in it."""

LETTERS = re.compile(r"[^\W\d_]+")

Entities = list[dict[str, Any]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class PlainText(GraphComponent):
    """Puts the plain text beside the text, for the components that sense what is meant."""

    def __init__(self, catalogue: Catalogue) -> None:
        """`catalogue` has the asides and the vocabulary."""
        said = [
            *(phrase.text for phrase in phrases(catalogue)),
            *(w for found in catalogue.cues.values() for w in found),
        ]
        told = (part for claim in claims(catalogue) for part in (claim.text, *claim.asks))
        self._asides, self._slips = Asides(catalogue.cues), Slips(_words(said), _words(told))
        self._names = {id_: framework.name for id_, framework in catalogue.frameworks.items()}
        self._spelt = {id_: {n.lower() for n in (f.name, *f.aliases)} for id_, f in catalogue.frameworks.items()}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PlainText:
        """For Rasa's graph."""
        return cls(shared())

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds it."""
        for message in messages:
            text, entities = usual((message.get(TEXT) or "")[:LONGEST]), message.get(ENTITIES) or []
            same, right = alike(text, entities), renamed(text, self._misspelt(text, entities), self._names)
            plain = self._of(same, entities)
            message.set(PLAIN, plain)
            message.set(CORRECTED, plain if right == same else self._of(right, entities), add_to_output=True)
        return messages

    def _misspelt(self, text: str, entities: Entities) -> Entities:
        """The names with a slip in them: "PyTorch Mobile" is called so, though it is ExecuTorch now."""
        return [e for e in entities if text[e["start"] : e["end"]].lower() not in self._spelt.get(e["value"], set())]

    def _of(self, text: str, entities: Entities) -> str:
        """The plain text of one; a message in another language keeps its words."""
        plain = self._asides.without(text)
        if any(str(entity["value"]).startswith("language_") for entity in entities if entity["entity"] == "cue"):
            return plain
        return WORD.sub(lambda match: self._put_right(match[0]), plain)

    def _put_right(self, word: str) -> str:
        right = self._slips.right(word.lower())
        return word if right == word.lower() else right

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same for training messages."""
        self.process(training_data.training_examples)
        return training_data


def _words(texts: Iterable[str]) -> set[str]:
    """The different words of many texts, in lower case."""
    return {word for text in texts for word in LETTERS.findall(text.lower())}


def alike(text: str, entities: Entities) -> str:
    """The text with each framework's name replaced by a well-known one, so that the intent hangs on the rest.

    >>> alike("is caffe dead?", [{"entity": "framework", "value": "caffe", "start": 3, "end": 8}])
    'is PyTorch dead?'
    """
    spans = _spans(entities)
    order = list(dict.fromkeys(spans[span] for span in sorted(spans)))
    names = {value: STAND_INS[min(place, len(STAND_INS) - 1)] for place, value in enumerate(order)}
    return renamed(text, entities, names)


def renamed(text: str, entities: Entities, names: Mapping[str, str]) -> str:
    """The text with each framework called by its name in `names`, however it was spelt."""
    for (start, end), value in sorted(_spans(entities).items(), reverse=True):
        text = text[:start] + names.get(value, value) + text[end:] if end <= len(text) else text
    return text


def _spans(entities: Entities) -> dict[tuple[int, int], str]:
    """Where frameworks are named, and which."""
    return {(e["start"], e["end"]): e["value"] for e in entities if e["entity"] == "framework"}
