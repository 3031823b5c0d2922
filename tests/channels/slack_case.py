"""A served Slack channel between a stand-in for Slack and a stand-in for the advisor."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from rasa.core.channels.channel import UserMessage

from channels.slack import AdvisorSlack
from channels.slack.work import Work
from stores.errors import StoreDown
from tests.channels import slack_stand_in as stand_in
from tests.channels.serving import serving
from tests.channels.slack_stand_in import SlackStandIn

FAILURE: dict[str, Any] = {"text": "Among the replies: the advisor fails at this point."}
HOOK = "/webhooks/slack/webhook"

Script = Callable[["Case"], Awaitable[Any]]
Run = Callable[..., Any]


@dataclass
class Store:
    """Rasa's conversations: sender -> needs, and sender -> timestamps of messages; `down`: it does not answer."""

    needs: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    taken: dict[str, list[str]] = field(default_factory=dict)
    down: bool = False

    async def retrieve(self, sender: str) -> Any:
        """One of them."""
        if self.down:
            raise StoreDown
        if sender not in self.needs and sender not in self.taken:
            return None
        events = [SimpleNamespace(metadata={"slack_ts": ts}) for ts in self.taken.get(sender, [])]
        return SimpleNamespace(get_slot=lambda name: self.needs.get(sender) if name == "needs" else None, events=events)


@dataclass
class Case:
    """`client` sends to the channel, `slack` is what it posts to, `heard` what reached the advisor."""

    client: httpx.AsyncClient
    slack: SlackStandIn
    work: Work
    heard: list[UserMessage] = field(default_factory=list)

    async def send(self, request: dict[str, Any]) -> httpx.Response:
        """Sends a request of Slack's, and waits until what it sets off has been done."""
        answer = await self.client.post(HOOK, **request)
        await self.work.finish()
        return answer

    async def until(self, done: Callable[[], Any], seconds: float = 10) -> Any:
        """What is there once it is, at most so many seconds from now."""
        end = time.monotonic() + seconds
        while not done() and time.monotonic() < end:
            await asyncio.sleep(0.02)
        return done()

    async def settled(self, posts: int) -> list[dict[str, Any]]:
        """The posted messages once there are `posts` of them, at most 10 seconds from now."""
        await self.until(lambda: len(self.slack.posted()) >= posts)
        return self.slack.posted()

    @property
    def texts(self) -> list[str]:
        """What reached the advisor."""
        return [message.text for message in self.heard]

    @property
    def senders(self) -> list[str]:
        """Whose it was."""
        return [message.sender_id for message in self.heard]


def runner(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `script(case)` against a served channel that answers each message with `replies`."""

    @asynccontextmanager
    async def case(replies: list[dict[str, Any]], store: Store | None) -> AsyncIterator[Case]:
        async with stand_in.slack_api() as slack:
            monkeypatch.setenv("SLACK_API_URL", slack.url)
            monkeypatch.setenv("SLACK_BOT_TOKEN", stand_in.TOKEN)
            monkeypatch.setenv("SLACK_SIGNING_SECRET", stand_in.SECRET)
            heard: list[UserMessage] = []

            async def hear(message: UserMessage) -> None:
                heard.append(message)
                for reply in replies:
                    if reply is FAILURE:
                        raise RuntimeError("the advisor failed")
                    await message.output_channel.send_response(message.sender_id, {**reply})

            channel = AdvisorSlack.from_credentials(None)
            async with (
                serving(channel, handler=hear, store=store) as url,
                httpx.AsyncClient(base_url=url, timeout=30) as client,
            ):
                yield Case(client, slack, channel.work, heard)

    def play(script: Script, *replies: dict[str, Any], store: Store | None = None) -> Any:
        async def scene() -> Any:
            async with case(list(replies) or [{"text": "Hello."}], store) as ready:
                return await script(ready)

        return asyncio.run(scene())

    return play


def heard_after(run: Run, *requests: dict[str, Any], store: Store | None = None) -> tuple[list[str], list[int]]:
    """The texts that reached the advisor after `requests`, and the statuses they were answered with."""

    async def script(case: Case) -> tuple[list[str], list[int]]:
        statuses = [(await case.send(request)).status_code for request in requests]
        return case.texts, statuses

    return run(script, store=store)


def posted_after(run: Run, request: dict[str, Any], posts: int, *replies: Any) -> list[dict[str, Any]]:
    """What is posted to Slack after `request` when the advisor gives `replies`."""

    async def script(case: Case) -> list[dict[str, Any]]:
        await case.send(request)
        return await case.settled(posts)

    return run(script, *replies)


def shown(message: dict[str, Any]) -> list[str]:
    """The texts of a message's blocks, one each."""
    texts = []
    for block in message["blocks"]:
        inner = [element.get("text") for element in block.get("elements", [])]
        found = [block.get("text"), *block.get("fields", []), *inner]
        texts += [one["text"] if isinstance(one, dict) else one for one in found if one]
    return texts
