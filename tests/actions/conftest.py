"""The knowledge, and messages as the understanding gives them."""

import pytest

from actions.message import Message
from advisor.catalogue import load
from advisor.model import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real knowledge."""
    return load()


@pytest.fixture
def message():
    """Makes a message out of its entities, each (entity, value, more), said in the third turn."""

    def make(*entities: tuple, text: str = "", intent: str = "inform") -> Message:
        found = tuple({"entity": entity, "value": value, **dict(*more)} for entity, value, *more in entities)
        return Message(text=text, intent=intent, entities=found, turn=3)

    return make
