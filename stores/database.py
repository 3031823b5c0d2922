"""The database, asked from a few threads, and again where a connection was lost."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from stores.engine import CONNECTIONS, READING, engine_of, glancing_engine_of
from stores.errors import Conflict, StoreDown
from stores.settings import Settings
from stores.tables import METADATA, SENDER

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
Work = Callable[[Connection], Result]
Waiting = Callable[[asyncio.Future[Any]], Awaitable[bool]]

PATIENCE, PAUSE, LONGEST = 3.0, 0.2, 12.0
"""Seconds: for how long lost work is tried again, how long between two tries, and how long work may take in all."""


class Database:
    """One database, for one process.

    Work may be done again when its connection is lost at the very end, when nobody knows whether it was kept: so it
    has to be such that twice is the same as once.
    """

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        """`url` as SQLAlchemy takes it; it connects to nothing yet."""
        self._engine = engine_of(url)
        self._reader = self._engine.execution_options(**{READING: True})
        self._glancing = glancing_engine_of(url)
        self._patience = patience
        # One writes to SQLite at a time: several would look again and again whether it is their turn. Readers go on.
        single = self._engine.dialect.name == "sqlite"
        self._readers = ThreadPoolExecutor(CONNECTIONS - single, thread_name_prefix="advisor-store")
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="advisor-writer") if single else self._readers
        self._made, self._making = False, threading.Lock()

    async def read(self, work: Work[Result]) -> Result:
        """What `work` reads. Raises StoreDown."""
        return await self._patiently(self._readers, lambda: self.read_now(work), _in_time)

    async def glance(self, work: Work[Result]) -> Result:
        """Like `read`, for a row by its key, which SQLite gives before a thread would have begun. Raises StoreDown."""
        if self._glancing is not None and self._made:
            with suppress(SQLAlchemyError, sqlite3.Error, OSError), self._glancing.connect() as connection:
                return work(connection)
        return await self.read(work)

    async def write(self, work: Work[Result]) -> Result:
        """What `work` gives, once all that it wrote is kept, or nothing of it. Raises StoreDown and Conflict."""
        return await self._patiently(self._writers, lambda: self.write_now(work), _to_the_end)

    def read_now(self, work: Work[Result]) -> Result:
        """Like `read`, once, in this thread."""
        return self._told(lambda: self._read(work))

    def write_now(self, work: Work[Result]) -> Result:
        """Like `write`, once, in this thread."""
        return self._told(lambda: self._write(work))

    def tidy(self) -> None:
        """Overwrites what was deleted in SQLite's journal too; PostgreSQL does that by itself, in time."""
        if self._engine.dialect.name == "sqlite":
            self.read_now(lambda connection: connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all())

    def close(self) -> None:
        """Lets go of connections and threads."""
        for threads in (self._readers, self._writers):
            threads.shutdown(wait=False)
        self._engine.dispose()
        if self._glancing is not None:
            self._glancing.dispose()

    def _read(self, work: Work[Result]) -> Result:
        self._make_tables()
        with self._reader.connect() as connection:
            return work(connection)

    def _write(self, work: Work[Result]) -> Result:
        self._make_tables()
        with self._engine.begin() as connection:
            return work(connection)

    def _make_tables(self) -> None:
        """At the first use and not before, so that a database that is down does not keep the advisor from starting."""
        if self._made:
            return
        with self._making:
            if not self._made:
                with self._engine.begin() as connection:
                    if connection.dialect.name == "postgresql":  # several processes may start at once
                        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7102636)")
                    METADATA.create_all(connection)
                self._made = True

    @staticmethod
    def _told(work: Callable[[], Result]) -> Result:
        """Every way in which a database fails is one; its own text can hold what people said, and stays behind."""
        try:
            return work()
        except (IntegrityError, sqlite3.IntegrityError) as error:
            raise Conflict(type(error).__name__) from None
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise StoreDown(reason(error)) from None

    async def _patiently(self, threads: Executor, work: Callable[[], Result], waiting: Waiting) -> Result:
        until = time.monotonic() + self._patience
        while True:
            try:
                return await self._once(threads, work, waiting)
            except StoreDown as error:
                if time.monotonic() + PAUSE > until:
                    logger.error("The database does not answer: %s", error)  # noqa: TRY400 - where is of no interest
                    raise
            await asyncio.sleep(PAUSE)

    @staticmethod
    async def _once(threads: Executor, work: Callable[[], Result], waiting: Waiting) -> Result:
        begun = threads.submit(work)
        running = asyncio.wrap_future(begun)
        if await waiting(running):
            return running.result()
        running.add_done_callback(lambda late: late.cancelled() or late.exception())  # looked at: nobody waits for it
        begun.cancel()  # what has not begun yet never will: it is told not to be kept
        raise StoreDown(f"no answer within {LONGEST:g} s")


async def _in_time(running: asyncio.Future[Any]) -> bool:
    """Whether it was done in time."""
    done, _ = await asyncio.wait({running}, timeout=LONGEST)
    return bool(done)


async def _to_the_end(running: asyncio.Future[Any]) -> bool:
    """Whether it was done in time, also when it was to be cancelled: only so is it known whether it was kept."""
    begun = time.monotonic()
    try:
        return await _in_time(running)
    except asyncio.CancelledError:
        done, _ = await asyncio.wait({running}, timeout=max(LONGEST + begun - time.monotonic(), 0))
        if not done:
            raise
        return True


def reason(error: Exception) -> str:
    """What a driver says, in one line, without the statement and what was to be written."""
    driver = error if isinstance(error, sqlite3.Error) else getattr(error, "orig", None)
    said = str(driver or type(error).__name__)
    return " ".join(said.split())[:200]


def checked(sender: str) -> str:
    """A sender's id that every database can keep.

    Raises:
        ValueError: when it cannot.
    """
    if not 1 <= len(sender) <= SENDER or "\0" in sender:
        raise ValueError(f"a sender's id has 1 to {SENDER} characters, none of them NUL")
    return sender


@lru_cache(maxsize=1)
def database() -> Database:
    """The one of this process, as the environment says.

    Raises:
        RuntimeError: when the driver of the database is not installed. Rasa takes an ImportError to mean that there is
            no such store, and goes on in memory.
    """
    try:
        return Database(Settings.of().database_url)
    except ImportError as error:
        raise RuntimeError(f"ADVISOR_DATABASE_URL: {error}") from error
