"""Times how long messages wait for the turn before them, whatever store keeps the locks."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from channels import metrics


class TimedLocks:
    """A lock store that notes each wait; in all else the one that it stands for."""

    def __init__(self, store: Any) -> None:
        self.store = store

    def __getattr__(self, name: str) -> Any:
        """Everything else is the store's own."""
        return getattr(self.store, name)

    @asynccontextmanager
    async def lock(self, *arguments: Any, **named: Any) -> AsyncIterator[Any]:
        """As the store's; a wait that was given up is counted apart."""
        began = time.perf_counter()
        async with AsyncExitStack() as stack:
            try:
                lock = await stack.enter_async_context(self.store.lock(*arguments, **named))
            except Exception:
                metrics.LOCK_FAILURES.inc()
                raise
            finally:
                metrics.LOCK_WAITS.observe(time.perf_counter() - began)
            yield lock
