"""One turn at a time in a conversation: the next in line begins at once; in stock Rasa, up to a second later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore, LockError


@dataclass
class Line:
    """Those who wait for a conversation, first come first served; `people` counts the one being served too."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0


class FairLocks(InMemoryLockStore):
    """Rasa's locks in memory, without polling, and without a waiter that hangs for ever."""

    def __init__(self, endpoint_config: Any = None) -> None:
        """For Rasa."""
        super().__init__()
        self._lines: dict[str, Line] = {}

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LOCK_LIFETIME, wait_time_in_seconds: float = 1
    ) -> AsyncIterator[None]:
        """Held while the block runs; LockError for one who has waited `lock_lifetime` seconds."""
        line = self._lines.setdefault(conversation_id, Line())
        line.people += 1
        try:
            await self._in_turn(line, conversation_id, lock_lifetime)
            try:
                yield
            finally:
                line.lock.release()
        finally:
            line.people -= 1
            if not line.people:
                del self._lines[conversation_id]

    @staticmethod
    async def _in_turn(line: Line, conversation_id: str, seconds: float) -> None:
        try:
            await asyncio.wait_for(line.lock.acquire(), seconds)
        except asyncio.TimeoutError:
            raise LockError(f"Could not acquire lock for conversation_id '{conversation_id}'.") from None

    def is_someone_waiting(self, conversation_id: str) -> bool:
        """Whether anybody is being served or waits."""
        return conversation_id in self._lines
