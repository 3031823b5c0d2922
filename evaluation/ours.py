"""The pipeline of config.yml, run component by component, so that features can be kept and only the end is learned."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from copy import copy
from pathlib import Path
from typing import Any

import yaml

from evaluation.reading import Ranking, ranking_of
from evaluation.training_data import ROOT, Labelled

SKIPPED = {"FallbackClassifier"}
"""Components that only read the ranking, which the figures are made of themselves."""


class Ours:
    """Components that learn nothing, and the one at the end that does."""

    name = "ours"

    def __init__(self, config: Path = ROOT / "config.yml") -> None:
        """Makes the components that learn nothing. Raises ValueError where not exactly the last one learns."""
        from rasa.engine.storage.local_model_storage import LocalModelStorage

        self._folder = tempfile.TemporaryDirectory(prefix="evaluation-")
        self._storage = LocalModelStorage(Path(self._folder.name))
        steps = yaml.safe_load(config.read_text("utf-8"))["pipeline"]
        found = [(_class(step["name"]), step) for step in steps if step["name"] not in SKIPPED]
        if [hasattr(kind, "train") for kind, _ in found] != [False] * (len(found) - 1) + [True]:
            raise ValueError(f"{config}: exactly the last component but for {sorted(SKIPPED)} must learn")
        self._features = [self._made(*step) for step in found[:-1]]
        self._last = found[-1]
        self._classifier: Any = None

    def _made(self, kind: type[Any], step: dict[str, Any]) -> Any:
        from rasa.engine.storage.resource import Resource

        own = {key: value for key, value in step.items() if key != "name"}
        return kind.create({**kind.get_default_config(), **own}, self._storage, Resource(kind.__name__), None)

    def featurize(self, texts: Sequence[str]) -> list[Any]:
        """Rasa messages with all features."""
        from rasa.shared.nlu.training_data.message import Message

        messages = [Message.build(text) for text in texts]
        for part in self._features:
            messages = part.process(messages)
        return messages

    def fit(self, data: Labelled) -> None:
        """Features and classifier."""
        self.fit_features(self.featurize(data.texts), data.labels)

    def fit_features(self, messages: Sequence[Any], labels: Sequence[str]) -> None:
        """The classifier alone."""
        from rasa.shared.nlu.constants import INTENT
        from rasa.shared.nlu.training_data.training_data import TrainingData

        examples = [_copied(message) for message in messages]
        for message, label in zip(examples, labels, strict=True):
            message.set(INTENT, label)
        self._classifier = self._made(*self._last)
        self._classifier.train(TrainingData(examples))

    def rank(self, text: str) -> Ranking:
        """One message from its text."""
        return self.rank_features(self.featurize([text]))[0]

    def rank_features(self, messages: Sequence[Any]) -> list[Ranking]:
        """Several from their features, which are left as they are."""
        assert self._classifier is not None, "fit comes before rank"
        return [ranking_of(m.data) for m in self._classifier.process([_copied(message) for message in messages])]


def _class(name: str) -> type[Any]:
    from rasa.shared.utils.common import class_from_module_path

    found: type[Any] = class_from_module_path(name)
    return found


def _copied(message: Any) -> Any:
    """A message whose intent can be set without the other's being changed."""
    other = copy(message)
    other.data = dict(message.data)
    return other
