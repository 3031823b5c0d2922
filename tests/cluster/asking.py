"""Many people at once, each over HTTP, and what the database kept of them."""

import asyncio
import json
import time
from dataclasses import dataclass

import aiohttp

from stores.database import Database
from stores.tables import EVENTS

WEBHOOK = "/webhooks/rest/webhook"


@dataclass(frozen=True)
class Turn:
    """One message and its answer."""

    sender: str
    text: str
    status: int
    messages: list
    seconds: float
    broken: str = ""

    @property
    def answered(self) -> bool:
        """Whether it was: with a text, to the right person, and not with an apology."""
        kinds = [message["custom"].get("kind") for message in self.messages if "custom" in message]
        texts = [message for message in self.messages if message.get("text")]
        mine = all(message.get("recipient_id") == self.sender for message in self.messages)
        return self.status == 200 and bool(texts) and mine and "error" not in kinds


def client(url: str) -> aiohttp.ClientSession:
    """One that costs the machine little, and has a connection for each request: none can be closed on its way."""
    connector = aiohttp.TCPConnector(limit=256, force_close=True)
    return aiohttp.ClientSession(url, connector=connector, timeout=aiohttp.ClientTimeout(90))


async def say(http: aiohttp.ClientSession, sender: str, text: str) -> Turn:
    """One message; a connection that broke is status 0, and told with when it broke."""
    begun, broken = time.perf_counter(), ""
    try:
        async with http.post(WEBHOOK, json={"sender": sender, "message": text}) as answer:
            status, messages = answer.status, await answer.json() if answer.status == 200 else []
    except (aiohttp.ClientError, asyncio.TimeoutError) as error:
        status, messages, broken = 0, [], f"{type(error).__name__}: {error}"
    return Turn(sender, text, status, messages, time.perf_counter() - begun, broken)


def kept(cluster, senders) -> dict[str, list[str]]:
    """The messages that the database has of each sender, in order."""
    database = Database(cluster.layout.database_url(cluster.postgres.password))
    wanted = EVENTS.select().where(EVENTS.c.kind == "user", EVENTS.c.sender.in_(senders))
    rows = database.read_now(lambda connection: list(connection.execute(wanted.order_by(EVENTS.c.number))))
    database.close()
    found = {sender: [] for sender in senders}
    for row in rows:
        found[row.sender].append(json.loads(row.data)["text"])
    return found


def percentile(values, share):
    """The value that a share of the values does not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]
