"""Many messages at once, what became of each, and what the database has of them."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection

import httpx
from sqlalchemy import select

from stores.database import Database
from stores.tables import EVENTS

WEBHOOK = "/webhooks/rest/webhook"
LATER = 503
GONE = 0
"""In place of a status: the connection broke, and nobody knows whether the message was kept."""


@dataclass(frozen=True)
class Said:
    """A message to the advisor at `url`."""

    url: str
    sender: str
    text: str
    id: str = field(default_factory=lambda: uuid.uuid4().hex)


@dataclass(frozen=True)
class Outcome:
    """What became of a message."""

    said: Said
    status: int
    texts: tuple[str, ...] = ()


def person() -> str:
    """Someone new."""
    return f"fault {uuid.uuid4().hex}"


async def say(client: httpx.AsyncClient, said: Said) -> Outcome:
    """One message."""
    body = {"sender": said.sender, "message": said.text, "message_id": said.id}
    try:
        answer = await client.post(said.url + WEBHOOK, json=body)
    except httpx.HTTPError:
        return Outcome(said, GONE)
    texts = [message.get("text", "") for message in answer.json()] if answer.status_code == 200 else []
    return Outcome(said, answer.status_code, tuple(texts))


async def say_all(messages: Sequence[Said], apart: float = 0.0) -> list[Outcome]:
    """All of them, begun `apart` seconds after each other, whatever became of the one before."""
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(timeout=120, limits=limits) as client:
        tasks = []
        for message in messages:
            tasks.append(asyncio.create_task(say(client, message)))
            await asyncio.sleep(apart)
        return list(await asyncio.gather(*tasks))


def burst(messages: Sequence[Said]) -> list[Outcome]:
    """All of them faster than they are answered, over connections that are open before."""
    lines = [HTTPConnection(message.url.removeprefix("http://"), timeout=120) for message in messages]
    for line in lines:
        line.connect()
    for line, said in zip(lines, messages, strict=True):
        body = json.dumps({"sender": said.sender, "message": said.text, "message_id": said.id})
        line.request("POST", WEBHOOK, body, {"Content-Type": "application/json"})
        time.sleep(0.05)  # so that it is known in which order they arrive: each comes on a connection of its own
    return [_outcome(line, said) for line, said in zip(lines, messages, strict=True)]


def _outcome(line: HTTPConnection, said: Said) -> Outcome:
    answer = line.getresponse()
    content = json.loads(answer.read())
    line.close()
    texts = [message.get("text", "") for message in content] if answer.status == 200 else []
    return Outcome(said, answer.status, tuple(texts))


async def say_until_kept(message: Said, seconds: float = 60) -> int:
    """Says it again, as a client does, until it is answered; gives how often it had to."""
    deadline = asyncio.get_running_loop().time() + seconds
    async with httpx.AsyncClient(timeout=120) as client:
        again = 0
        while (await say(client, message)).status != 200:
            assert asyncio.get_running_loop().time() < deadline, f"not answered within {seconds} s"
            again += 1
            await asyncio.sleep(0.5)
    return again


def kept(database: Database, sender: str) -> list[str]:
    """What somebody said, as it was kept, in order."""
    rows = select(EVENTS.c.data).where(EVENTS.c.sender == sender, EVENTS.c.kind == "user").order_by(EVENTS.c.number)
    found = database.read_now(lambda connection: connection.execute(rows).scalars().all())
    return [json.loads(data)["text"] for data in found]
