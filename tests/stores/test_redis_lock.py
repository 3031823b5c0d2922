"""One turn at a time over several processes: each test's stores have a Redis in common, and no memory."""

from __future__ import annotations

import asyncio
import time

import pytest

from stores import redis_lock
from stores.errors import StoreDown, TooLate
from stores.locks import FairLocks
from stores.redis_lock import RedisLocks
from stores.settings import Settings


def process(redis, seconds: float = 15, lifetime: float = 10) -> FairLocks:
    """The lock store of one."""
    store = FairLocks(settings=Settings(redis=redis.url, lock_seconds=seconds))
    store.across = RedisLocks(redis.url, lifetime)
    return store


def test_turns_do_not_overlap(redis):
    """6 bursts of 20 over two processes: 120 of 120, each alone, in order within a process."""

    async def bursts():
        stores, inside, done = [process(redis), process(redis)], [], []

        async def turn(burst, number):
            async with stores[number % 2].lock(f"burst {burst}"):
                inside.append((burst, number))
                assert sum(one == burst for one, _ in inside) == 1
                await asyncio.sleep(0.002)
                inside.remove((burst, number))
                done.append((burst, number))

        await asyncio.gather(*(turn(burst, number) for burst in range(6) for number in range(20)))
        return done

    done = asyncio.run(bursts())
    assert len(done) == len(set(done)) == 120
    for burst in range(6):
        for parity in (0, 1):
            mine = [number for one, number in done if one == burst and number % 2 == parity]
            assert mine == sorted(mine)


def test_one_who_waited_too_long_is_told(redis):
    """After the stated time, and not for ever."""

    async def crowded():
        async with process(redis).lock("ana"):
            begun = time.monotonic()
            with pytest.raises(TooLate):
                async with process(redis, seconds=0.3).lock("ana"):
                    pass
            return time.monotonic() - begun

    assert 0.3 <= asyncio.run(crowded()) < 1


def test_the_lock_of_a_process_that_died_is_free_soon(redis):
    """Nothing renews it any more."""

    async def died():
        held = await RedisLocks(redis.url, lifetime=0.5).hold("ana", time.monotonic() + 1)
        held._renewing.cancel()
        async with process(redis, seconds=2).lock("ana"):
            return True

    assert asyncio.run(died())


def test_a_long_turn_keeps_its_lock(redis):
    """It is renewed for as long as the turn lasts: five times its lifetime here."""

    async def long():
        async with process(redis, lifetime=0.3).lock("ana"):
            await asyncio.sleep(1.5)
            with pytest.raises(TooLate):
                async with process(redis, seconds=0.1).lock("ana"):
                    pass
        return True

    assert asyncio.run(long())


def test_a_turn_that_is_left_frees_the_conversation(redis):
    """Whoever waits, and whoever holds it."""

    async def left():
        store = process(redis)

        async def turn():
            async with store.lock("ana"):
                await asyncio.sleep(60)

        holding, waiting = asyncio.create_task(turn()), asyncio.create_task(turn())
        await asyncio.sleep(0.2)
        for task in (waiting, holding):
            task.cancel()
        await asyncio.gather(holding, waiting, return_exceptions=True)
        async with process(redis, seconds=1).lock("ana"):
            return store.is_someone_waiting("ana")

    assert asyncio.run(left()) is False


def test_a_redis_started_anew_loses_no_turn(redis):
    """Nor the first message on a connection that lay idle: 10 of 10 turns, one at a time."""

    async def turns():
        stores, done = [process(redis), process(redis)], []

        async def turn(number):
            async with stores[number % 2].lock("ana"):
                done.append(number)

        for number in range(4):
            await turn(number)
        redis.stop()
        waiting = [asyncio.create_task(turn(number)) for number in range(4, 8)]
        await asyncio.sleep(0.5)
        await asyncio.get_running_loop().run_in_executor(None, redis.start)
        await asyncio.gather(*waiting)
        for number in range(8, 10):
            await turn(number)
        return sorted(done)

    assert asyncio.run(turns()) == list(range(10))


def test_a_lock_that_redis_forgot_is_taken_again(redis):
    """While its turn still runs: another process then waits for the end of it."""

    async def forgotten():
        async with process(redis, lifetime=0.3).lock("ana"):
            redis.stop()
            await asyncio.get_running_loop().run_in_executor(None, redis.start)
            await asyncio.sleep(0.4)
            with pytest.raises(TooLate):
                async with process(redis, seconds=0.1).lock("ana"):
                    pass
        return True

    assert asyncio.run(forgotten())


def test_a_redis_that_is_away_is_told(monkeypatch):
    """After the stated time; and the next in line is not held up for ever."""
    monkeypatch.setattr(redis_lock, "PAUSE", 0.05)

    async def away():
        store = FairLocks(settings=Settings(redis="redis://127.0.0.1:1/0", lock_seconds=0.3))
        for _ in range(2):
            with pytest.raises(StoreDown):
                async with store.lock("ana"):
                    pass
        return store.is_someone_waiting("ana")

    assert asyncio.run(away()) is False
