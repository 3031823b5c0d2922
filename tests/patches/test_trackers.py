"""Conversations in memory that are kept as they are."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.constants import ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from patches import trackers
from patches.trackers import LiveTrackers


@pytest.fixture(autouse=True)
def _stock_functions(monkeypatch):
    """The store is what is tested here; other tests compare with stock functions."""
    monkeypatch.setattr(trackers, "put_in", lambda _: [])


def kept(store, tracker: DialogueStateTracker) -> DialogueStateTracker:
    """What a store gives back of a conversation."""
    asyncio.run(store.save(tracker))
    return asyncio.run(store.retrieve(tracker.sender_id))


def test_it_gives_back_what_stock_rasa_gives(domain, tracker):
    """The state at the end of a turn, and all events."""
    ours, stock = kept(LiveTrackers(domain), tracker), kept(InMemoryTrackerStore(domain), tracker)
    assert ours.current_state() == stock.current_state()
    assert [event.as_dict() for event in ours.events] == [event.as_dict() for event in stock.events]


def test_a_turn_that_fails_leaves_nothing_behind(domain, tracker):
    """What was not saved did not happen."""
    store = LiveTrackers(domain)
    kept(store, tracker).update(SlotSet("asking", "lost"))
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "need 2"


def test_a_saved_conversation_does_not_change_with_the_turn_that_saved_it(domain, tracker):
    """Whoever saved may go on with what he has."""
    store = LiveTrackers(domain)
    asyncio.run(store.save(tracker))
    tracker.update(SlotSet("asking", "later"))
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "need 2"


def test_the_longest_unheard_are_put_away_and_found_again(domain, tracker):
    """Memory is bounded, and nobody is forgotten."""
    store = LiveTrackers(domain, live=1)
    asyncio.run(store.save(tracker))
    asyncio.run(store.save(DialogueStateTracker("another", domain.slots)))
    assert list(store.store) == ["someone"]
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "need 2"
    assert sorted(asyncio.run(store.keys())) == ["another", "someone"]


def test_nobody_is_kept_twice(domain, tracker):
    """Put away, and heard of again."""
    store = LiveTrackers(domain, live=1)
    for sender_id in ("someone", "another", "someone"):
        tracker.sender_id = sender_id
        asyncio.run(store.save(tracker))
    assert sorted(asyncio.run(store.keys())) == ["another", "someone"]


def test_a_new_model_reads_conversations_by_its_own_domain(domain, tracker):
    """Slots of the domain before are not carried over as they were."""
    store = LiveTrackers(domain)
    asyncio.run(store.save(tracker))
    store.domain = domain
    assert list(store.store) == ["someone"]
    assert asyncio.run(store.retrieve("someone")).get_slot("asking") == "need 2"


def test_only_the_latest_session_is_gone_on_with(domain, tracker):
    """As in stock Rasa, where a conversation was begun anew."""
    tracker.update_with_events([ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()], domain)
    ours, stock = kept(LiveTrackers(domain), tracker), kept(InMemoryTrackerStore(domain), tracker)
    assert [event.as_dict() for event in ours.events] == [event.as_dict() for event in stock.events]


def test_a_stranger_is_nobody(domain):
    """There is no conversation before the first message."""
    assert asyncio.run(LiveTrackers(domain).retrieve("stranger")) is None
