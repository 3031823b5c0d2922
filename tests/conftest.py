"""Fixtures for all tests: the really running advisor, which starts when a test first asks for it."""

from collections.abc import Iterator

import pytest

from tests.conversations.servers import Servers
from tests.conversations.talk import Advisor, Person


@pytest.fixture(scope="session", autouse=True)
def _kept_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests keep is no part of what the advisor of this folder keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADVISOR_DATA", str(tmp_path_factory.mktemp("kept")))
        for name in ("ADVISOR_DATABASE_URL", "ADVISOR_REDIS_URL"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def advisor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Advisor]:
    """The advisor over REST, with the trained model; it is started once and ended with the session."""
    servers = Servers(tmp_path_factory.mktemp("advisor"))
    try:
        servers.start("actions", "rasa")
        yield Advisor(servers)
    finally:
        servers.stop("rasa", "actions")


@pytest.fixture
def person(advisor: Advisor) -> Person:
    """Someone who has not said anything to it yet."""
    return advisor.person()
