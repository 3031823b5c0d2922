"""Replies as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from sanic.request import Request

from channels.errors import Problem
from channels.records import quality
from channels.turns import Turn

MEDIA = "text/event-stream"

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Nothing on the way may keep events back."""


def wanted(accept: str) -> bool:
    """Whether a client asks for events, and not for JSON rather."""
    liked = {"application/json": 0.0, MEDIA: 0.0}
    for item in accept.split(","):
        name, *parameters = (part.strip().lower() for part in item.split(";"))
        if name in liked:
            liked[name] = max(liked[name], quality(parameters))
    return liked[MEDIA] > 0 and liked[MEDIA] >= liked["application/json"]


async def stream(request: Request, turn: Turn) -> None:
    """Sends the replies of a turn as they come: `message` events with ids, and `done` or `error` as the last.

    Raises:
        Problem: when it fails before its first reply, so that the status can still say so.
    """
    events = _events(turn)
    first = await anext(events)
    answer = await request.respond(content_type=f"{MEDIA}; charset=utf-8", headers=HEADERS)
    await answer.send(first)
    try:
        async for event in events:
            await answer.send(event)
    except Problem as problem:
        await answer.send(_event(None, "error", problem.body()["error"]))
    await answer.eof()


async def _events(turn: Turn) -> AsyncIterator[str]:
    count = 0
    async for message in turn.each():
        count += 1
        yield _event(f"{turn.id}-{count}", "message", message)
    yield _event(f"{turn.id}-end", "done", {"messages": count})


def _event(id_: str | None, name: str, data: Any) -> str:
    """One event. JSON has no line breaks, so its data is one line."""
    named = f"id: {id_}\n" if id_ else ""
    return f"{named}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
