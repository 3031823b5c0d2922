"""Rasa's lock store: one turn at a time in a conversation, first come first served, and nobody waits without end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from rasa.core.lock_store import InMemoryLockStore

from stores.errors import TooLate
from stores.settings import Settings


@dataclass
class Line:
    """Those who wait for a conversation, first come first served; `people` counts the one being served too."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0


class FairLocks(InMemoryLockStore):
    """In one process the next in line begins at once; where a Redis is named, processes take turns by it."""

    def __init__(self, endpoint_config: Any = None, settings: Settings | None = None) -> None:
        """For Rasa, which gives `endpoint_config`; `settings` as in the environment where not given."""
        super().__init__()
        settings = settings or Settings.of()
        self._seconds = settings.lock_seconds
        self._lines: dict[str, Line] = {}
        self.across = _across(settings.redis)

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float | None = None, wait_time_in_seconds: float = 0
    ) -> AsyncIterator[None]:
        """Held while the block runs.

        Raises:
            TooLate: for one who has waited for `lock_lifetime` seconds, or else for those of the settings.
            StoreDown: when Redis has not answered for so long.
        """
        until = time.monotonic() + (lock_lifetime or self._seconds)
        line = self._lines.setdefault(conversation_id, Line())
        line.people += 1
        try:
            async with self._turn(line, conversation_id, until):
                yield
        finally:
            line.people -= 1
            if not line.people:
                del self._lines[conversation_id]

    @asynccontextmanager
    async def _turn(self, line: Line, conversation_id: str, until: float) -> AsyncIterator[None]:
        await self._in_line(line, until)
        held = await self._among_processes(line, conversation_id, until)
        try:
            yield
        finally:
            try:
                if held:
                    await held.release()
            finally:
                line.lock.release()

    @staticmethod
    async def _in_line(line: Line, until: float) -> None:
        try:
            await asyncio.wait_for(line.lock.acquire(), max(until - time.monotonic(), 0))
        except asyncio.TimeoutError:
            raise TooLate("earlier messages of the conversation take too long") from None

    async def _among_processes(self, line: Line, conversation_id: str, until: float) -> Any:
        if self.across is None:
            return None
        try:
            return await self.across.hold(conversation_id, until)
        except BaseException:  # cancelled, too: the line goes on
            line.lock.release()
            raise

    def is_someone_waiting(self, conversation_id: str) -> bool:
        """Whether anybody is being served or waits."""
        return conversation_id in self._lines


def _across(url: str) -> Any:
    """The locks between processes, where there is a Redis for them."""
    if not url:
        return None
    from stores.redis_lock import RedisLocks  # one process alone needs nothing of it

    return RedisLocks(url)
