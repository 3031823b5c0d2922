"""`advisor forget`: one person, and nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from stores.forget import forget_now
from stores.tables import CONVERSATIONS, EVENTS, FEEDBACK

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = ("ana", "ana2", "T1/C1/9.5/U7", "T1/D2/dm/U7", "T1/C1/9.5/U77", "a%a")


@pytest.fixture
def peopled(database):
    """Six senders, each with an event and a rating."""
    for sender in PEOPLE:
        about = {"sender": sender, "born": "b", "events": 1, "session": 0, "seen": 1.0}
        event = {"sender": sender, "number": 0, "kind": "user", "at": 1.0, "data": "{}"}
        rating = {"sender": sender, "reply": "r", "rating": "up", "at": 1.0}
        rows = ((CONVERSATIONS, about), (EVENTS, event), (FEEDBACK, rating))
        database.write_now(lambda connection, rows=rows: [connection.execute(insert(t), row) for t, row in rows])
    return database


def left(database) -> list[set[str]]:
    """The senders in each table."""
    tables = (CONVERSATIONS, EVENTS, FEEDBACK)
    return [
        set(database.read_now(lambda c, t=table: c.execute(select(t.c.sender)).scalars().all())) for table in tables
    ]


@pytest.mark.parametrize(
    ("name", "gone"),
    [("ana", {"ana"}), ("T1/*/U7", {"T1/C1/9.5/U7", "T1/D2/dm/U7"}), ("*%a", {"a%a"}), ("nobody", set())],
)
def test_one_person_is_forgotten_everywhere(peopled, name, gone):
    """Conversation, events and ratings, by the id or by a pattern in which only the star means anything else."""
    assert set(forget_now(name, peopled)) == gone
    assert left(peopled) == [set(PEOPLE) - gone] * 3


@pytest.mark.parametrize("name", ["", "*", "**"])
def test_nobody_and_everybody_are_refused(peopled, name):
    """A slip of the hand deletes nothing."""
    with pytest.raises(ValueError, match=r"everybody|characters"):
        forget_now(name, peopled)
    assert left(peopled) == [set(PEOPLE)] * 3


def test_the_command_needs_no_rasa_and_no_knowledge(tmp_path):
    """It works where nothing else does any more."""
    code = "import sys, runpy; sys.argv = ['advisor', 'forget', 'ana']\n"
    code += "try: runpy.run_module('advisor', run_name='__main__')\n"
    code += "except SystemExit as end: assert end.code == 0\n"
    code += "assert not any(name.partition('.')[0] in ('rasa', 'tensorflow') for name in sys.modules)"
    environment = {**os.environ, "ADVISOR_DATA": str(tmp_path), "ADVISOR_KNOWLEDGE": str(tmp_path / "none")}
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert told.stdout == b"Nothing was kept under this id.\n"
