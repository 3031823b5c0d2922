"""What went wrong, as programs read it: `{"error": {"code", "message", "allowed"}}`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from sanic import response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.worker import Busy
from stores.errors import Conflict, StoreDown, TooLate

THROWN_AWAY = 32_000_000
"""Bytes of an unwanted body that are read all the same."""

Handler = Callable[..., Awaitable[Any]]

SOON = 5
"""Seconds after which it is worth while to try again."""


class Problem(Exception):
    """Why a request is refused. `allowed` says what would have been taken: a sentence, or a list of values."""

    def __init__(
        self, status: int, code: str, message: str, allowed: Any = None, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.allowed, self.headers = allowed, headers or {}

    def body(self) -> dict[str, Any]:
        """As data."""
        return {"error": {"code": self.code, "message": self.message, "allowed": self.allowed}}

    def answer(self) -> HTTPResponse:
        """As an answer."""
        return response.json(self.body(), status=self.status, headers=self.headers)


def busy(message: str = "Too much is asked for at once.") -> Problem:
    """There is no time for it now: 503."""
    return Problem(503, "busy", message, f"again in {SOON} seconds", {"Retry-After": str(SOON)})


UNKEPT: dict[type[Exception], tuple[str, str, int]] = {
    StoreDown: ("store_down", "What is said cannot be kept just now, so nothing of this was taken in.", SOON),
    TooLate: ("waiting", "Earlier messages of this conversation take too long. This one was not taken in.", SOON),
    asyncio.TimeoutError: ("too_slow", "The answer took too long. This message was not taken in.", SOON),
    Conflict: ("conflict", "Two messages of this conversation crossed each other. This one was not taken in.", 1),
}
"""Why nothing of a request was kept -> code, message, and seconds after which the same can be tried again."""


def unkept(error: Exception) -> Problem:
    """What the stores say, as 503: the same can be sent again without being said twice."""
    code, message, seconds = UNKEPT[type(error)]
    return Problem(503, code, message, f"the same again in {seconds} s", {"Retry-After": str(seconds)})


def told(handler: Handler) -> Handler:
    """A handler whose problems are answers."""

    @wraps(handler)
    async def careful(*arguments: Any, **named: Any) -> Any:
        try:
            return await handler(*arguments, **named)
        except Problem as problem:
            return problem.answer()
        except Busy:
            return busy().answer()
        except tuple(UNKEPT) as error:
            return unkept(error).answer()

    return careful


def only(method: str, handler: Handler) -> Handler:
    """A handler of one method, which tells all others so: 405."""

    @wraps(handler)
    async def one(*arguments: Any, **named: Any) -> Any:
        request: Request = next(argument for argument in arguments if isinstance(argument, Request))
        if request.method == method:
            return await handler(*arguments, **named)
        leave_body(request)
        return takes(method).answer()

    one.takes = method  # type: ignore[attr-defined]
    return one


def takes(method: str) -> Problem:
    """Another method was used."""
    return Problem(405, "method", f"This address takes {method}.", [method], {"Allow": method})


async def unknown_method(request: Request, error: Exception) -> HTTPResponse:
    """Says the same of methods that Sanic has no routes for, such as TRACE."""
    router = request.app.router
    try:
        _, handler, _ = router.get(request.path, "POST", request.headers.get("host"))
        return takes(handler.takes).answer()
    except (SanicException, AttributeError):
        return request.app.error_handler.default(request, error)


def leave_body(request: Request) -> None:
    """Makes the server answer before it has the body, and close the connection rather than take in a very large one.

    What is smaller is read and thrown away after the answer: a client that is still sending when its connection is
    closed may never see the answer.
    """
    if request.stream is not None:
        request.stream.request_max_size = THROWN_AWAY
