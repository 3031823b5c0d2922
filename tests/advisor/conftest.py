"""Fixtures for the tests of the core: the invented knowledge, the real one, and the schema of replies."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from advisor.advice import Advisor
from advisor.catalogue import load
from advisor.encoder import Encoder
from advisor.model import Catalogue
from tests.advisor import small

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "reply.schema.json"


@pytest.fixture(scope="session")
def trees() -> Advisor:
    """The advisor on the invented knowledge of `tests.advisor.small`."""
    return small.advisor()


@pytest.fixture(scope="session")
def real() -> Advisor:
    """The advisor on the real knowledge, on the day that it was checked."""
    return Advisor.of(load(), small.TODAY)


@pytest.fixture(scope="session")
def knowledge(real: Advisor) -> Catalogue:
    """The real knowledge."""
    return real.catalogue


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The built encoder; `make test` has made it."""
    return Encoder.load()


@pytest.fixture(scope="session")
def holds() -> Callable[[dict[str, Any]], None]:
    """Raises where a payload does not hold against docs/reply.schema.json."""
    schema = json.loads(SCHEMA.read_text())
    return Draft202012Validator(schema).validate
