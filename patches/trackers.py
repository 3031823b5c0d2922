"""Conversations in memory, kept as they are: not written to JSON and read again in every turn."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.constants import ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

from patches.patch import put_in
from patches.stock import PATCHES
from patches.twin import twin

LIVE = 1_000
"""So many conversations are kept as they are; those not heard of for longest are kept as JSON, as in stock Rasa."""


class LiveTrackers(InMemoryTrackerStore):
    """Rasa's store in memory, in which a turn costs the same however long the conversation is.

    A turn works on a twin: what it did is kept when it is saved, and lost when it fails, as in stock Rasa.
    """

    def __init__(self, domain: Domain, event_broker: Any = None, live: int = LIVE, **kwargs: Any) -> None:
        """For Rasa, which makes it at every start, before the model is there; the patches are put in here."""
        self._live: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._most = int(live)
        super().__init__(domain, event_broker)
        put_in(PATCHES)

    @property
    def domain(self) -> Domain:
        """The domain of the model that is loaded."""
        return self._domain

    @domain.setter
    def domain(self, domain: Domain | None) -> None:
        self._domain = domain or Domain.empty()
        for sender_id in list(self._live):  # their slots are those of the domain before
            self._put_away(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the conversation as it is now."""
        await self.stream_events(tracker)
        self._live[tracker.sender_id] = twin(tracker)
        self._live.move_to_end(tracker.sender_id)
        self.store.pop(tracker.sender_id, None)
        if len(self._live) > self._most:
            self._put_away(next(iter(self._live)))

    async def keys(self) -> list[str]:
        """All senders."""
        return [*self._live, *self.store]

    async def _retrieve(self, sender_id: str, fetch_all_sessions: bool) -> DialogueStateTracker | None:
        live = self._live.get(sender_id)
        if live is not None and (fetch_all_sessions or _sessions(live) <= 1):
            return twin(live)
        if live is not None:
            self._put_away(sender_id)
        return await super()._retrieve(sender_id, fetch_all_sessions)

    def _put_away(self, sender_id: str) -> None:
        self.store[sender_id] = self.serialise_tracker(self._live.pop(sender_id))


def _sessions(tracker: DialogueStateTracker) -> int:
    """How often the conversation was begun."""
    names = (event.action_name for event in tracker.events if isinstance(event, ActionExecuted))
    return sum(name == ACTION_SESSION_START_NAME for name in names)
