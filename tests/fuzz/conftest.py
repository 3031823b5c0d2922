"""All ways in, served with a stand-in for Rasa's agent: what is fuzzed is what stands before it."""

import os
from collections.abc import Iterator
from contextlib import asynccontextmanager
from types import SimpleNamespace

import httpx
import pytest
from hypothesis import HealthCheck, Phase, settings

from channels import advising
from channels.api import AdvisorApi
from channels.chat import AdvisorChat
from channels.health import AdvisorHealth
from channels.rest import AdvisorRest
from channels.slack import AdvisorSlack
from channels.web import AdvisorPage
from tests.channels.asking import echo
from tests.channels.serving import serving_in_a_thread
from tests.channels.slack_stand_in import SECRET, TOKEN

INPUTS = int(os.environ.get("FUZZ") or 300)
"""How many in all: a few in the tests, 10,000 by `make fuzz`."""

WAYS = 10
"""Tests that share them."""

settings.register_profile(
    "fuzz",
    max_examples=INPUTS // WAYS,
    phases=[Phase.generate],  # what is found is not made smaller: each try of that costs as much as a new one
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class Store:
    """Stands in for the tracker store: there is no conversation."""

    async def retrieve(self, _):
        """Nothing."""

    retrieve_full_tracker = retrieve


class Locks:
    """Stands in for the lock store."""

    @asynccontextmanager
    async def lock(self, _):
        """At once."""
        yield


def agent():
    """What channels ask of Rasa's agent."""
    return SimpleNamespace(handle_message=echo, is_ready=lambda: True, tracker_store=Store(), lock_store=Locks())


@pytest.fixture(scope="session")
def served(tmp_path_factory) -> Iterator[str]:
    """The address of all channels, served in a thread."""
    environment = {"ADVISOR_DATA": str(tmp_path_factory.mktemp("fuzz")), "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.delenv("ACTIONS_URL", raising=False)
        advising.advisor()  # the first request shall not wait for it
        ways = [AdvisorRest(), AdvisorApi(), AdvisorPage(), AdvisorChat(), AdvisorHealth(), AdvisorSlack(TOKEN, SECRET)]
        with serving_in_a_thread(*ways, agent=agent()) as url:
            yield url


@pytest.fixture(scope="session")
def http(served: str) -> Iterator[httpx.Client]:
    """Somebody who asks, and does not wait long."""
    with httpx.Client(base_url=served, timeout=20) as client:
        client.get("/charts/first.svg", timeout=120)  # the first picture imports what draws, and is not timed
        yield client
