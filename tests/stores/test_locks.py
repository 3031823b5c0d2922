"""One turn at a time in a conversation, without waiting by the second."""

from __future__ import annotations

import asyncio
import time

import pytest

from stores.errors import TooLate
from stores.locks import FairLocks


def test_turns_of_one_conversation_follow_each_other_in_order():
    """Twenty at once: each alone, first come first served."""
    store, inside, done = FairLocks(), [], []

    async def turn(number):
        async with store.lock("someone"):
            inside.append(number)
            assert len(inside) == 1
            await asyncio.sleep(0.001)
            done.append(inside.pop())

    async def all_turns():
        await asyncio.gather(*(turn(number) for number in range(20)))

    asyncio.run(all_turns())
    assert done == list(range(20))


def test_the_next_in_line_does_not_wait_for_a_second():
    """Stock Rasa takes a second for each that waits: 19 s for these."""

    async def all_turns():
        store = FairLocks()

        async def turn():
            async with store.lock("someone"):
                await asyncio.sleep(0)

        await asyncio.gather(*(turn() for _ in range(20)))

    begun = time.monotonic()
    asyncio.run(all_turns())
    assert time.monotonic() - begun < 1


def test_conversations_do_not_wait_for_each_other():
    """A turn of another conversation runs while this one's is held."""

    async def nested():
        store = FairLocks()
        async with store.lock("someone", 1), store.lock("another", 1):
            return True

    assert asyncio.run(nested())


def test_one_who_waited_too_long_is_told():
    """TooLate, and those behind are served all the same."""

    async def crowded():
        store = FairLocks()
        async with store.lock("someone"):
            with pytest.raises(TooLate):
                async with store.lock("someone", 0.01):
                    pass
        async with store.lock("someone", 1):
            return True

    assert asyncio.run(crowded())


def test_a_turn_that_fails_or_is_left_frees_the_conversation():
    """Exceptions and cancellations pass through, and nothing is held or remembered after them."""

    async def failing():
        store = FairLocks()

        async def turn():
            async with store.lock("someone"):
                await asyncio.sleep(60)

        holding, waiting = asyncio.create_task(turn()), asyncio.create_task(turn())
        await asyncio.sleep(0.01)
        assert store.is_someone_waiting("someone")
        for task in (waiting, holding):
            task.cancel()
        await asyncio.gather(holding, waiting, return_exceptions=True)
        return store.is_someone_waiting("someone")

    assert asyncio.run(failing()) is False
