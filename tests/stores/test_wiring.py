"""The stores are those that Rasa uses: where it cannot make one that endpoints.yml names, it takes one in memory."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import pytest
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints

from patches.stock import NO_FALLBACK
from stores import database as databases
from stores import trackers
from stores.errors import TooLate
from stores.locks import FairLocks
from stores.trackers import LiveTrackers

ENDPOINTS = str(Path(__file__).resolve().parents[2] / "endpoints.yml")


@pytest.fixture
def endpoints(monkeypatch, tmp_path) -> AvailableEndpoints:
    """As Rasa reads them, with a database that is nobody's."""
    monkeypatch.setenv("ACTIONS_URL", "http://127.0.0.1:1/webhook")
    monkeypatch.setenv("ADVISOR_DATA", str(tmp_path))
    monkeypatch.setattr(trackers, "put_in", lambda _: [])
    databases.database.cache_clear()
    yield AvailableEndpoints.read_endpoints(ENDPOINTS)
    databases.database.cache_clear()


def test_rasa_makes_the_tracker_store_that_is_named(endpoints, domain, tracker, tmp_path):
    """And what is kept stands in the folder that the environment names."""
    store = TrackerStore.create(endpoints.tracker_store, domain)
    assert isinstance(store, LiveTrackers)
    asyncio.run(store.save(tracker))
    assert (tmp_path / "advisor.sqlite").is_file()


def test_rasa_makes_the_lock_store_that_is_named(endpoints):
    """Within one process, as long as no Redis is named."""
    store = LockStore.create(endpoints.lock_store)
    assert isinstance(store, FairLocks)
    assert store.across is None


def test_a_missing_driver_is_no_reason_to_forget(endpoints, domain, monkeypatch):
    """Rasa would take the ImportError for a store that there is not."""
    monkeypatch.setenv("ADVISOR_DATABASE_URL", "postgresql://advisor@127.0.0.1/advisor")
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    with pytest.raises(RuntimeError, match="ADVISOR_DATABASE_URL"):
        TrackerStore.create(endpoints.tracker_store, domain)


def test_the_patch_that_nothing_goes_without_fits():
    """Where this fails, stock Rasa changed how it falls back to memory: see patches/no_fallback.py."""
    assert NO_FALLBACK.misfit() is None


@pytest.mark.parametrize("jump", [10_000_000, -10_000_000], ids=["forward", "back"])
def test_a_clock_that_jumps_is_no_wait(monkeypatch, jump):
    """Neither too early nor never: locks are measured on a clock that nobody sets."""

    async def crowded():
        store, begun = FairLocks(), time.monotonic()
        async with store.lock("ana"):
            real = time.time
            monkeypatch.setattr(time, "time", lambda: real() + jump)
            with pytest.raises(TooLate):
                async with store.lock("ana", 0.3):
                    pass
        return time.monotonic() - begun

    assert 0.3 <= asyncio.run(crowded()) < 2
