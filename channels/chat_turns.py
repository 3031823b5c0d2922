"""Turns of the chat in a browser: a message that comes again is not said again, and its replies can be read again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

from rasa.core.channels.channel import UserMessage

from channels.errors import SOON, Problem, busy
from channels.rest import is_command, unarmed
from channels.transcript import SHOWN, answers, replied, transcript
from channels.turns import SECONDS, Handler, Message, Turn, Turns
from stores.forget import forget_now

CHANNEL = "web"


class ChatTurn(Turn):
    """The replies to one message, each a whole with an id, for any number of readers."""

    def __init__(self, id_: str) -> None:
        """`id_`: that of the message."""
        super().__init__()
        self.id = id_
        self.lost = False  # whether it failed when something had been said already, which is then not kept
        self._more = asyncio.Event()

    async def send_response(self, recipient_id: str, message: Message) -> None:
        """Takes in one part of the reply, as Rasa sends it."""
        self.keep(replied(f"{self.id}-{len(self.messages) + 1}", message, time.time()))

    def keep(self, *messages: Message) -> None:
        """Takes in parts that have their ids."""
        self.messages += messages
        self.ended(None)

    def ended(self, _: object) -> None:
        """Tells those who wait that there is more, or that this was all."""
        more, self._more = self._more, asyncio.Event()
        more.set()

    async def each(self, seconds: float = SECONDS) -> AsyncIterator[Message]:
        """The replies, those that are there at once and the others as they come.

        Raises:
            Problem: as in `Turn.each`, and where it failed half-way.
        """
        assert self.running
        place = 0
        while True:
            more, done = self._more, self.running.done()
            while place < len(self.messages):
                yield self.messages[place]
                place += 1
            if done:
                break
            await _wait(more, seconds)
        await self.running
        if self.lost:
            raise Problem(503, "failed", "The answer could not be kept.", "again later", {"Retry-After": str(SOON)})


async def _wait(more: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(more.wait(), seconds)
    except asyncio.TimeoutError as late:
        raise busy("The answer takes too long. What was said is being taken in.") from late


class ChatTurns:
    """Those that are under way, found again by who said what."""

    def __init__(self, on_new_message: Handler) -> None:
        """`on_new_message` is Rasa's, which takes a message in."""
        self._on_new_message = on_new_message
        self._turns = Turns(self._once)
        self._running: dict[tuple[str, str], ChatTurn] = {}
        self.app: Any = None

    def begin(self, sender: str, id_: str, text: str, shown: str | None) -> ChatTurn:
        """The turn of a message: the one that is under way, or a new one; what was answered before is given again.

        Raises:
            Problem: 503 when too many are under way.
        """
        known = self._running.get((sender, id_))
        if known is not None:
            return known
        turn = ChatTurn(id_)
        if is_command(text):
            self._turns.decline(sender, turn)
        else:
            metadata = {SHOWN: shown} if shown else None
            self._turns.begin(sender, unarmed(text), CHANNEL, metadata, turn)
        assert turn.running
        self._running[sender, id_] = turn
        turn.running.add_done_callback(lambda _: self._running.pop((sender, id_), None))
        return turn

    async def forget(self, sender: str) -> None:
        """Deletes all that is kept of a conversation, once nothing of it is under way.

        Raises:
            StoreDown: when nothing was deleted.
        """
        async with self.app.ctx.agent.lock_store.lock(f"{CHANNEL} {sender}"):
            await asyncio.to_thread(forget_now, sender)

    async def _once(self, message: UserMessage) -> None:
        """Has a message answered, unless it has been: here or, where several processes share a store, by another."""
        turn: ChatTurn = message.output_channel
        message.message_id = turn.id
        try:
            await self._unless_said(message, turn)
        except Exception:
            turn.lost = True
            raise

    async def _unless_said(self, message: UserMessage, turn: ChatTurn) -> None:
        async with self.app.ctx.agent.lock_store.lock(f"{CHANNEL} {message.sender_id}"):
            tracker = await self.app.ctx.agent.tracker_store.retrieve_full_tracker(message.sender_id)
            before = answers(transcript(tracker.events if tracker else []), turn.id)
            if before:
                turn.keep(*before)
            else:  # also where it was kept and nobody answered
                await self._on_new_message(message)
