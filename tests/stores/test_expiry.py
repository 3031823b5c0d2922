"""What is old goes, unless it is the clock that is wrong."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest
from sqlalchemy import insert, select

from stores import expiry
from stores.expiry import DAY, EVERY, Clock, sweep
from stores.tables import CONVERSATIONS, EVENTS, FEEDBACK

NOW = 1_800_000_000.0


@pytest.fixture
def peopled(database):
    """Somebody of today, and somebody of a hundred days ago, each with an event and a rating."""
    for sender, seen in (("new", NOW - DAY), ("old", NOW - 100 * DAY)):
        about = {"sender": sender, "born": "b", "events": 1, "session": 0, "seen": seen}
        event = {"sender": sender, "number": 0, "kind": "user", "at": seen, "data": "{}"}
        rating = {"sender": sender, "reply": "r", "rating": "up", "at": seen}
        rows = ((CONVERSATIONS, about), (EVENTS, event), (FEEDBACK, rating))
        database.write_now(lambda connection, rows=rows: [connection.execute(insert(t), row) for t, row in rows])
    return database


def swept(database, *times: float, days: float = 90) -> int:
    """How many conversations the last of some sweeps took."""
    return [asyncio.run(sweep(database, days, lambda now=now: now)) for now in times][-1]


def left(database) -> set[str]:
    """The senders of whom anything is left."""
    tables = (CONVERSATIONS, EVENTS, FEEDBACK)
    return {name for table in tables for name in database.read_now(partial(_senders, table=table))}


def _senders(connection, table) -> list[str]:
    return connection.execute(select(table.c.sender)).scalars().all()


def test_the_old_go_with_all_that_is_theirs(peopled):
    """Conversation, events and ratings; nothing of others."""
    assert swept(peopled, NOW) == 1
    assert left(peopled) == {"new"}


def test_many_go_in_small_steps(peopled, monkeypatch):
    """All of them, however many there are at a time."""
    monkeypatch.setattr(expiry, "BATCH", 1)
    assert swept(peopled, NOW, days=0.5) == 2
    assert left(peopled) == set()


@pytest.mark.parametrize("jump", [100 * DAY, -2 * EVERY], ids=["forward", "back"])
def test_a_clock_that_jumps_deletes_nothing(peopled, jump):
    """Somebody has a day to put it right: of 2 conversations none is lost."""
    swept(peopled, NOW - 50 * DAY)
    assert swept(peopled, NOW - 50 * DAY + jump) == 0
    assert left(peopled) == {"new", "old"}


def test_a_clock_put_right_goes_on_as_before(peopled):
    """After the jump and back again, and a day of a steady clock, what is really old goes, and nothing else."""
    hours = [NOW + hour * EVERY for hour in range(27)]
    assert swept(peopled, NOW - 50 * DAY, NOW + 100 * DAY, *hours) == 0
    assert left(peopled) == {"new"}


def test_an_advisor_that_was_off_for_long_waits_for_a_day():
    """It looks the same as a jump, and nothing is urgent."""
    clock = Clock(NOW, NOW).on(NOW + 30 * DAY)
    assert clock.held_until == clock.at + DAY
    assert clock.on(clock.at + EVERY).held_until == clock.held_until


def test_a_steady_clock_holds_nothing():
    """From one sweep to the next."""
    clock = Clock(NOW, NOW).on(NOW + EVERY)
    assert clock.held_until <= clock.at


def test_it_goes_on_when_the_database_does_not(monkeypatch):
    """A sweep that fails is one left out."""
    waited = []

    async def pause(seconds):
        waited.append(seconds)
        if len(waited) == 2:
            raise asyncio.CancelledError

    async def failing(*_):
        raise expiry.StoreDown

    monkeypatch.setattr(expiry, "sweep", failing)
    monkeypatch.setattr(expiry, "database", lambda: None)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(expiry.forever(pause))
    assert waited == [EVERY, EVERY]
