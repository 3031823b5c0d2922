"""Requests of Slack's: read no further than they may be long, checked for signature and age, and taken apart."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from sanic.request import Request
from slack_sdk.signature import SignatureVerifier

from channels.errors import Problem, leave_body

LARGEST = 1_000_000
"""Bytes of a body; Slack's own are far smaller."""

FORM, JSON = "application/x-www-form-urlencoded", "application/json"

Payload = dict[str, Any]


class Incoming:
    """Reads what Slack signed with one secret."""

    def __init__(self, secret: str) -> None:
        self._verifier = SignatureVerifier(secret)

    async def read(self, request: Request) -> Payload:
        """What an event, an interaction or a command holds.

        Raises:
            Problem: 413 when it is too long, 401 when Slack did not sign it in the last five minutes, 415 or 400 when
                it is nothing that Slack sends.
        """
        body = await _body(request)
        if not self._signed(body, request):
            raise Problem(401, "signature", "Slack did not sign this, or more than five minutes ago.")
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media not in {JSON, FORM}:
            raise Problem(415, "media_type", f"The content type is {media or 'missing'}.", [JSON, FORM])
        try:
            return _object(json.loads(body) if media == JSON else _form(body.decode()))
        except (ValueError, RecursionError) as error:
            raise Problem(400, "body", "The body cannot be read.", "what Slack sends") from error

    def _signed(self, body: bytes, request: Request) -> bool:
        named = ("x-slack-request-timestamp", "x-slack-signature")
        stamp, signature = (request.headers.get(name, "") for name in named)
        try:
            return bool(self._verifier.is_valid(body, stamp, signature))
        except (TypeError, ValueError):  # a time that is no number, a signature or a body that is no ASCII or UTF-8
            return False


def _form(body: str) -> Any:
    """A command's fields, or what an interaction holds in its one field."""
    fields = dict(parse_qsl(body, keep_blank_values=True))
    return json.loads(fields["payload"]) if "payload" in fields else fields


def _object(found: Any) -> Payload:
    if not isinstance(found, dict):
        raise ValueError("no object")  # noqa: TRY004 - one kind of error for all that cannot be read
    return found


async def _body(request: Request) -> bytes:
    body = bytearray()
    while request.stream is not None and (chunk := await request.stream.read()):
        body += chunk
        if len(body) > LARGEST:
            leave_body(request)
            raise Problem(413, "too_large", "The body is too large.", f"at most {LARGEST:,} bytes")
    return bytes(body)
