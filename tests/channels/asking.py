"""Asking a freshly served REST channel or API, with a light stand-in for the agent."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import httpx
from rasa.core.channels.channel import InputChannel, UserMessage

from channels.api import AdvisorApi
from channels.limits import Limits
from channels.rest import AdvisorRest
from tests.channels.serving import serving

WEBHOOK = "/webhooks/rest/webhook"

Talk = Callable[[httpx.AsyncClient], Coroutine[Any, Any, Any]]


class Agent:
    """Stands in for Rasa: answers each message with its text, and remembers what it was given."""

    def __init__(self, reply: Callable[[UserMessage], Awaitable[None]] | None = None) -> None:
        self.taken: list[UserMessage] = []
        self._reply = reply or echo

    async def __call__(self, message: UserMessage) -> None:
        """Takes a message in."""
        self.taken.append(message)
        await self._reply(message)


async def echo(message: UserMessage) -> None:
    """Two messages: a text, and a payload."""
    payload = {"schema": "framework-advisor/1", "kind": "smalltalk"}
    await message.output_channel.send_response(message.sender_id, {"text": message.text, "custom": payload})


def talk(conversation: Talk, *channels: InputChannel, agent: Agent | None = None) -> Any:
    """What a conversation gives that is led with the channels (REST where none are named) on a real server."""

    async def lead() -> Any:
        async with (
            serving(*(channels or (AdvisorRest(),)), handler=agent or Agent()) as url,
            httpx.AsyncClient(base_url=url, timeout=60) as client,
        ):
            return await conversation(client)

    return asyncio.run(lead())


def post(agent: Agent | None = None, **request: Any) -> httpx.Response:
    """The answer to one POST to the webhook."""
    return talk(lambda client: client.post(WEBHOOK, **request), agent=agent)


def say(text: str, agent: Agent | None = None, **headers: str) -> httpx.Response:
    """The answer to one well-formed message."""
    return post(agent, json={"sender": "ana", "message": text}, headers=headers)


def api(method: str, path: str, **request: Any) -> httpx.Response:
    """The answer of the API to one request."""
    return talk(lambda client: client.request(method, path, **request), AdvisorApi())


def limited(**settings: Any) -> AdvisorRest:
    """The channel with limits that hold for this machine too."""
    return AdvisorRest(Limits.of({"loopback": True, **settings}))


def error(answer: httpx.Response) -> dict[str, Any]:
    """The error of an answer, which has all that an error has."""
    found = answer.json()["error"]
    assert set(found) == {"code", "message", "allowed"}
    assert found["message"]
    return found
