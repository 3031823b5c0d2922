"""The REST channel: Rasa's, at its address and with its answers, and with a clear error where it has silence or 500."""

from __future__ import annotations

import re
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import bearer, events
from channels.body import kind_of, read_json, text_of
from channels.errors import SOON, Problem, only, told
from channels.limits import Limits
from channels.once import ID, NamedTurn, once
from channels.turns import Handler, Turns

SENDER, MESSAGE = 128, 2_000
"""The most characters of a sender's id and of a message."""

SLASHES = re.compile(r"^[\s/]+")
"""What Rasa would take a message for a command by: it looks for a slash behind any space."""

COMMAND = re.compile(r"\w+\s*(@[\d.]+)?\s*(\{.*\})?\s*", re.DOTALL)
"""One of Rasa's commands, behind the slash: `restart`, `inform{"task": "vision"}`. Other text there is just text."""


class AdvisorRest(RestInput):
    """Takes messages as JSON, and gives the replies as a list or, when asked to, as events."""

    def __init__(self, limits: Limits | None = None) -> None:
        """`limits`: how often may be asked; those of `channels.limits` where not given."""
        self._limits = limits or Limits.of(None)

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """The channel with the limits of credentials.yml."""
        return cls(Limits.of(credentials))

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the stock channel: `GET /`, which says that it is there, and `POST /webhook`."""
        turns, routes = Turns(once(on_new_message)), Blueprint("advisor_rest")

        async def receive(request: Request) -> HTTPResponse | None:
            return await self._receive(request, turns)

        async def health(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        routes.add_route(told(only("GET", health)), "/", methods=METHODS, stream=True)
        routes.add_route(told(only("POST", receive)), "/webhook", methods=METHODS, stream=True)
        return routes

    async def _receive(self, request: Request, turns: Turns) -> HTTPResponse | None:
        """Answers one message; None where events have been sent."""
        bearer.check(request)
        self._limits.take(request)
        body = await read_json(request)
        sender, text = text_of(body, "sender", SENDER), text_of(body, "message", MESSAGE)
        self._limits.take(request, sender)
        ready(request)
        channel, metadata, named = _channel(body), _metadata(body), _named(request, body)
        if is_command(text):
            turn = turns.decline(sender)
        else:
            turn = turns.begin(sender, unarmed(text), channel, metadata, named)
        if events.wanted(request.headers.get("accept", "")):
            await events.stream(request, turn)
            return None
        return response.json(await turn.whole())


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
"""Those that are answered with data, if only to say that they are not taken."""


def is_command(text: str) -> bool:
    """Whether all of a text is a command of Rasa's. As a word "restart" is a wish to start over; this is not."""
    return text.strip().startswith("/") and bool(COMMAND.fullmatch(SLASHES.sub("", text)))


def unarmed(text: str) -> str:
    """What was typed, without what would make Rasa take it for a command."""
    return SLASHES.sub("", text) if text.strip().startswith("/") else text


def ready(request: Request) -> None:
    """Without a model Rasa would answer nothing at all."""
    ready = getattr(request.app.ctx.agent, "is_ready", None)
    if ready and not ready():
        later = {"Retry-After": str(SOON)}
        raise Problem(503, "not_ready", "The advisor has not started yet.", f"again in {SOON} seconds", later)


def _channel(body: dict[str, Any]) -> str:
    """The channel that a client says that the message came by, as in Rasa."""
    return text_of(body, "input_channel", SENDER) if body.get("input_channel") else RestInput.name()


def _named(request: Request, body: dict[str, Any]) -> NamedTurn | None:
    """The turn of a message that has an id, so that it can be sent again."""
    if body.get("message_id") is None:
        return None
    return NamedTurn(text_of(body, "message_id", ID), request.app.ctx.agent)


def _metadata(body: dict[str, Any]) -> dict[str, Any] | None:
    """What a client wants kept with the message, as in Rasa."""
    found = body.get("metadata")
    if found is not None and not isinstance(found, dict):
        raise Problem(400, "metadata", f"'metadata' is {kind_of(found)}.", "a JSON object")
    return found
