"""The script that puts the chat on a page, as `make widget` built it."""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

BUILT = Path(__file__).resolve().parents[1] / ".build/widget"
SCRIPT = BUILT / "widget.js"

HEADERS = {
    # Pages elsewhere may load it, those that isolate themselves too.
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Vary": "Accept-Encoding",
}


async def widget(request: Request) -> HTTPResponse:
    """The script, packed for those who take that; 304 to who has it already."""
    if not SCRIPT.is_file():
        return unbuilt()
    plain, packed, tag = read(SCRIPT.stat().st_mtime_ns)
    headers = {**HEADERS, "ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return response.empty(304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        plain, headers["Content-Encoding"] = packed, "gzip"
    return response.raw(plain, content_type="text/javascript; charset=utf-8", headers=headers)


@lru_cache(maxsize=1)
def read(_: int) -> tuple[bytes, bytes, str]:
    """The script, the same packed, and what tells it from others."""
    plain = SCRIPT.read_bytes()
    return plain, gzip.compress(plain, mtime=0), f'"{hashlib.sha256(plain).hexdigest()[:16]}"'


def unbuilt() -> HTTPResponse:
    """Says how it is built."""
    return response.text("The chat has not been built yet: `make widget` does that.", status=503)
