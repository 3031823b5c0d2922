"""What is run by the driver does as SQLAlchemy does, in each kind of database."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from stores.conversations import ADD, BEAR, HEAD
from stores.errors import Conflict, StoreDown
from stores.statements import run
from stores.tables import EVENTS

ANN = {"sender": 'ann\'s "id"', "born": "b", "events": 2, "session": 0, "seen": 1.5}
SAID = [
    {"sender": ANN["sender"], "number": number, "kind": "user", "at": at, "data": "ü ? % :sender"}
    for number, at in enumerate((None, 1e9))
]


def test_what_is_written_is_what_is_read(database):
    """One row and several, with whatever is in them, as SQLAlchemy reads them too."""
    database.write_now(lambda connection: (run(connection, BEAR, ANN), run(connection, ADD, SAID)))
    head = database.read_now(lambda connection: run(connection, HEAD, {"of": ANN["sender"]}).fetchall())
    kept = database.read_now(lambda connection: connection.execute(select(EVENTS).order_by(EVENTS.c.number)).all())
    assert [*map(tuple, head)] == [("b", 2, 0)]
    assert [dict(row) for row in kept] == SAID


def test_a_fault_of_the_driver_is_one_of_the_database(database):
    """What is there already is a conflict, and anything else is told without what was to be written."""
    database.write_now(lambda connection: run(connection, BEAR, ANN))
    with pytest.raises(Conflict):
        database.write_now(lambda connection: run(connection, BEAR, ANN))
    with pytest.raises(StoreDown) as told:
        database.write_now(lambda connection: run(connection, insert(EVENTS), {**SAID[0], "data": None, "number": {}}))
    assert ANN["sender"] not in str(told.value)


def test_what_failed_leaves_nothing_behind(database):
    """The rows before the one that is there twice are not kept either."""
    with pytest.raises(Conflict):
        database.write_now(lambda connection: run(connection, ADD, [*SAID, SAID[0]]))
    assert not database.read_now(lambda connection: connection.execute(select(EVENTS)).all())
