"""One turn at a time in a conversation over several processes: redis-py's lock, kept alive while it is held."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.lock import Lock
from redis.asyncio.retry import Retry
from redis.backoff import ConstantBackoff
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import LockError, RedisError
from redis.exceptions import TimeoutError as NoAnswer

from stores.errors import StoreDown, TooLate

logger = logging.getLogger(__name__)

PREFIX = "advisor:turn:"

LIFETIME = 10.0
"""Seconds after which the lock of a process that died is free; one that lives renews it three times in that time."""

LOOK, PAUSE = 0.02, 0.2
"""Seconds between two looks at a lock that another process holds, and between two tries at a Redis that is down."""


class RedisLocks:
    """Locks in one Redis."""

    def __init__(self, url: str, lifetime: float = LIFETIME) -> None:
        """It connects to nothing yet."""
        again = Retry(ConstantBackoff(0.05), 1)  # a connection that lay idle while Redis was started anew
        pool = BlockingConnectionPool.from_url(
            url,
            max_connections=16,
            timeout=5,
            socket_timeout=3,
            socket_connect_timeout=3,
            retry=again,
            retry_on_error=[NoConnection, NoAnswer],
        )
        self._redis, self._lifetime = Redis(connection_pool=pool), lifetime

    async def check(self) -> None:
        """Raises StoreDown when Redis does not answer."""
        try:
            await self._redis.ping()
        except (RedisError, OSError) as error:
            raise StoreDown(f"Redis: {type(error).__name__}") from None

    async def hold(self, name: str, until: float) -> Held:
        """The lock of a conversation, once it is ours; `until` as in `time.monotonic()`.

        Raises:
            TooLate: when another process has held it until then.
            StoreDown: when Redis has not answered until then.
        """
        held = Held(Lock(self._redis, PREFIX + name, timeout=self._lifetime, thread_local=False), self._lifetime)
        try:
            down = await held.take(until)
        except asyncio.CancelledError:
            held.let_go()
            raise
        if down:
            raise StoreDown(f"Redis: {down}")
        return held

    async def close(self) -> None:
        """Lets go of all connections."""
        await self._redis.close()
        await self._redis.connection_pool.disconnect()


class Held:
    """One lock, renewed until it is released."""

    def __init__(self, lock: Lock, lifetime: float) -> None:
        self._lock, self._every = lock, lifetime / 3
        self._token = uuid.uuid4().hex.encode()
        self._renewing: asyncio.Task[None] | None = None
        self._over = False  # a task in the middle of a call to Redis can miss that it is cancelled

    async def take(self, until: float) -> str | None:
        """Waits for it; gives why Redis could not be asked, where that is why it was not had. Raises TooLate."""
        down = None
        while True:
            try:
                if await self._try():
                    self._renewing = asyncio.create_task(self._renew())
                    return None
                down = None
            except (RedisError, OSError) as error:  # away, still loading, full: it may pass
                down = type(error).__name__
            if time.monotonic() >= until:
                break
            await asyncio.sleep(PAUSE if down else LOOK)
        if down is None:
            raise TooLate("another process holds the conversation")
        return down

    async def _try(self) -> bool:
        """Whether it is ours: also by a try before this one, whose answer was lost."""
        if await self._lock.do_acquire(self._token):
            self._lock.local.token = self._token
            return True
        if await self._lock.redis.get(self._lock.name) != self._token:
            return False
        self._lock.local.token = self._token
        return True

    async def _renew(self) -> None:
        while not self._over:
            await asyncio.sleep(self._every)
            try:
                await self._lock.reacquire()
            except LockError:
                if self._over:
                    return
                logger.warning("A lock was gone before its turn was over: Redis has forgotten it, or was slow")
                await self._retake()
            except (RedisError, OSError) as error:
                logger.warning("A lock could not be renewed: %s", type(error).__name__)

    async def _retake(self) -> None:
        """If nobody else has it by now. Where somebody has, the database takes only one of both turns."""
        try:
            if await self._try() and self._over:
                await self.release(told=False)
        except (RedisError, OSError) as error:
            logger.warning("A lock could not be renewed: %s", type(error).__name__)

    def let_go(self) -> None:
        """Releases it, should it be ours, though nobody waits for that."""
        self._lock.local.token = self._token
        self._leaving = asyncio.create_task(self.release(told=False))

    async def release(self, *, told: bool = True) -> None:
        """Gives it back; where Redis is away, it will be free by itself."""
        self._over = True
        if self._renewing:
            self._renewing.cancel()
        try:
            await self._lock.release()
        except (RedisError, OSError) as error:
            if told:
                logger.warning("A lock could not be released: %s", type(error).__name__)
