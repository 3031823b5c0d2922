"""Turns of conversations, each finished and kept even when nobody waits for its reply any more."""

from __future__ import annotations

import asyncio
import logging
import traceback
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import yaml
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from channels import metrics
from channels.errors import SOON, UNKEPT, Problem, busy, unkept
from components.sentence_features import expect
from watch.conversation import NOW, Said
from watch.lines import FIELDS

logger = logging.getLogger(__name__)

WORDING = Path(__file__).with_name("wording.yml")

Handler = Callable[[UserMessage], Awaitable[Any]]
Message = dict[str, Any]

MOST, SECONDS = 256, 60.0
"""How many turns may be under way at once, and how long a client waits for one."""

LONGEST = 50.0
"""Seconds after which a turn is broken off and nothing of it kept, so none hangs; clients wait longer."""


class Turn(CollectingOutputChannel):
    """The replies of one turn, as a list and as they come."""

    def __init__(self) -> None:
        super().__init__()
        self.id = uuid.uuid4().hex[:16]
        self.running: asyncio.Future[None] | None = None
        self._news: asyncio.Queue[Message | None] = asyncio.Queue()

    async def _persist_message(self, message: Message) -> None:
        await super()._persist_message(message)
        self._news.put_nowait(message)

    def ended(self, _: object) -> None:
        """Lets go of who waits for more."""
        self._news.put_nowait(None)

    async def whole(self, seconds: float = SECONDS) -> list[Message]:
        """All replies, once the turn is finished.

        Raises:
            Problem: 503 when there are none, because it failed or takes too long; a slow one goes on by itself.
        """
        assert self.running
        try:
            await asyncio.wait_for(asyncio.shield(self.running), seconds)
        except asyncio.TimeoutError as late:
            raise busy("The answer takes too long. What was said is being taken in.") from late
        return list(self.messages)

    async def each(self, seconds: float = SECONDS) -> AsyncIterator[Message]:
        """The replies as they come.

        Raises:
            Problem: like `whole`.
        """
        assert self.running
        while (message := await self._next(seconds)) is not None:
            yield message
        await self.running

    async def _next(self, seconds: float) -> Message | None:
        try:
            return await asyncio.wait_for(self._news.get(), seconds)
        except asyncio.TimeoutError as late:
            raise busy("The answer takes too long. What was said is being taken in.") from late


class Turns:
    """Those that are under way."""

    def __init__(self, on_new_message: Handler, most: int = MOST) -> None:
        """`on_new_message` is Rasa's, which takes a message in; `most`: how many may be under way."""
        self._take_in, self._most = on_new_message, most
        self._running: set[asyncio.Future[None]] = set()  # the loop itself does not keep what nobody waits for
        self._words: dict[str, str] = yaml.safe_load(WORDING.read_text(encoding="utf-8"))

    def begin(
        self, sender: str, text: str, input_channel: str, metadata: Message | None, turn: Turn | None = None
    ) -> Turn:
        """Starts one; `turn`: where its replies go, for a channel that has its own.

        Raises:
            Problem: 503 when too many are under way.
        """
        if len(self._running) >= self._most:
            raise busy()
        if not self._running:  # else there are others for the second core to answer
            expect(text)
        turn = turn or Turn()
        message = UserMessage(text, turn, sender, input_channel=input_channel, metadata=metadata)
        return self._run(turn, self._finish(message, turn))

    def decline(self, sender: str, turn: Turn | None = None) -> Turn:
        """One in which Rasa has no part: it tells somebody who typed a command that there are none."""
        turn = turn or Turn()
        return self._run(turn, self._say(turn, sender, "command", {"kind": "clarification", "understood": []}))

    def _run(self, turn: Turn, work: Coroutine[Any, Any, None]) -> Turn:
        turn.running = asyncio.ensure_future(work)
        self._running.add(turn.running)
        turn.running.add_done_callback(self._done)
        turn.running.add_done_callback(turn.ended)
        return turn

    def _done(self, running: asyncio.Future[None]) -> None:
        self._running.discard(running)
        if not running.cancelled():
            running.exception()  # looked at, so that nothing is logged where nobody waits any more

    async def _finish(self, message: UserMessage, turn: Turn) -> None:
        """Takes a message in; says so where no action could answer: Rasa itself would give the person nothing."""
        NOW.set(Said(message.sender_id, message.text or ""))
        watched = metrics.Watched(message.input_channel)
        with metrics.running.one():
            outcome = "failed"
            try:
                outcome = await self._taken_in(message, turn)
            finally:
                watched.ended(outcome, turn.messages)
                logger.info("turn", extra={FIELDS: watched.told(outcome)})

    async def _taken_in(self, message: UserMessage, turn: Turn) -> str:
        """How it ended: "answered", "failed" after what could still be said, or "silent" where Rasa said nothing."""
        try:
            await asyncio.wait_for(self._take_in(message), LONGEST)
        except tuple(UNKEPT) as error:
            raise unkept(error) from None  # also when it was answered already: an answer that was not kept is none
        except Exception as error:  # noqa: BLE001 - whatever it is
            logger.error("A turn failed on %s at %s", type(error).__name__, _places(error))  # noqa: TRY400
            if turn.messages:
                return "failed"
            raise Problem(
                503, "failed", "The message could not be answered.", "again later", {"Retry-After": str(SOON)}
            ) from None
        if turn.messages:
            return "answered"
        await self._say(turn, message.sender_id, "no_answer", {"kind": "error"})
        return "silent"

    async def _say(self, turn: Turn, sender: str, words: str, payload: Message) -> None:
        custom = {"schema": "framework-advisor/1", **payload}
        await turn.send_response(sender, {"text": self._words[words], "custom": custom})


def _places(error: Exception) -> str:
    """Where it happened, without the error's own text, which can hold what the person said."""
    return " > ".join(f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-5:])
