"""A database that is slow, away for a moment, or asked by one who leaves."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import OperationalError

from stores import database as databases
from stores.database import Database
from stores.engine import CONNECTIONS
from stores.errors import StoreDown
from stores.tables import SWEEPS


@pytest.fixture
def database(tmp_path) -> Database:
    """In a file, with the usual patience."""
    found = Database(f"sqlite:///{tmp_path}/kept.sqlite")
    yield found
    found.close()


def note(connection) -> None:
    """Some work that is seen when it was kept."""
    connection.execute(insert(SWEEPS), {"id": 1, "at": 0.0, "held_until": 0.0})


def noted(database) -> bool:
    """Whether it was kept."""
    return database.read_now(lambda connection: connection.execute(select(SWEEPS.c.id)).first()) is not None


def test_what_is_away_for_a_moment_is_tried_again(database, monkeypatch):
    """Twice it fails, and nobody notices."""
    monkeypatch.setattr(databases, "PAUSE", 0.01)
    failures = [OperationalError("", {}, Exception("gone")) for _ in range(2)]

    def work(connection):
        if failures:
            raise failures.pop()
        note(connection)

    asyncio.run(database.write(work))
    assert noted(database)


def test_what_stays_away_is_told_in_time(database, monkeypatch):
    """Without the statement, which can hold what somebody said."""
    database._patience = 0.3

    def work(_):
        raise OperationalError("INSERT a secret", {"text": "a secret"}, Exception("server closed\nthe connection"))

    begun = time.monotonic()
    with pytest.raises(StoreDown) as told:
        asyncio.run(database.write(work))
    assert time.monotonic() - begun < 2
    assert str(told.value) == "server closed the connection"
    assert told.value.__cause__ is None


def test_what_has_not_begun_in_time_never_does(database, monkeypatch):
    """It was told not to be kept, so it is not, although the database is back later."""
    monkeypatch.setattr(databases, "LONGEST", 0.2)
    database._patience = 0
    noted(database)
    gate = threading.Event()

    async def crowded():
        waiting = [asyncio.create_task(database.write(lambda _: gate.wait(5))) for _ in range(CONNECTIONS)]
        await asyncio.sleep(0.05)
        with pytest.raises(StoreDown):
            await database.write(note)
        gate.set()
        await asyncio.gather(*waiting, return_exceptions=True)

    asyncio.run(crowded())
    database._writers.shutdown(wait=True)
    assert not noted(database)


def test_what_is_being_written_is_finished_when_its_turn_is_broken_off(database):
    """Only so is it known whether it was kept: here it was."""

    def slow(connection):
        time.sleep(0.3)
        note(connection)
        return "kept"

    async def broken_off():
        return await asyncio.wait_for(database.write(slow), 0.1)

    assert asyncio.run(broken_off()) == "kept"
    assert noted(database)


def test_what_is_being_read_is_not_waited_for(database):
    """A turn that is broken off ends at once."""

    async def broken_off():
        begun = time.monotonic()
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(database.read(lambda _: time.sleep(1)), 0.1)
        return time.monotonic() - begun

    assert asyncio.run(broken_off()) < 0.8


def test_who_reads_does_not_wait_for_who_writes(database):
    """One who writes holds SQLite for a moment, and each turn begins with reading."""
    noted(database)
    gate = threading.Event()

    async def read_meanwhile():
        writing = asyncio.create_task(database.write(lambda _: gate.wait(5)))
        await asyncio.sleep(0.05)
        read = await asyncio.wait_for(database.read(lambda connection: connection.execute(select(SWEEPS)).all()), 2)
        assert not writing.done()
        gate.set()
        await writing
        return read

    assert asyncio.run(read_meanwhile()) == []


def test_a_glance_sees_what_was_kept_just_now(database):
    """Also what another connection wrote: each looks at what stands there."""
    assert asyncio.run(database.glance(lambda connection: connection.execute(select(SWEEPS)).all())) == []
    database.write_now(note)
    assert asyncio.run(database.glance(lambda connection: connection.execute(select(SWEEPS)).first())) is not None


def test_a_glance_that_fails_is_read_with_patience(database, monkeypatch):
    """It waits for nobody, so it can fail where reading does not."""
    noted(database)
    threads = []

    def work(connection):
        threads.append(threading.current_thread())
        if len(threads) == 1:
            raise OperationalError("", {}, Exception("database is locked"))
        return "read"

    assert asyncio.run(database.glance(work)) == "read"
    assert threads[0] is threading.current_thread() is not threads[1]


def test_a_glance_at_a_database_that_is_away_is_told(database):
    """Like reading."""
    database._patience = 0
    noted(database)

    def work(_):
        raise OperationalError("", {}, Exception("disk I/O error"))

    with pytest.raises(StoreDown, match="disk I/O error"):
        asyncio.run(database.glance(work))


def test_a_glance_where_the_folder_is_gone_is_told(database, tmp_path):
    """It may be the first to notice, when it connects: before SQLite does."""
    database._patience = 0
    noted(database)
    database._engine.dispose()
    for file in tmp_path.iterdir():
        file.unlink()
    tmp_path.rmdir()
    tmp_path.write_text("a file is in the way")
    with pytest.raises(StoreDown, match="FileExistsError"):
        asyncio.run(database.glance(lambda _: "read"))
