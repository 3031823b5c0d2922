"""The action server: rasa_sdk's, on loopback, which tells nobody what it was told.

Stock, it listens everywhere, answers every fault with 500 and the whole conversation, and logs that.
"""

from __future__ import annotations

import binascii
import logging
import os
from base64 import b64decode
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa_sdk.endpoint import create_app
from sanic import Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from advisor.encoder import DIMENSIONS, HANDED
from watch.conversation import NOW, Said

logger = logging.getLogger(__name__)

LARGEST = 4_000_000
"""Bytes of a call: the slots and one turn, of which 64,000 bytes are a message."""

HOST = "SANIC_HOST"
"""Environment variable: the address to listen on. Who reaches it can read and steer conversations: keep it loopback."""

PARTS = {"slots": dict, "latest_message": dict, "events": list}
"""What the tracker of a call has to hold, where it holds it at all."""


def serve(port: int, package: str = "actions") -> None:
    """Listens until SIGTERM, then ends what is under way."""
    application(package).run(os.environ.get(HOST) or "127.0.0.1", port, access_log=False, motd=False)


def application(package: str = "actions") -> Sanic:
    """rasa_sdk's application with limits, with errors that hold nothing of the call, and closed to web pages."""
    app = create_app(package, cors_origins="")  # its default lets the pages of every site read the answers
    app.config.REQUEST_MAX_SIZE = LARGEST
    app.register_middleware(admit, "request")
    app.exception(Exception)(failed)
    return app


async def admit(request: Request) -> HTTPResponse | None:
    """Refuses what is no call of Rasa's, and notes whose turn it is for the log."""
    if request.path != "/webhook" or request.method != "POST":
        return None
    if request.headers.get("content-encoding", "identity") != "identity":
        return refused(415, "Calls are taken as they are: a small packed one can unpack to very much.")
    call = _call(request)
    if call is None:
        return refused(400, "This is no call of an action.")
    said = (call["tracker"].get("latest_message") or {}).get("text")
    HANDED.set(vectors(call.get("vectors")))
    NOW.set(Said(call["tracker"]["sender_id"], said if isinstance(said, str) else ""))
    return None


def _call(request: Request) -> dict[str, Any] | None:
    try:
        call = request.json
    except (SanicException, RecursionError):
        return None
    tracker = call.get("tracker") if isinstance(call, dict) else None
    if not isinstance(tracker, dict) or not isinstance(call.get("next_action"), str):
        return None
    if not isinstance(tracker.get("sender_id"), str):
        return None
    version, domain = call.get("version", ""), call.get("domain", {})
    whole = isinstance(version, str) and version.count(".") >= 2 and isinstance(domain, dict)
    return call if whole and all(isinstance(tracker.get(name, kind()), kind) for name, kind in PARTS.items()) else None


def vectors(posted: object) -> dict[str, NDArray[np.float32]]:
    """The vectors of some sentences as they were posted (see patches/action_call.py); what is none is left out."""
    found = {}
    for text, row in posted.items() if isinstance(posted, dict) else ():
        with suppress(TypeError, binascii.Error, ValueError):
            vector = np.frombuffer(b64decode(row, validate=True), dtype=np.float32)
            if vector.shape == (DIMENSIONS,) and np.isfinite(vector).all():
                found[text] = vector
    return found


async def failed(request: Request, error: Exception) -> HTTPResponse:
    """Says that it failed; what with is in the log, by type and place."""
    status = error.status_code if isinstance(error, SanicException) else 500
    if status >= 500:
        logger.error("a call failed", exc_info=error)
    return refused(status, "The call failed." if status >= 500 else type(error).__name__)


def refused(status: int, why: str) -> HTTPResponse:
    """An error that Rasa can read."""
    return response.json({"error": why, "action_name": None}, status=status)
