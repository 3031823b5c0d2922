"""A conversation as it was said, out of what Rasa keeps of it, each message with an id that stays the same.

The id of what a person said is the one that the browser gave it; the replies to it count on from there: `<id>-1`,
`<id>-2`. So they are the same while a turn is under way, when it is read again later, and after a restart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.core.events import BotUttered, Event, UserUttered

Message = dict[str, Any]

SHOWN = "shown"
"""The field of a message's metadata that holds what the person sees of it: the title of a button that was pressed."""


def transcript(events: Iterable[Event]) -> list[Message]:
    """All that was said, in order; of what was said with no id, nothing. What was said again since it had got no answer
    stands there once, where it was said last.
    """
    found: dict[str, Message] = {}
    turn, count = "", 0
    for event in events:
        if isinstance(event, UserUttered):
            turn, count = event.message_id or "", 0
            found.pop(turn, None)
            found |= {turn: said(turn, event)} if turn else {}
        elif isinstance(event, BotUttered) and turn:
            count += 1
            reply = replied(f"{turn}-{count}", event.message(), event.timestamp)
            found[reply["id"]] = reply
    return list(found.values())


def said(id_: str, event: UserUttered) -> Message:
    """What a person said, as they saw it."""
    shown = (event.metadata or {}).get(SHOWN) or event.text or ""
    return {"id": id_, "from": "person", "text": shown, "at": event.timestamp}


def replied(id_: str, message: Message, timestamp: float) -> Message:
    """One part of a reply: its text, buttons and payload, as far as it has them."""
    held = {name: message[name] for name in ("text", "buttons", "custom") if message.get(name)}
    return {"id": id_, "from": "advisor", **held, "at": timestamp}


def answers(messages: Iterable[Message], id_: str) -> list[Message] | None:
    """The replies to the message with an id; None where it has not been said."""
    told = [message for message in messages if message["id"].partition("-")[0] == id_]
    return told[1:] if told else None


def place(messages: list[Message], id_: str) -> int | None:
    """Where the message with an id stands."""
    return next((index for index, message in enumerate(messages) if message["id"] == id_), None)
