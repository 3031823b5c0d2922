"""One thread for what would hold up the conversations if the server did it itself: records and pictures."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")

WAITING, SECONDS = 16, 20.0
"""How many may wait for the thread, and for how long one may; the first picture after a start takes the longest."""


class Busy(Exception):
    """There is no time for it now."""


class Worker:
    """Does one thing after the other, in a thread that starts with the first."""

    def __init__(self, waiting: int = WAITING, seconds: float = SECONDS) -> None:
        """`waiting`: how many may be under way at once; `seconds`: how long each may take, its wait included."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="advisor-pages")
        self._most, self._seconds, self._under_way = waiting, seconds, 0

    async def do(self, work: Callable[..., Result], *arguments: object) -> Result:
        """What `work` gives or raises.

        Raises:
            Busy: when too much is under way, or it took too long.
        """
        if self._under_way >= self._most:
            raise Busy
        running = asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)
        self._under_way += 1
        running.add_done_callback(self._done)
        try:
            return await asyncio.wait_for(asyncio.shield(running), self._seconds)
        except asyncio.TimeoutError as late:
            running.cancel()
            raise Busy from late

    def _done(self, running: asyncio.Future[Result]) -> None:
        self._under_way -= 1
        if not running.cancelled():
            running.exception()  # looked at, so that nothing is logged where nobody waits any more


WORKER = Worker()
"""The one of this process."""
