"""`POST /api/feedback`, over a real server and a real SQLite file."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from sqlalchemy import select

from channels import feedback as route
from channels.api import AdvisorApi
from stores import database as databases
from stores import feedback
from stores.database import Database
from stores.errors import StoreDown
from stores.tables import FEEDBACK
from tests.channels.serving import serving

GOOD = {"sender": "ana", "reply": "r1", "rating": "down", "comment": "not for us"}


@pytest.fixture
def database(tmp_path, monkeypatch) -> Database:
    """That of the server under test."""
    found = Database(f"sqlite:///{tmp_path}/kept.sqlite", patience=0)
    monkeypatch.setattr(feedback, "database", lambda: found)
    monkeypatch.setattr(databases, "database", lambda: found)
    monkeypatch.setattr("channels.api.begin_to_expire", _never)
    return found


async def _never(*_):
    """No old conversations in these tests."""


def post(*bodies) -> list[httpx.Response]:
    """The answers to some posts, one after the other."""

    async def ask():
        async with serving(AdvisorApi()) as url, httpx.AsyncClient(base_url=url, timeout=60) as client:
            return [await client.post("/api/feedback", json=body) for body in bodies]

    return asyncio.run(ask())


def kept(database) -> list[tuple]:
    """All ratings that are kept, as reply and rating."""
    rows = select(FEEDBACK.c.reply, FEEDBACK.c.rating).order_by(FEEDBACK.c.at)
    return database.read_now(lambda connection: [tuple(row) for row in connection.execute(rows)])


def test_a_rating_is_kept_and_the_last_one_counts(database):
    """204 with nothing in it."""
    first, second = post(GOOD, {**GOOD, "rating": "up", "comment": None})
    assert (first.status_code, second.status_code, first.content) == (204, 204, b"")
    assert kept(database) == [("r1", "up")]


@pytest.mark.parametrize(
    "change",
    [
        {"rating": "meh"}, {"rating": None}, {"rating": ["up"]}, {"sender": ""}, {"sender": "x" * 129}, {"reply": 3},
        {"reply": "r" * 129}, {"comment": "x" * 2001}, {"comment": 1}, {"stars": 5}, {"sender": "a\0"},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(database, change):
    """400, which says what would have been taken."""
    (answer,) = post({**GOOD, **change})
    assert answer.status_code == 400
    assert answer.json()["error"]["allowed"]
    assert kept(database) == []


def test_a_rating_that_was_not_kept_is_told(database, monkeypatch):
    """503, and when to try again."""

    async def down(*_):
        raise StoreDown

    monkeypatch.setattr(route.feedback, "keep", down)
    (answer,) = post(GOOD)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "store_down")
    assert int(answer.headers["retry-after"]) > 0
