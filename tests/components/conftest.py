"""The knowledge's own vocabulary, the encoder that set-up built, and the pipeline of config.yml."""

import importlib
from pathlib import Path

import pytest
import yaml
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from advisor.catalogue import load
from advisor.model import Catalogue
from components.mentions import Mentions

ROOT = Path(__file__).resolve().parents[2]
CLASSIFIER = "components.intent_classifier.NearestLogistic"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real knowledge."""
    return load()


@pytest.fixture(scope="session")
def mentions(catalogue) -> Mentions:
    """Matches against it."""
    return Mentions(catalogue)


@pytest.fixture
def storage(tmp_path) -> LocalModelStorage:
    """Where a component keeps what it learned."""
    (tmp_path / "model").mkdir()
    return LocalModelStorage(tmp_path / "model")


@pytest.fixture(scope="session")
def featurize(tmp_path_factory):
    """Makes messages out of texts, with everything that the classifier reads of them."""
    storage = LocalModelStorage(tmp_path_factory.mktemp("featurizers"))
    parts = [part.create(part.get_default_config(), storage, Resource("part"), None) for part in before_classifier()]

    def make(*texts: str, **more: object) -> list[Message]:
        messages = [Message.build(text, **more) for text in texts]
        for part in parts:
            messages = part.process(messages)
        return messages

    return make


def before_classifier() -> list[type]:
    """The components that config.yml puts before the classifier."""
    names = [part["name"] for part in yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))["pipeline"]]
    paths = [name.rsplit(".", 1) for name in names[: names.index(CLASSIFIER)]]
    return [getattr(importlib.import_module(module), name) for module, name in paths]
