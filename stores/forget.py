"""`python -m advisor forget SENDER`: deletes all that is kept of a person, also where the advisor runs."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from stores.conversations import forget, matching
from stores.database import Database, checked, database

ANYTHING = "*"


def forget_now(sender: str, kept_in: Database | None = None) -> list[str]:
    """Gives the senders that are forgotten; `*` in `sender` stands for anything: "T1/*/U7" is one person in Slack.

    Raises:
        ValueError: for what is no sender's id, and for what is everybody's.
        StoreDown: when the database does not answer: then nothing was deleted.
    """
    where, name = kept_in or database(), checked(sender)
    if not name.strip(ANYTHING):
        raise ValueError("that is everybody: delete the database instead")
    gone = where.write_now(lambda connection: _forget(connection, name))
    where.tidy()
    return gone


def _forget(connection: Connection, name: str) -> list[str]:
    gone = matching(connection, name) if ANYTHING in name else [name]
    return gone if forget(connection, gone) else []
