"""The chat in a browser: messages in, replies as events, and all that was said before, so that nothing is lost.

The conversation belongs to who knows its secret, 128 bits that the browser made and sends as `X-Conversation`; it is
in no address, and what is kept is filed under its hash, so that neither a log nor a copy of the store lets anyone in.
"""

from __future__ import annotations

import hashlib
import re
from asyncio import AbstractEventLoop
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import bearer, events, feedback
from channels.body import read_json, text_of
from channels.chat_turns import ChatTurns
from channels.errors import Handler, Problem, leave_body, takes, told
from channels.limits import Limits
from channels.origins import Origins
from channels.rest import MESSAGE, METHODS, SENDER, ready
from channels.transcript import Message, place, transcript

SECRET = re.compile(r"[0-9a-f]{32}")
"""128 bits in hexadecimal: what a conversation's secret and a message's id look like."""

AT_ONCE = 60
"""The most messages that are given in one answer: some twenty turns."""


class AdvisorChat(InputChannel):
    """Routes of `/chat/`, for pages of the advisor's own site and of those that `origins` names."""

    def __init__(self, limits: Limits | None = None, origins: Origins | None = None, *, token: bool = True) -> None:
        """`token`: whether REST_TOKEN, where it is set, is asked for here too."""
        self._limits, self._origins = limits or Limits.of(None), origins or Origins.of([])
        self._token = token

    @classmethod
    def name(cls) -> str:
        """The name by which Rasa tells channels apart."""
        return "chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """The channel with the settings of credentials.yml.

        Raises:
            ValueError: for one that there is not, or that cannot be.
        """
        settings = dict(credentials or {})
        origins, token = Origins.of(settings.pop("origins", None)), settings.pop("token", True)
        if type(token) is not bool:
            raise ValueError("credentials.yml: token is true or false")
        return cls(Limits.of(settings), origins, token=token)

    def url_prefix(self) -> str:
        """An absolute prefix, so that Rasa does not put it under `/webhooks/`."""
        return "/chat"

    def blueprint(self, on_new_message: Any) -> Blueprint:
        """The routes."""
        turns, routes = ChatTurns(on_new_message), Blueprint("advisor_chat")

        async def say(request: Request) -> None:
            await self._say(request, turns)

        async def find_agent(app: Sanic, _: AbstractEventLoop) -> None:
            turns.app = app

        async def forget(request: Request) -> HTTPResponse:
            await turns.forget(sender_of(request))
            return response.empty()

        handlers = told(self._guarded(POST=say, GET=before, DELETE=forget))
        routes.add_route(handlers, "/messages", methods=METHODS, stream=True)
        routes.add_route(told(self._guarded(POST=rate)), "/feedback", methods=METHODS, stream=True, name="rate")
        routes.middleware("response")(self._origins.reveal)
        routes.listener("before_server_start")(find_agent)
        return routes

    def _guarded(self, **handlers: Handler) -> Handler:
        """A handler that answers who may ask, by method."""

        async def guarded(request: Request) -> HTTPResponse | None:
            self._origins.check(request)
            if request.method == "OPTIONS":
                return response.empty()
            if request.method not in handlers:
                leave_body(request)
                raise takes(" or ".join(handlers))
            if self._token:
                bearer.check(request)
            self._limits.take(request)
            answer: HTTPResponse | None = await handlers[request.method](request)
            return answer

        return guarded

    async def _say(self, request: Request, turns: ChatTurns) -> None:
        """Takes one message in, and sends the replies as events, as they come."""
        sender = sender_of(request)
        body = await read_json(request)
        id_, text = id_of(body, "id"), text_of(body, "text", MESSAGE)
        shown = text_of(body, "shown", MESSAGE) if body.get("shown") is not None else None
        self._limits.take(request, sender)
        ready(request)
        await events.stream(request, turns.begin(sender, id_, text, shown))


async def before(request: Request) -> HTTPResponse:
    """What was said: the latest of it, or what came after, or before, the message with an id."""
    sender = sender_of(request)
    ready(request)
    tracker = await request.app.ctx.agent.tracker_store.retrieve_full_tracker(sender)
    said = transcript(tracker.events if tracker else [])
    asked = page(said, request.args.get("after"), request.args.get("before"))
    return response.json(asked, headers={"Cache-Control": "no-store"})


def page(said: list[Message], after: str | None = None, until: str | None = None) -> dict[str, Any]:
    """`messages` behind the one, and before the other; whether there are `earlier` ones; whether both are `known`."""
    start, end = (place(said, id_) if id_ else None for id_ in (after, until))
    found = said[0 if start is None else start + 1 : end]
    known = (start is None, end is None) == (not after, not until)
    return {"messages": found[-AT_ONCE:], "earlier": len(found) > AT_ONCE, "known": known}


async def rate(request: Request) -> HTTPResponse:
    """Keeps what somebody thinks of a reply."""
    sender = sender_of(request)
    body = await read_json(request)
    comment = text_of(body, "comment", MESSAGE) if body.get("comment") is not None else None
    await feedback.keep(sender, text_of(body, "reply", SENDER), text_of(body, "rating", SENDER), comment)
    return response.empty()


def sender_of(request: Request) -> str:
    """Whose conversation it is.

    Raises:
        Problem: 400 when its secret is missing or none.
    """
    secret = request.headers.get("x-conversation", "")
    if not SECRET.fullmatch(secret):
        leave_body(request)
        raise Problem(400, "conversation", "The header X-Conversation is missing or wrong.", "32 hexadecimal digits")
    return f"web-{hashlib.sha256(secret.encode()).hexdigest()[:32]}"


def id_of(body: dict[str, Any], name: str) -> str:
    """An id that the browser made.

    Raises:
        Problem: 400 when it is none.
    """
    if not SECRET.fullmatch(text_of(body, name, 32)):
        raise Problem(400, name, f"{name!r} is no id.", "32 hexadecimal digits")
    return str(body[name])
