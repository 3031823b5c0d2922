"""Conversations in the database, those that go on also in memory."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.constants import ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import func, select

from stores import conversations
from stores.database import Database
from stores.errors import Conflict, StoreDown
from stores.tables import EVENTS
from stores.trackers import LiveTrackers

pytestmark = pytest.mark.usefixtures("_stock_functions")


@pytest.fixture
def store(domain, database) -> LiveTrackers:
    """That of one process."""
    return LiveTrackers(domain, kept_in=database)


@pytest.fixture
def other(domain, url) -> LiveTrackers:
    """That of another process on the same database."""
    return LiveTrackers(domain, kept_in=Database(url, patience=0))


def kept(store, tracker: DialogueStateTracker) -> DialogueStateTracker:
    """What a store gives back of a conversation."""
    asyncio.run(store.save(tracker))
    return asyncio.run(store.retrieve(tracker.sender_id))


def said(tracker: DialogueStateTracker) -> list:
    """All events as data."""
    return [event.as_dict() for event in tracker.events]


def written(database) -> int:
    """How many events are in the database."""
    return database.read_now(lambda connection: connection.execute(select(func.count()).select_from(EVENTS)).scalar())


def test_it_gives_back_what_stock_rasa_gives(domain, store, tracker):
    """The state at the end of a turn, and all events."""
    ours, stock = kept(store, tracker), kept(InMemoryTrackerStore(domain), tracker)
    assert ours.current_state() == stock.current_state()
    assert said(ours) == said(stock)


def test_a_restart_forgets_nobody(domain, store, other, tracker):
    """What one process kept, another reads, slots and all."""
    stock = kept(InMemoryTrackerStore(domain), tracker)
    asyncio.run(store.save(tracker))
    found = asyncio.run(other.retrieve("someone"))
    assert found.current_state() == stock.current_state()
    assert said(found) == said(stock)


def test_only_what_is_new_is_written(store, database, tracker):
    """A save of a long conversation adds the events of its last turn."""
    found = kept(store, tracker)
    before, begun = written(database), []
    original, database.write = database.write, lambda work: (begun.append(work), original(work))[1]
    found.update(SlotSet("asking", "next"))
    asyncio.run(store.save(found))
    asyncio.run(store.save(found))
    assert written(database) == before + 1
    assert len(begun) == 1


def test_somebody_new_is_looked_up_once(store, database, monkeypatch):
    """Not again when the empty conversation is made, of which nothing is written."""
    looked, head = [], conversations.head
    monkeypatch.setattr(conversations, "head", lambda *of, **named: (looked.append(of), head(*of, **named))[1])
    tracker = asyncio.run(store.get_or_create_tracker("somebody", append_action_listen=False))
    assert len(looked) == 1
    assert not tracker.events
    assert not asyncio.run(store.keys())


def test_somebody_new_of_whom_another_process_knows_more_is_a_conflict(store, other, tracker):
    """What the other one kept in between stays as it is."""
    new = asyncio.run(store.get_or_create_tracker("someone", append_action_listen=False))
    asyncio.run(other.save(tracker))
    new.update(SlotSet("asking", "task"))
    with pytest.raises(Conflict):
        asyncio.run(store.save(new))
    assert said(asyncio.run(other.retrieve("someone"))) == said(tracker)


def test_the_next_turn_reads_no_events(store, database, tracker, monkeypatch):
    """Only how far the conversation is: whatever its length."""
    kept(store, tracker)
    monkeypatch.setattr("stores.conversations.events", lambda *_, **__: pytest.fail("events were read"))
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "need 2"


def test_what_another_process_wrote_is_seen(store, other, tracker):
    """What is in memory is not believed before the database was asked."""
    kept(store, tracker)
    theirs = asyncio.run(other.retrieve("someone"))
    theirs.update(SlotSet("asking", "from there"))
    asyncio.run(other.save(theirs))
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "from there"


def test_two_turns_at_once_are_not_mixed(store, other, tracker, database):
    """Should a lock fail, the second is told, keeps nothing, and can be said again."""
    kept(store, tracker)
    ours, theirs = asyncio.run(store.retrieve("someone")), asyncio.run(other.retrieve("someone"))
    before = written(database)
    for mine in (ours, theirs):
        mine.update(SlotSet("asking", "ours" if mine is ours else "theirs"))
    asyncio.run(store.save(ours))
    with pytest.raises(Conflict):
        asyncio.run(other.save(theirs))
    assert written(database) == before + 1
    assert asyncio.run(other.retrieve("someone")).get_slot("asking") == "ours"


def test_two_first_turns_at_once_are_not_mixed(domain, store, other):
    """The same where nothing is kept yet."""
    first, second = (DialogueStateTracker("someone", domain.slots) for _ in range(2))
    for number, tracker in enumerate((first, second)):
        asyncio.run(store.save(tracker) if tracker is first else other.save(tracker))
        tracker.update(UserUttered(f"message {number}"))
    asyncio.run(store.save(first))
    with pytest.raises(Conflict):
        asyncio.run(other.save(second))


def test_a_save_whose_answer_was_lost_is_not_done_twice(store, database, tracker):
    """The work is done again after it was kept: the same, once."""
    original = database.write
    database.write = lambda work: _twice(original, work)
    assert kept(store, tracker).get_slot("asking") == "need 2"
    assert written(database) == len(tracker.events)
    tracker.update(SlotSet("asking", "again"))
    assert kept(store, tracker).get_slot("asking") == "again"
    assert written(database) == len(tracker.events)


async def _twice(write, work):
    await write(work)
    return await write(work)


def test_a_turn_that_fails_leaves_nothing_behind(store, tracker):
    """What was not saved did not happen."""
    kept(store, tracker).update(SlotSet("asking", "lost"))
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "need 2"


def test_a_saved_conversation_does_not_change_with_the_turn_that_saved_it(store, tracker):
    """Whoever saved may go on with what he has."""
    asyncio.run(store.save(tracker))
    tracker.update(SlotSet("asking", "later"))
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "need 2"


def test_the_longest_unheard_leave_memory_and_are_found_again(domain, database, tracker):
    """Memory is bounded, and nobody is forgotten."""
    store = LiveTrackers(domain, live=1, kept_in=database)
    asyncio.run(store.save(tracker))
    another = DialogueStateTracker("another", domain.slots)
    another.update(UserUttered("hello"))
    asyncio.run(store.save(another))
    assert list(store._live) == ["another"]
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "need 2"
    assert sorted(asyncio.run(store.keys())) == ["another", "someone"]


def test_a_new_model_reads_conversations_by_its_own_domain(domain, store, tracker):
    """Slots of the domain before are not carried over as they were."""
    asyncio.run(store.save(tracker))
    store.domain = domain
    assert not store._live
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "need 2"


def test_only_the_latest_session_is_gone_on_with(domain, store, tracker):
    """As in stock Rasa, where a conversation was begun anew; and it goes on from there."""
    tracker.update_with_events([ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()], domain)
    ours, stock = kept(store, tracker), kept(InMemoryTrackerStore(domain), tracker)
    assert said(ours) == said(stock)
    for found in (ours, stock):
        found.update(SlotSet("asking", "anew", timestamp=1.0))
    assert kept(store, ours).get_slot("asking") == "anew"
    whole = asyncio.run(store.retrieve_full_tracker("someone"))
    assert len(whole.events) == len(tracker.events) + 1


def test_a_stranger_is_nobody(store):
    """There is no conversation before the first message."""
    assert asyncio.run(store.retrieve("stranger")) is None


def test_a_forgotten_conversation_is_not_gone_on_with_from_memory(store, tracker, database):
    """Another process, or `advisor forget`, deleted it."""
    kept(store, tracker)
    from stores.conversations import forget

    assert database.write_now(lambda connection: forget(connection, ["someone"])) > 1
    assert asyncio.run(store.retrieve("someone")) is None
    assert written(database) == 0


@pytest.mark.parametrize("sender", ["", "x" * 256, "nul\0"])
def test_an_id_that_no_database_keeps_is_refused(store, sender):
    """Stock Rasa keeps those over 255 characters in one process's memory."""
    with pytest.raises(ValueError, match="1 to 255 characters"):
        asyncio.run(store.retrieve(sender))


def test_a_database_that_is_away_is_told(domain):
    """No empty conversation in place of the one that cannot be read."""
    store = LiveTrackers(domain, kept_in=Database("postgresql://advisor@127.0.0.1:1/none", patience=0))
    with pytest.raises(StoreDown):
        asyncio.run(store.retrieve("someone"))


def test_rasa_does_not_fall_back_to_memory(domain, store):
    """Its agent uses the store as it is, so that a failure is heard of."""
    from rasa.core.agent import Agent

    assert Agent(tracker_store=store).tracker_store is store
