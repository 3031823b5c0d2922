"""What people thought of replies: one rating for each reply of a conversation, the last one given."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import and_, delete, func, insert, select
from sqlalchemy.engine import Connection

from stores.database import Database, checked, database
from stores.tables import FEEDBACK

RATINGS = ("up", "down")
REPLY, COMMENT = 128, 2_000
"""The most characters of a reply's id and of a comment."""

MOST = 1_000
"""The most ratings of one conversation: a new one takes the place of the oldest."""


async def keep(
    sender: str, reply: str, rating: str, comment: str | None = None, kept_in: Database | None = None
) -> None:
    """Keeps a rating in place of an earlier one of the same reply.

    Raises:
        ValueError: for a rating that there is not, and for an id or a comment that is too long.
        StoreDown: when it was not kept.
    """
    row = {"sender": checked(sender), "reply": reply, "rating": rating, "comment": _clean(comment), "at": time.time()}
    if rating not in RATINGS or not 1 <= len(reply) <= REPLY or "\0" in reply:
        raise ValueError(f"a rating is {' or '.join(RATINGS)}, and a reply's id has 1 to {REPLY} characters")
    await (kept_in or database()).write(lambda connection: _put(connection, row))


def _clean(comment: str | None) -> str | None:
    if comment is not None and len(comment) > COMMENT:
        raise ValueError(f"a comment has at most {COMMENT:,} characters")
    return comment.replace("\0", " ") if comment else None  # PostgreSQL keeps no NUL


def _put(connection: Connection, row: dict[str, Any]) -> None:
    of_sender = FEEDBACK.c.sender == row["sender"]
    connection.execute(delete(FEEDBACK).where(and_(of_sender, FEEDBACK.c.reply == row["reply"])))
    if connection.execute(select(func.count()).select_from(FEEDBACK).where(of_sender)).scalar_one() >= MOST:
        oldest = select(func.min(FEEDBACK.c.at)).where(of_sender).scalar_subquery()
        connection.execute(delete(FEEDBACK).where(and_(of_sender, FEEDBACK.c.at == oldest)))
    connection.execute(insert(FEEDBACK), row)
