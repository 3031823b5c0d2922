"""What is posted to the action server: of the turns before this one the last message, and how many there were; with
the vectors of this message's sentences, so that they are not made a second time.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from components.sentence_features import HEARD, sentences

USER = {"event": UserUttered.type_name}

SENTENCES = 8
"""Sentences of a message whose vectors are posted, 2 kB each."""


def action_call_format(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    """As stock Rasa, where `tracker.events` would be all that was ever said, every payload included."""
    state = tracker.current_state(EventVerbosity.NONE)
    call = {
        "next_action": self._name,
        "sender_id": tracker.sender_id,
        "tracker": {**state, "events": told(list(tracker.events))},
        "vectors": vectors(tracker.latest_message),
        "version": rasa.__version__,
    }
    selective = self._is_selective_domain_enabled()
    if not selective or domain.does_custom_action_explicitly_need_domain(self.name()):
        call["domain"] = domain.as_dict()
    return call


def vectors(latest: UserUttered | None) -> dict[str, str]:
    """Each of the first sentences of a message -> its vector in base 64, of those that were read lately."""
    said = (latest.parse_data.get("corrected") or latest.text or "") if latest else ""
    known = ((part, HEARD.get(part)) for part in sentences(said)[:SENTENCES])
    return {part: b64encode(row.tobytes()).decode() for part, row in known if row is not None}


def told(events: list[Event]) -> list[dict[str, Any]]:
    """The events since the latest message and the message before it in full; one bare event for each earlier one."""
    kinds = {kind for kind in set(map(type, events)) if issubclass(kind, UserUttered)}  # asked of each event it is slow
    said = [index for index, kind in enumerate(map(type, events)) if kind in kinds]
    now, before = said[-1] if said else 0, [events[index].as_dict() for index in said[-2:-1]]
    return [USER] * max(len(said) - 2, 0) + before + [event.as_dict() for event in events[now:]]
