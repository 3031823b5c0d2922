"""Fixtures for the tests of channels."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs a script against a served Slack channel."""
    from tests.channels.slack_case import runner  # Rasa's imports warn, which only tests are kept from showing

    return runner(monkeypatch)
