"""Connections to the database: few, looked at before they are used where they can be lost, and not waited for without
end.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.url import make_url
from sqlalchemy.pool import QueuePool

CONNECTIONS = 4
"""The most connections of one process."""

SECONDS = 5
"""How long is waited for a connection out of the pool, for a statement, and for another process's write to end."""

READING = "advisor_reading"
"""Execution option of connections that only read."""

PRAGMAS = (
    "journal_mode = WAL",  # readers and the writer do not wait for each other
    "synchronous = FULL",  # what was answered is on the disk, also when the power fails; it costs half a millisecond
    "secure_delete = ON",  # what was deleted is overwritten
    "journal_size_limit = 16000000",
)


def engine_of(url: str) -> Engine:
    """For SQLite or PostgreSQL; it connects to nothing yet."""
    pool: dict[str, Any] = {
        "poolclass": QueuePool,
        "pool_size": CONNECTIONS,
        "max_overflow": 0,
        "pool_timeout": SECONDS,
    }
    return _sqlite(url, pool) if url.startswith("sqlite") else _postgresql(url, pool)


def _postgresql(url: str, pool: dict[str, Any]) -> Engine:
    options = f"-c statement_timeout={SECONDS}s -c lock_timeout={SECONDS}s -c timezone=UTC"
    arguments = {
        "connect_timeout": 3,
        "options": options,
        "application_name": "framework-advisor",
        "tcp_user_timeout": SECONDS * 1000,  # a server that is gone without a word
    }
    return create_engine(url, connect_args=arguments, pool_pre_ping=True, **pool)


def glancing_engine_of(url: str) -> Engine | None:
    """For the server's own thread, and for SQLite alone: one more connection, which waits for nobody."""
    if not url.startswith("sqlite"):
        return None
    one = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": 0}
    return _sqlite(url, one, seconds=0).execution_options(**{READING: True})


def _sqlite(url: str, pool: dict[str, Any], seconds: float = SECONDS) -> Engine:
    path = Path(make_url(url).database or "")
    found = create_engine(url, connect_args={"timeout": seconds, "check_same_thread": False}, **pool)
    event.listen(found, "do_connect", lambda *_: _create(path))
    event.listen(found, "connect", _prepare)
    event.listen(found, "begin", _begin)
    return found


def _begin(connection: Connection) -> None:
    """A transaction that can write: the driver's own begin too late, so that one that reads first cannot always write
    any more. What only reads is one statement, needs none, and waits for nobody who writes.
    """
    if not connection.get_execution_options().get(READING):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _create(path: Path) -> None:
    """The file, for nobody else to read; SQLite gives its companions the same rights.

    One that is there is not touched: closing a file takes all of the process's locks off it, those of SQLite too, and
    then another process may delete the journal in which this one goes on writing.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
