"""What is posted to the action server: of the turns before this one the last message, and how many there were."""

from __future__ import annotations

from typing import Any

import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

USER = {"event": UserUttered.type_name}


def action_call_format(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    """As stock Rasa, where `tracker.events` would be all that was ever said, every payload included."""
    state = tracker.current_state(EventVerbosity.NONE)
    call = {
        "next_action": self._name,
        "sender_id": tracker.sender_id,
        "tracker": {**state, "events": told(list(tracker.events))},
        "version": rasa.__version__,
    }
    selective = self._is_selective_domain_enabled()
    if not selective or domain.does_custom_action_explicitly_need_domain(self.name()):
        call["domain"] = domain.as_dict()
    return call


def told(events: list[Event]) -> list[dict[str, Any]]:
    """The events since the latest message and the message before it in full; one bare event for each earlier one."""
    kinds = {kind for kind in set(map(type, events)) if issubclass(kind, UserUttered)}  # asked of each event it is slow
    said = [index for index, kind in enumerate(map(type, events)) if kind in kinds]
    now, before = said[-1] if said else 0, [events[index].as_dict() for index in said[-2:-1]]
    return [USER] * max(len(said) - 2, 0) + before + [event.as_dict() for event in events[now:]]
