"""Rasa's tracker store: conversations in the database, and those that go on also in memory, as they are."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

import ujson
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.conversation import Dialogue
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker

from patches.patch import put_in
from patches.stock import NO_FALLBACK, PATCHES
from patches.twin import twin
from stores import conversations
from stores.conversations import Head, Row
from stores.database import Database, checked, database
from stores.errors import Conflict

written = partial(ujson.dumps, escape_forward_slashes=False)
"""JSON that is plain ASCII, in a third of the time that Python's own takes: an answer has some 30 kB."""

LIVE = 128
"""So many conversations are kept in memory too; those not heard of for longest are read again when they go on."""

PLACE = "_place"
"""The attribute of a conversation, and of its twins, that says which part of what is kept it is."""


@dataclass(frozen=True)
class Place:
    """The events from `begin` on, as far as `head` says."""

    head: Head
    begin: int

    @property
    def known(self) -> int:
        """How many of the conversation's events are kept."""
        return self.head.events - self.begin


class LiveTrackers(TrackerStore):
    """A turn costs the same however long the conversation is: only what is new is written, and nothing read again.

    What is in memory is used only while the database says that nobody else wrote to the conversation. A turn works on
    a twin: what it did is kept when it is saved, and lost when it fails.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: Any = None,
        live: int = LIVE,
        kept_in: Database | None = None,
        **kwargs: Any,
    ) -> None:
        """For Rasa, which makes it at every start, before the model is there; the patches are put in here."""
        self._live: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._most = int(live)
        self._database = kept_in or database()
        super().__init__(domain, event_broker)
        NO_FALLBACK.insist()
        put_in(PATCHES)

    @property
    def domain(self) -> Domain:
        """The domain of the model that is loaded."""
        return self._domain

    @domain.setter
    def domain(self, domain: Domain | None) -> None:
        self._domain = domain or Domain.empty()
        self._live.clear()  # their slots are those of the domain before

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps what is new in the conversation. Raises StoreDown and Conflict."""
        await self.stream_events(tracker)
        place = vars(tracker).get(PLACE) or await self._place_of(tracker)
        new = list(islice(tracker.events, place.known, None))
        if new:
            place = Place(await self._append(tracker.sender_id, place.head, new), place.begin)
        vars(tracker)[PLACE] = place
        if new:
            self._keep(tracker, place)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The latest session of a conversation. Raises StoreDown."""
        return await self._retrieve(sender_id, whole=False)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """All of a conversation. Raises StoreDown."""
        return await self._retrieve(conversation_id, whole=True)

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """A new one. `retrieve` has just found nothing of its sender: that is not looked up again. Raises Conflict."""
        tracker = self.init_tracker(sender_id)
        vars(tracker)[PLACE] = Place(Head.new(), 0)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        await self.save(tracker)
        return tracker

    async def keys(self) -> list[str]:
        """All senders. Raises StoreDown."""
        return await self._database.read(conversations.senders)

    async def _append(self, sender_id: str, now: Head, new: list[Event]) -> Head:
        then = now.after(len(new), _session(new))
        rows, seen = [_row(event) for event in new], time.time()
        try:
            await self._database.write(
                lambda connection: conversations.append(connection, checked(sender_id), now, then, rows, seen)
            )
        except Conflict:
            self._live.pop(sender_id, None)
            raise
        return then

    async def _retrieve(self, sender_id: str, *, whole: bool) -> DialogueStateTracker | None:
        head = await self._database.glance(partial(conversations.head, sender=checked(sender_id)))
        if head is None:
            self._live.pop(sender_id, None)
            return None
        place = Place(head, 0 if whole else head.session)
        live = self._live.get(sender_id)
        if live is not None and vars(live)[PLACE] == place:
            return twin(live)
        return await self._read(sender_id, place)

    async def _read(self, sender_id: str, place: Place) -> DialogueStateTracker:
        begin, end = place.begin, place.head.events
        kept = await self._database.read(partial(conversations.events, sender=sender_id, begin=begin, end=end))
        tracker = self.init_tracker(sender_id)
        tracker.recreate_from_dialogue(Dialogue(sender_id, deserialise_events([json.loads(data) for data in kept])))
        vars(tracker)[PLACE] = place
        self._keep(tracker, place)
        return tracker

    def _keep(self, tracker: DialogueStateTracker, place: Place) -> None:
        """In memory, where what it holds is what the next turn begins with: the latest session."""
        if place.begin != place.head.session:
            self._live.pop(tracker.sender_id, None)
            return
        self._live[tracker.sender_id] = twin(tracker)
        self._live.move_to_end(tracker.sender_id)
        if len(self._live) > self._most:
            self._live.popitem(last=False)

    async def _place_of(self, tracker: DialogueStateTracker) -> Place:
        """Of a conversation that did not come from here: what is kept of its sender is taken to be its beginning."""
        kept = await self._database.read(partial(conversations.head, sender=checked(tracker.sender_id)))
        return Place(kept or Head.new(), 0)


def _session(events: list[Event]) -> int | None:
    """Where among some events the latest session begins."""
    begun = [index for index, event in enumerate(events) if _begins(event)]
    return begun[-1] if begun else None


def _begins(event: Event) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == ACTION_SESSION_START_NAME


def _row(event: Event) -> Row:
    data = event.as_dict()
    return {"kind": event.type_name, "at": data.get("timestamp"), "data": written(data)}
