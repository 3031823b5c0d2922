"""Bodies of requests: JSON, of a bounded size, read no further than that."""

from __future__ import annotations

import asyncio
import json
from typing import Any, NoReturn

from sanic.request import Request

from channels.errors import Problem, leave_body

LARGEST, SECONDS = 64_000, 10.0
"""Bytes of a body, and how long it may take to come."""

MEDIA = "application/json"


async def read_json(request: Request) -> dict[str, Any]:
    """The JSON object in the body of a request whose route has `stream=True`.

    Raises:
        Problem: 415 for anything else than JSON, which also keeps other sites' pages from posting; 413 when it is too
            large, 408 when it comes too slowly; 400 when it is no JSON or no object.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != MEDIA:
        leave_body(request)
        raise Problem(415, "media_type", f"The content type is {media or 'missing'}.", MEDIA)
    found = parsed(await _in_time(request))
    if not isinstance(found, dict):
        raise Problem(400, "body", f"The body is {kind_of(found)}.", "a JSON object")
    return found


async def _in_time(request: Request) -> bytes:
    try:
        return await asyncio.wait_for(_read(request), SECONDS)
    except asyncio.TimeoutError as late:
        leave_body(request)
        raise Problem(408, "too_slow", "The body came too slowly.", f"all of it within {SECONDS:g} seconds") from late


async def _read(request: Request) -> bytes:
    """The body; what says that it is too large is not begun, what turns out to be is left where it is."""
    said = request.headers.get("content-length", "")
    if said.isdigit() and int(said) > LARGEST:
        _refuse(request)
    body = bytearray()
    while request.stream is not None and (chunk := await request.stream.read()):
        body += chunk
        if len(body) > LARGEST:
            _refuse(request)
    return bytes(body)


def _refuse(request: Request) -> NoReturn:
    leave_body(request)
    raise Problem(413, "too_large", "The body is too large.", f"at most {LARGEST:,} bytes")


def parsed(body: bytes) -> Any:
    """What a body of JSON holds.

    Raises:
        Problem: 400 when it holds none, or what is no text (half a character).
    """
    try:
        found = json.loads(body.decode("utf-8-sig"), parse_constant=_no_number)
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Problem(400, "json", "The body is no JSON in UTF-8.", "a JSON object") from error
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def kind_of(value: Any) -> str:
    """What a value is called in JSON."""
    names = {type(None): "null", bool: "a boolean", str: "a string", list: "a list", dict: "an object"}
    return names.get(type(value), "a number")


def text_of(body: dict[str, Any], name: str, longest: int) -> str:
    """A string that has to be there, of 1 to `longest` characters.

    Raises:
        Problem: 400 when it is not.
    """
    allowed = f"a string of 1 to {longest:,} characters"
    if name not in body:
        raise Problem(400, name, f"{name!r} is missing.", allowed)
    value = body[name]
    if not isinstance(value, str):
        raise Problem(400, name, f"{name!r} is {kind_of(value)}.", allowed)
    if not 1 <= len(value) <= longest:
        raise Problem(400, name, f"{name!r} has {len(value):,} characters.", allowed)
    return value
