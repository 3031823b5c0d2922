"""What goes on after Slack got its acknowledgement."""

import asyncio

import pytest

from channels.slack.seen import Seen
from channels.slack.work import Work


def test_stopping_waits_for_what_is_under_way() -> None:
    """A reply that is being posted is not lost with the server."""
    done: list[str] = []

    async def post() -> None:
        await asyncio.sleep(0.05)
        done.append("posted")

    async def serve() -> None:
        work = Work()
        work.begin(post())
        await work.finish()

    asyncio.run(serve())
    assert done == ["posted"]


def test_failing_work_is_logged_without_what_was_said(caplog: pytest.LogCaptureFixture) -> None:
    """An error's own text can hold it."""

    async def fail() -> None:
        raise RuntimeError("the person said: my secret")

    async def serve() -> None:
        work = Work()
        work.begin(fail())
        await work.finish()
        await asyncio.sleep(0)

    asyncio.run(serve())
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_oldest_keys_are_forgotten_first() -> None:
    """Memory is bounded, and Slack repeats within the hour."""
    seen = Seen(most=2)
    assert [seen.before(key) for key in ("a", "b", "c", "a", "c")] == [False, False, False, False, True]


def test_empty_keys_are_no_repeats() -> None:
    """An event without an id is not the same as another one without."""
    seen = Seen()
    assert [seen.before(""), seen.before("")] == [False, False]
