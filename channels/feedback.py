"""`POST /api/feedback`: what somebody thinks of a reply, over every channel."""

from __future__ import annotations

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.body import kind_of, read_json, text_of
from channels.errors import Problem
from channels.limits import Limits
from channels.rest import SENDER
from stores import feedback
from stores.feedback import COMMENT, RATINGS, REPLY

FIELDS = ("sender", "reply", "rating", "comment")


async def rate(request: Request, limits: Limits) -> HTTPResponse:
    """Keeps a rating in place of an earlier one of the same reply: 204."""
    body = await read_json(request)
    unknown = sorted(set(body) - set(FIELDS))
    if unknown:
        raise Problem(400, "body", f"Not known: {', '.join(unknown)[:200]}.", list(FIELDS))
    sender, reply = text_of(body, "sender", SENDER), text_of(body, "reply", REPLY)
    limits.take(request, sender)
    comment = text_of(body, "comment", COMMENT) if body.get("comment") is not None else None
    await keep(sender, reply, _rating(body), comment)
    return response.empty()


def _rating(body: dict[str, object]) -> str:
    rating = body.get("rating")
    if rating not in RATINGS:
        said = kind_of(rating) if not isinstance(rating, str) else f"{rating[:40]!r}"
        raise Problem(400, "rating", f"'rating' is {said}.", list(RATINGS))
    return str(rating)


async def keep(sender: str, reply: str, rating: str, comment: str | None = None) -> None:
    """The same for channels of this process.

    Raises:
        Problem: 400 for what cannot be kept.
        StoreDown: when it was not kept.
    """
    try:
        await feedback.keep(sender, reply, rating, comment)
    except ValueError as error:
        raise Problem(400, "feedback", "This cannot be kept.", str(error)) from error
