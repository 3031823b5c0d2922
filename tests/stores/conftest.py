"""Databases that the stores work on: SQLite in a file, and a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stores import trackers
from stores.database import Database
from stores.settings import Settings
from tests.conversations.servers import free_ports
from tests.patches.conftest import domain, tracker
from tests.services import Postgres, Redis

__all__ = ["domain", "tracker"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server of PostgreSQL, empty at first."""
    server = Postgres(free_ports(1)[0])
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    """A server of Redis."""
    server = Redis(free_ports(1)[0])
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path) -> str:
    """Of an empty database of each kind."""
    if request.param == "sqlite":
        return Settings(data=tmp_path / "kept").database_url
    server = request.getfixturevalue("postgres")
    server.empty()
    return server.url


@pytest.fixture
def database(url) -> Iterator[Database]:
    """An empty one of each kind; it gives up at once when it does not answer."""
    found = Database(url, patience=0)
    yield found
    found.close()


@pytest.fixture
def _stock_functions(monkeypatch):
    """A tracker store puts the patches in; here it is the store alone that is compared with stock Rasa's."""
    monkeypatch.setattr(trackers, "put_in", lambda _: [])
