"""Finds the names in training messages in a process of its own, which builds the matchers while Rasa is imported."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.mentions import Mention

WAY: list[Connection] = []
"""The way to that process, where there is one."""


@contextmanager
def names_ahead() -> Iterator[None]:
    """Such a process, for as long as the block runs, where it is of use: on Linux, with more than one core."""
    if sys.platform != "linux" or (os.cpu_count() or 1) < 2:
        yield
        return
    fork = get_context("fork")
    here, there = fork.Pipe()
    process = fork.Process(target=_find, args=(here, there))
    process.start()
    there.close()
    WAY.append(here)
    try:
        yield
    finally:
        WAY.clear()
        here.close()
        process.join()


class Ahead:
    """Stands in for `Mentions` where there is such a process."""

    def find_all(self, texts: Sequence[str]) -> list[list[Mention]]:
        """All mentions of each text. Raises EOFError where the process failed; it told why."""
        WAY[-1].send(texts)
        found: list[list[Mention]] = WAY[-1].recv()
        return found


def _find(others: Connection, way: Connection) -> None:
    """What that process does until nobody can ask any more."""
    others.close()
    from advisor.catalogue import shared
    from components.mentions import Mentions

    mentions = Mentions(shared())
    with suppress(EOFError):
        while True:
            way.send(mentions.find_all(way.recv()))
