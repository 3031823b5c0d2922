"""What is measured of a bot that runs: how long replies take, alone, with many people, and in a long conversation."""

from __future__ import annotations

import asyncio
import statistics
import time
import uuid
from collections.abc import Iterable
from itertools import islice, repeat

import httpx

from benchmarks.bots import Bot

PEOPLE = 32
EARLY, LATE = 5, 200
"""The messages of a conversation that are compared, by number."""


class NoReplyError(RuntimeError):
    """A message that was not answered: what was measured would mean nothing."""


def ask(client: httpx.Client, bot: Bot, sender: str, message: str) -> float:
    """Seconds until the whole reply is there."""
    begun = time.perf_counter()
    answer = client.post(bot.address, json={"sender": sender, "message": message})
    took = time.perf_counter() - begun
    checked(bot, answer)
    return took


def checked(bot: Bot, answer: httpx.Response) -> None:
    """Raises NoReplyError for anything but a reply that answers."""
    said = answer.json() if answer.status_code == httpx.codes.OK else []
    failed = any((part.get("custom") or {}).get("kind") == "error" for part in said)
    if not said or failed:
        raise NoReplyError(f"{bot.name}: status {answer.status_code}, {answer.text[:200]}")


def warm(bot: Bot, times: int) -> list[float]:
    """Milliseconds of replies to `times` new people, one after the other, who all say the same."""
    return _each(bot, repeat(bot.message, times))


def anew(bot: Bot, times: int) -> list[float]:
    """The same of people who say what nobody said before: nothing of their replies is remembered."""
    return _each(bot, islice(bot.others, times))


def _each(bot: Bot, messages: Iterable[str]) -> list[float]:
    with httpx.Client(timeout=120) as client:
        return [1_000 * ask(client, bot, uuid.uuid4().hex, message) for message in messages]


def together(bot: Bot, each: int) -> float:
    """Replies a second while 32 people talk at once, each saying `each` messages one after the other."""
    return asyncio.run(_together(bot, each))


async def _together(bot: Bot, each: int) -> float:
    limits = httpx.Limits(max_connections=PEOPLE, max_keepalive_connections=PEOPLE)
    async with httpx.AsyncClient(timeout=300, limits=limits) as client:

        async def person() -> None:
            sender = uuid.uuid4().hex
            for _ in range(each):
                checked(bot, await client.post(bot.address, json={"sender": sender, "message": bot.message}))

        begun = time.perf_counter()
        await asyncio.gather(*(person() for _ in range(PEOPLE)))
        return PEOPLE * each / (time.perf_counter() - begun)


def lengthening(bot: Bot) -> dict[str, float]:
    """Milliseconds at the 5th and the 200th message of a conversation: medians over all kinds of message said there."""
    with httpx.Client(timeout=120) as client:
        sender = uuid.uuid4().hex
        times = [1_000 * ask(client, bot, sender, bot.talk[n % len(bot.talk)]) for n in range(LATE)]
    around = 2 * len(bot.talk)
    early = times[EARLY - len(bot.talk) : EARLY - len(bot.talk) + around]
    return {"early": statistics.median(early), "late": statistics.median(times[-around:])}
