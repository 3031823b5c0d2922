"""Work in the one thread for what takes long, tried again where there was no time for it: nobody waits at a screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from channels.worker import WORKER, Busy

Result = TypeVar("Result")

TRIES, PAUSE = 3, 5.0
"""How often it is tried, and seconds in between; what was begun goes on meanwhile, the knowledge is loaded once."""


async def patiently(work: Callable[..., Result], *arguments: object, tries: int = TRIES) -> Result:
    """What `work` gives or raises.

    Raises:
        Busy: when there was no time for it at any try.
    """
    try:
        return await WORKER.do(work, *arguments)
    except Busy:
        if tries == 1:
            raise
    await asyncio.sleep(PAUSE)
    return await patiently(work, *arguments, tries=tries - 1)
