"""Fixtures for the tests of the knowledge: its files as they stand, and the advisor on them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.advice import Advisor
from advisor.catalogue import FOLDER, _read, load
from advisor.model import Catalogue

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def files() -> dict[str, Any]:
    """File name without ending -> content, for the whole knowledge."""
    found, unread = _read(FOLDER)
    assert unread == []
    return found


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The checked knowledge."""
    return load()


@pytest.fixture(scope="session")
def real(catalogue: Catalogue) -> Advisor:
    """The advisor on the knowledge, on the day that it was checked."""
    return Advisor.of(catalogue, TODAY)
