"""Limits of the server itself, which Rasa leaves as Sanic has them: a minute for a head, 100 MB for a body."""

from __future__ import annotations

from asyncio import AbstractEventLoop

from sanic import Sanic

HEAD_SECONDS = 10
"""How long a client may take to send what comes before the body, and how long a connection may lie idle."""

ANSWER_SECONDS = 75
"""How long a body and its answer may take in all: a turn that takes too long says so after 60."""

LARGEST = 4_000_000
"""Bytes of a body that are taken in, or read and thrown away, at addresses that set no smaller limit themselves."""

HEAD = 8_192
"""Bytes of a request's head; a decision record's token is half of that at the most."""


async def harden(app: Sanic, _: AbstractEventLoop) -> None:
    """Sets them before the first connection; each connection reads them when it is made."""
    app.config.REQUEST_TIMEOUT = HEAD_SECONDS
    app.config.KEEP_ALIVE_TIMEOUT = HEAD_SECONDS
    app.config.RESPONSE_TIMEOUT = ANSWER_SECONDS
    app.config.REQUEST_MAX_SIZE = LARGEST
    app.config.REQUEST_MAX_HEADER_SIZE = HEAD
