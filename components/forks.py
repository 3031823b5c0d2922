"""Work on many texts spread over all cores, where Python itself would use one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import Any, TypeVar

Given = TypeVar("Given")
Found = TypeVar("Found")

MANY = 1_000
"""Things from which another process pays: to make it takes a tenth of a second."""

WORK: list[Callable[[Any], Any]] = []
"""What the forks of this process do: they are born with all that it knows, so that nothing is handed to them."""


def each(work: Callable[[Given], Found], given: Sequence[Given]) -> list[Found]:
    """`work` of each, in order. What it gives is pickled; elsewhere than on Linux it is done here."""
    cores = os.cpu_count() or 1
    if len(given) < MANY or cores < 2 or sys.platform != "linux":
        return [work(one) for one in given]
    WORK.append(work)
    try:
        with get_context("fork").Pool(cores) as pool:
            return pool.map(_done, given, chunksize=len(given) // (8 * cores) + 1)
    finally:
        WORK.pop()


def _done(one: Any) -> Any:
    return WORK[-1](one)
