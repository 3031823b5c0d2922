"""What goes on after Slack got its acknowledgement, which it waits three seconds for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

logger = logging.getLogger(__name__)

SECONDS = 20.0
"""How long a server that stops waits for what is under way."""


class Work:
    """Tasks that nobody waits for: kept until they end, and waited for when the server stops."""

    def __init__(self) -> None:
        self._running: set[asyncio.Future[None]] = set()  # the loop itself does not keep them

    def begin(self, task: Coroutine[Any, Any, None]) -> None:
        """Starts one."""
        running = asyncio.ensure_future(task)
        self._running.add(running)
        running.add_done_callback(self._done)

    def _done(self, running: asyncio.Future[None]) -> None:
        self._running.discard(running)
        error = None if running.cancelled() else running.exception()
        if error:
            # Its own text can hold what the person said.
            logger.error("Work for Slack failed on %s", type(error).__name__)

    async def finish(self, *_: object) -> None:
        """Waits for all that is under way."""
        if self._running:
            await asyncio.wait(self._running, timeout=SECONDS)
