import json
import time

from sqlalchemy import insert

from stores.database import Database
from stores.tables import CONVERSATIONS, EVENTS, FEEDBACK
from watch import kept as kept_module
from watch.kept import kept


def test_each_conversation_comes_with_its_events_and_ratings(tmp_path, monkeypatch):
    """In order, over several readings, and without what is older."""
    monkeypatch.setattr(kept_module, "AT_ONCE", 2)
    database, now = Database(f"sqlite:///{tmp_path / 'kept.sqlite'}"), time.time()

    def write(connection):
        for sender in "abc":
            head = {"sender": sender, "born": "x", "events": 3, "session": 0, "seen": now}
            connection.execute(insert(CONVERSATIONS), head)
            for number, (kind, at) in enumerate([("user", now - 999), ("user", now), ("slot", now), ("bot", now)]):
                data = json.dumps({"event": kind, "of": sender})
                row = {"sender": sender, "number": number, "kind": kind, "at": at, "data": data}
                connection.execute(insert(EVENTS), row)
        rating = {"sender": "b", "reply": "1", "rating": "down", "comment": "private", "at": now}
        connection.execute(insert(FEEDBACK), rating)

    database.write_now(write)
    found = list(kept(database, now - 500))
    database.close()
    assert [[(event["event"], event["of"]) for event in events] for events, _ in found] == [
        [("user", sender), ("bot", sender)] for sender in "abc"
    ]
    assert [ratings for _, ratings in found] == [[], [{"rating": "down", "at": now}], []]
