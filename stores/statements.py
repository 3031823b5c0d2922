"""Statements of every turn, run by SQLite's own driver: SQLAlchemy takes four times as long as SQLite for them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ClauseElement


def run(connection: Connection, statement: ClauseElement, values: dict[str, Any] | list[dict[str, Any]]) -> Any:
    """What has `fetchall` and `rowcount`; several `values` for what gives nothing. Other databases are asked by
    SQLAlchemy, which sees where a connection was lost. Raises errors of either.
    """
    if connection.dialect.name != "sqlite":
        return connection.execute(statement, values)
    text, names = _told(statement)
    cursor: Any = connection.connection.cursor()
    if isinstance(values, list):
        return cursor.executemany(text, [[row[name] for name in names] for row in values])
    return cursor.execute(text, [values[name] for name in names])


@lru_cache
def _told(statement: ClauseElement) -> tuple[str, tuple[str, ...]]:
    """A statement as SQLite takes it, and the names of its values in their order."""
    compiled: Any = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
    return str(compiled), tuple(compiled.positiontup)
