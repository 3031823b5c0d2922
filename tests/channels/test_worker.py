"""The thread for what takes long."""

import asyncio
import threading
import time

import pytest

from channels.worker import Busy, Worker


def test_it_gives_what_the_work_gives() -> None:
    """Done in another thread than the loop's."""
    name = asyncio.run(Worker().do(lambda: threading.current_thread().name))
    assert name.startswith("advisor-pages")


def test_it_raises_what_the_work_raises() -> None:
    """The same error."""

    def fail() -> None:
        raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        asyncio.run(Worker().do(fail))


def test_one_thing_after_the_other() -> None:
    """Never two at once."""
    at_once: list[int] = []
    running = [0]

    def work() -> None:
        running[0] += 1
        time.sleep(0.02)
        at_once.append(running[0])
        running[0] -= 1

    async def all_of_it() -> None:
        worker = Worker()
        await asyncio.gather(*(worker.do(work) for _ in range(5)))

    asyncio.run(all_of_it())
    assert at_once == [1] * 5


def test_what_takes_too_long_is_given_up() -> None:
    """And there is room again once it has ended."""

    async def late() -> str:
        worker = Worker(waiting=1, seconds=0.05)
        with pytest.raises(Busy):
            await worker.do(time.sleep, 0.3)
        with pytest.raises(Busy):
            await worker.do(str)
        await asyncio.sleep(0.5)
        return await worker.do(lambda: "done")

    assert asyncio.run(late()) == "done"
