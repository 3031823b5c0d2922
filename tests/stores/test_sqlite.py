"""The embedded database: a file for nobody else, and a disk that fills."""

from __future__ import annotations

import asyncio
import stat
import subprocess
import sys

import pytest
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import event

from stores import forget
from stores.database import Database
from stores.errors import StoreDown
from stores.trackers import LiveTrackers

pytestmark = pytest.mark.usefixtures("_stock_functions")


@pytest.fixture
def database(tmp_path) -> Database:
    """In a folder that is made with it."""
    return Database(f"sqlite:///{tmp_path}/new/folder/kept.sqlite", patience=0)


def say(store, tracker, text: str) -> None:
    """One more message, kept."""
    tracker.update(UserUttered(text))
    asyncio.run(store.save(tracker))


def test_nobody_else_reads_it(domain, database, tmp_path):
    """Neither the file, nor its journal, nor the folder."""
    say(LiveTrackers(domain, kept_in=database), DialogueStateTracker("ana", domain.slots), "hello")
    files = list((tmp_path / "new" / "folder").iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "new" / "folder").stat().st_mode) == 0o700


def test_a_full_disk_is_told_and_loses_nothing(domain, database):
    """Of 20 turns kept before, 20 are there after; and once there is room, it goes on."""
    store, tracker = LiveTrackers(domain, kept_in=database), DialogueStateTracker("ana", domain.slots)
    for number in range(20):
        say(store, tracker, f"message {number}")
    room = _limit(database, "PRAGMA page_count")
    with pytest.raises(StoreDown, match="full"):
        say(store, asyncio.run(store.retrieve("ana")), "x" * 100_000)
    assert len(asyncio.run(store.retrieve("ana")).events) == 20
    _limit(database, str(room + 1000))
    found = asyncio.run(store.retrieve("ana"))
    say(store, found, "x" * 100_000)
    assert len(asyncio.run(LiveTrackers(domain, kept_in=database).retrieve("ana")).events) == 21


def _limit(database: Database, pages: str) -> int:
    """Lets the file grow to no more than that, as a full disk does; gives how many pages those are."""
    with database._engine.connect() as connection:
        most = connection.exec_driver_sql(pages).scalar() if pages.startswith("PRAGMA") else int(pages)
    database._engine.dispose()
    event.listen(database._engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count = {most}"))
    return most


def test_a_file_that_is_no_database_is_told(domain, tmp_path):
    """And not written over."""
    (tmp_path / "kept.sqlite").write_text("something else\n" * 100)
    store = LiveTrackers(domain, kept_in=Database(f"sqlite:///{tmp_path}/kept.sqlite", patience=0))
    with pytest.raises(StoreDown, match="not a database"):
        asyncio.run(store.retrieve("ana"))
    assert (tmp_path / "kept.sqlite").read_text().startswith("something else")


def test_what_was_forgotten_is_not_in_the_file(domain, database, tmp_path):
    """Nor in its journal: it was overwritten."""
    say(LiveTrackers(domain, kept_in=database), DialogueStateTracker("ana", domain.slots), "a very secret project")
    files = list((tmp_path / "new" / "folder").iterdir())
    assert any(b"secret project" in path.read_bytes() for path in files)
    assert forget.forget_now("ana", database) == ["ana"]
    assert not any(b"secret project" in path.read_bytes() for path in files)


def test_many_turns_at_once_are_all_kept(domain, database):
    """40 people over the few connections."""
    store = LiveTrackers(domain, kept_in=database)

    async def talk(number):
        tracker = await store.get_or_create_tracker(f"person {number}")
        for text in ("one", "two", "three"):
            tracker.update(UserUttered(text))
            await store.save(tracker)

    async def everybody():
        await asyncio.gather(*(talk(number) for number in range(40)))
        return [len((await store.retrieve(f"person {number}")).events) for number in range(40)]

    assert asyncio.run(everybody()) == [4] * 40


def test_another_process_that_leaves_takes_nothing_along(domain, database, tmp_path):
    """The last to close a database deletes its journal: it must not take itself for the last. 20 of 20 are kept."""
    store = LiveTrackers(domain, kept_in=database)

    def visit() -> int:
        code = f"import sqlite3; print(sqlite3.connect({str(tmp_path / 'new/folder/kept.sqlite')!r})"
        code += ".execute('select count(*) from events').fetchone()[0])"
        return int(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)

    async def everybody(count):
        trackers = [DialogueStateTracker(f"{count} {number}", domain.slots) for number in range(10)]
        for tracker in trackers:
            tracker.update(UserUttered("hello"))
        await asyncio.gather(*(store.save(tracker) for tracker in trackers))

    asyncio.run(everybody("before"))
    assert visit() == 10
    asyncio.run(everybody("after"))
    assert visit() == 20
