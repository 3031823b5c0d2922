"""Messages with an id of the client's: said again, as after a broken connection, they are answered and not taken in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import BotUttered, Event, UserUttered

from channels.turns import Handler, Message, Turn

ID = 64
"""The most characters of such an id."""


class NamedTurn(Turn):
    """That of a message with an id."""

    def __init__(self, id_: str, agent: Any) -> None:
        """`agent`: Rasa's, whose stores know what was said."""
        super().__init__()
        self.id, self.agent = id_, agent


def once(take_in: Handler) -> Handler:
    """`take_in`, which is Rasa's, for messages not answered yet; the others get the same answer again."""

    async def careful(message: UserMessage) -> None:
        turn = message.output_channel
        if isinstance(turn, NamedTurn):
            await _once(take_in, message, turn)
        else:
            await take_in(message)

    return careful


async def _once(take_in: Handler, message: UserMessage, turn: NamedTurn) -> None:
    message.message_id = turn.id
    async with turn.agent.lock_store.lock(f"once {message.sender_id}"):  # the same one may come twice at once
        tracker = await turn.agent.tracker_store.retrieve_full_tracker(message.sender_id)
        before = replies(tracker.events if tracker else [], turn.id)
        if not before:
            await take_in(message)
        for reply in before:
            await turn.send_response(message.sender_id, reply)


def replies(events: Iterable[Event], id_: str) -> list[Message]:
    """What the message with an id was answered with; nothing where it was not."""
    found: list[Message] = []
    now = ""
    for event in events:
        if isinstance(event, UserUttered):
            now = event.message_id or ""
        elif isinstance(event, BotUttered) and now == id_:
            found.append(event.message())
    return found
