"""What people thought of replies."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from stores import feedback
from stores.errors import StoreDown
from stores.tables import FEEDBACK


def keep(database, *what) -> list[tuple]:
    """Keeps a rating; gives all that are kept: sender, reply, rating and comment."""
    asyncio.run(feedback.keep(*what, kept_in=database))
    columns = FEEDBACK.c.sender, FEEDBACK.c.reply, FEEDBACK.c.rating, FEEDBACK.c.comment
    ordered = select(*columns).order_by(FEEDBACK.c.at)
    return database.read_now(lambda connection: [tuple(row) for row in connection.execute(ordered)])


def test_a_rating_is_kept(database):
    """With a comment, where there is one, which may be in any script."""
    assert keep(database, "ana", "r1", "down", "Zu teuer, 太贵了") == [("ana", "r1", "down", "Zu teuer, 太贵了")]


def test_the_last_rating_of_a_reply_counts(database):
    """Somebody thought better of it, comment and all."""
    keep(database, "ana", "r1", "down", "no")
    assert keep(database, "ana", "r1", "up") == [("ana", "r1", "up", None)]


def test_ratings_of_other_replies_and_people_stay(database):
    """One row for each reply of each conversation."""
    keep(database, "ana", "r1", "up")
    keep(database, "ben", "r1", "down")
    assert len(keep(database, "ana", "r2", "up")) == 3


def test_a_conversation_keeps_a_bounded_number(database, monkeypatch):
    """The oldest goes."""
    monkeypatch.setattr(feedback, "MOST", 2)
    for reply in ("r1", "r2"):
        keep(database, "ana", reply, "up")
    assert [row[1] for row in keep(database, "ana", "r3", "up")] == ["r2", "r3"]


@pytest.mark.parametrize(
    "what",
    [("ana", "r1", "meh"), ("", "r1", "up"), ("ana", "", "up"), ("ana", "r" * 129, "up"), ("ana", "r\0", "up"),
     ("ana", "r1", "up", "x" * 2001)],
    ids=["rating", "sender", "no reply", "long reply", "nul", "comment"],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(database, what):
    """By its name, before the database is asked."""
    with pytest.raises(ValueError, match=r" has | is "):
        keep(database, *what)


def test_nul_in_a_comment_is_a_space(database):
    """PostgreSQL keeps none, and a comment is worth keeping all the same."""
    assert keep(database, "ana", "r1", "up", "a\0b")[0][3] == "a b"


def test_a_rating_that_was_not_kept_is_told(tmp_path):
    """Where the database cannot be had."""
    from stores.database import Database

    (tmp_path / "file").write_text("in the way of the folder")
    with pytest.raises(StoreDown):
        keep(Database(f"sqlite:///{tmp_path}/file/kept.sqlite", patience=0), "ana", "r1", "up")
