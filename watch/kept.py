"""Conversations and ratings out of the store, some at a time, so that neither memory nor those who talk feel it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from stores.database import Database
from stores.tables import CONVERSATIONS, EVENTS, FEEDBACK

KINDS = ("user", "bot")

AT_ONCE = 100
"""Conversations that are read in one transaction: while one lasts, SQLite lets nobody write."""

Event = dict[str, Any]
Told = tuple[list[Event], list[Event]]


def kept(database: Database, since: float) -> Iterator[Told]:
    """Events and ratings of each conversation of which something was heard since then (seconds since 1970).

    Raises:
        StoreDown: when the database does not answer.
    """
    heard = select(CONVERSATIONS.c.sender).where(CONVERSATIONS.c.seen >= since).order_by(CONVERSATIONS.c.sender)
    senders = database.read_now(lambda connection: list(connection.execute(heard).scalars()))
    for begin in range(0, len(senders), AT_ONCE):
        yield from _some(database, senders[begin : begin + AT_ONCE], since)


def _some(database: Database, senders: list[str], since: float) -> list[Told]:
    def read(connection: Connection) -> list[Told]:
        ratings = _ratings(connection, senders, since)
        return [(events, ratings.get(sender, [])) for sender, events in _events(connection, senders, since)]

    return database.read_now(read)


def _events(connection: Connection, senders: list[str], since: float) -> Iterator[tuple[str, list[Event]]]:
    told = select(EVENTS.c.sender, EVENTS.c.data).order_by(EVENTS.c.sender, EVENTS.c.number)
    told = told.where(EVENTS.c.sender.in_(senders), EVENTS.c.kind.in_(KINDS), EVENTS.c.at >= since)
    for sender, rows in groupby(connection.execute(told), key=lambda row: row.sender):
        yield sender, [json.loads(row.data) for row in rows]


def _ratings(connection: Connection, senders: list[str], since: float) -> dict[str, list[Event]]:
    """Ratings by sender, without the comments: what people write is not counted."""
    found: dict[str, list[Event]] = {}
    given = select(FEEDBACK.c.sender, FEEDBACK.c.rating, FEEDBACK.c.at).order_by(FEEDBACK.c.at)
    for row in connection.execute(given.where(FEEDBACK.c.sender.in_(senders), FEEDBACK.c.at >= since)):
        found.setdefault(row.sender, []).append({"rating": row.rating, "at": row.at})
    return found
