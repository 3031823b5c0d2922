"""What is not kept is never answered as if it were: 503, and when to send it again."""

from __future__ import annotations

import asyncio

import pytest

from channels import turns
from stores.errors import Conflict, StoreDown, TooLate
from tests.channels.asking import Agent, echo, say


@pytest.mark.parametrize(
    ("error", "code"), [(StoreDown, "store_down"), (TooLate, "waiting"), (Conflict, "conflict")], ids=str
)
@pytest.mark.parametrize("answered", [False, True], ids=["before", "after"])
def test_a_turn_that_was_not_kept_is_an_error(error, code, answered):
    """Also when the answer was ready: what the advisor does not remember, it has not said."""

    async def failing(message):
        if answered:
            await echo(message)
        raise error

    answer = say("hello", Agent(failing))
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, code)
    assert int(answer.headers["retry-after"]) > 0


def test_among_events_it_is_an_event():
    """The status is gone by then."""

    async def failing(message):
        await echo(message)
        raise StoreDown

    answer = say("hello", Agent(failing), accept="text/event-stream")
    assert answer.text.rstrip().splitlines()[-2] == "event: error"
    assert '"store_down"' in answer.text


def test_a_turn_that_hangs_is_broken_off(monkeypatch):
    """So that what it holds is free, and the person knows."""
    monkeypatch.setattr(turns, "LONGEST", 0.1)
    ended = []

    async def hanging(_):
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    answer = say("hello", Agent(hanging))
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "too_slow")
    assert ended
