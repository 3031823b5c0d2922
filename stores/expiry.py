"""Deletes conversations of whom nothing was heard for long, and ratings as old; not because a clock jumped."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from stores import conversations
from stores.database import Database, database
from stores.errors import Conflict, StoreDown
from stores.settings import Settings
from stores.tables import FEEDBACK, SWEEPS

logger = logging.getLogger(__name__)

DAY = 86_400.0
EVERY = 3_600.0
"""Seconds between two sweeps."""

JUMP = 7 * DAY
"""When the last sweep seems to be longer ago than that, or to come yet, the clock may have jumped."""

BATCH = 100
"""Conversations that are deleted at a time: turns wait for no more than that."""


@dataclass(frozen=True)
class Clock:
    """When was last swept, and until when nothing is deleted, since the clock jumped."""

    at: float
    held_until: float

    def on(self, now: float) -> Clock:
        """At the next sweep. A clock that jumped has a day to be put right."""
        steady = -EVERY <= now - self.at <= JUMP
        held = min(self.held_until, now + DAY) if steady else now + DAY
        return Clock(now, held)


async def sweep(kept_in: Database, days: float, now: Callable[[], float] = time.time) -> int:
    """Deletes what is older than so many days; gives how many conversations that were. Raises StoreDown."""
    clock = await kept_in.write(lambda connection: _tick(connection, now()))
    if clock.held_until > clock.at:
        logger.warning("The clock jumped, or the advisor was off for long: nothing expires for a day")
        return 0
    before, gone = clock.at - days * DAY, 0
    await kept_in.write(lambda connection: connection.execute(delete(FEEDBACK).where(FEEDBACK.c.at < before)).rowcount)
    while some := await kept_in.write(lambda connection: _expire(connection, before)):
        gone += some
    return gone


def _tick(connection: Connection, now: float) -> Clock:
    """Notes a sweep; the first ever is as any other."""
    row = connection.execute(select(SWEEPS.c.at, SWEEPS.c.held_until)).first()
    clock = Clock(*row).on(now) if row else Clock(now, now)
    values = {"at": clock.at, "held_until": clock.held_until}
    connection.execute(update(SWEEPS).values(values) if row else insert(SWEEPS).values({"id": 1, **values}))
    return clock


def _expire(connection: Connection, before: float) -> int:
    old = conversations.unheard(connection, before, BATCH)
    conversations.forget(connection, old)
    return len(old)


async def forever(pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Sweeps once an hour, as the environment says, for as long as the process runs; `pause` waits for some seconds."""
    days = Settings.of().keep_days
    while days:
        try:
            gone = await sweep(database(), days)
            logger.info("Conversations that expired: %d", gone)
        except (StoreDown, Conflict) as error:
            logger.warning("Nothing expired this time: %s", type(error).__name__)
        await pause(EVERY)
