"""Conversations in the database: events, numbered, of which only new ones are written."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from stores.errors import Conflict
from stores.statements import run
from stores.tables import CONVERSATIONS, EVENTS, FEEDBACK

Row = dict[str, Any]


@dataclass(frozen=True)
class Head:
    """How far a conversation is: as long as that is the same, nobody else wrote to it, or forgot it."""

    born: str
    events: int
    session: int

    @classmethod
    def new(cls) -> Head:
        """That of a conversation in which nothing was said."""
        return cls(uuid.uuid4().hex, 0, 0)

    def after(self, events: int, session: int | None) -> Head:
        """With so many events more, of which the one at `session` (from 0) began a new session."""
        begun = self.session if session is None else self.events + session
        return replace(self, events=self.events + events, session=begun)


ROW = CONVERSATIONS.c

# What every turn asks is put together once: SQLAlchemy takes longer for that than SQLite for the answer.
HEAD = select(ROW.born, ROW.events, ROW.session).where(ROW.sender == bindparam("of"))
ADD, BEAR = insert(EVENTS), insert(CONVERSATIONS)
SAME = and_(ROW.sender == bindparam("of"), ROW.born == bindparam("birth"), ROW.events == bindparam("known"))
MOVE = (
    update(CONVERSATIONS).where(SAME).values({name: bindparam(f"new_{name}") for name in ("events", "session", "seen")})
)


def head(connection: Connection, sender: str) -> Head | None:
    """How far the sender's conversation is; None where there is none."""
    found = run(connection, HEAD, {"of": sender}).fetchall()
    return Head(*found[0]) if found else None


def events(connection: Connection, sender: str, begin: int, end: int) -> list[str]:
    """The events from number `begin` to before `end`, as JSON."""
    numbered = and_(EVENTS.c.sender == sender, EVENTS.c.number >= begin, EVENTS.c.number < end)
    return list(connection.execute(select(EVENTS.c.data).where(numbered).order_by(EVENTS.c.number)).scalars())


def append(connection: Connection, sender: str, now: Head, then: Head, rows: Sequence[Row], seen: float) -> None:
    """Writes the events that make `then` of `now`; nothing when that is what stands there already.

    Raises:
        Conflict: when neither `now` nor `then` stands there.
    """
    if _moved(connection, sender, now, then, seen):
        numbered = [{"sender": sender, "number": now.events + index, **row} for index, row in enumerate(rows)]
        run(connection, ADD, numbered)
    elif head(connection, sender) != then or _last(connection, sender, then) != rows[-1]["data"]:
        raise Conflict("the conversation has been written to in between")


def _moved(connection: Connection, sender: str, now: Head, then: Head, seen: float) -> bool:
    """Whether the head was set. Not, where somebody else was quicker, or an earlier try whose answer was lost."""
    if now.events == 0:
        values = {"sender": sender, "born": then.born, "events": then.events, "session": then.session, "seen": seen}
        if head(connection, sender) is None:
            run(connection, BEAR, values)
            return True
        return False
    new = {"new_events": then.events, "new_session": then.session, "new_seen": seen}
    known = {"of": sender, "birth": now.born, "known": now.events}
    return bool(run(connection, MOVE, {**known, **new}).rowcount)


def _last(connection: Connection, sender: str, at: Head) -> str | None:
    """The event that a head ends with: its time, if nothing else, tells it from another's."""
    return next(iter(events(connection, sender, at.events - 1, at.events)), None)


def senders(connection: Connection) -> list[str]:
    """Of all conversations."""
    return list(connection.execute(select(CONVERSATIONS.c.sender)).scalars())


def unheard(connection: Connection, before: float, most: int) -> list[str]:
    """Those of whom nothing was heard since `before` (seconds since 1970), at most so many."""
    old = select(CONVERSATIONS.c.sender).where(CONVERSATIONS.c.seen < before)
    return list(connection.execute(old.order_by(CONVERSATIONS.c.seen).limit(most)).scalars())


def matching(connection: Connection, pattern: str) -> list[str]:
    """All senders, of conversations or ratings, whose id is as in `pattern`, where `*` stands for anything."""
    like = re.sub(r"([%_!])", r"!\1", pattern).replace("*", "%")
    found = [
        set(connection.execute(select(table.c.sender).where(table.c.sender.like(like, escape="!"))).scalars())
        for table in (CONVERSATIONS, FEEDBACK)
    ]
    return sorted(set.union(*found))


def forget(connection: Connection, gone: Iterable[str]) -> int:
    """Deletes all that is kept of senders; gives how many rows that were."""
    names = list(gone)
    tables = (EVENTS, CONVERSATIONS, FEEDBACK)
    return sum(connection.execute(delete(table).where(table.c.sender.in_(names))).rowcount for table in tables)
