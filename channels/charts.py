"""Charts over HTTP: SVG, which follows the reader's light or dark theme, and PNG for what shows no SVG."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.records import busy, problem
from channels.worker import WORKER, Busy

MEDIA = {"svg": "image/svg+xml", "png": "image/png"}
SIZES, THEMES = ("wide", "narrow"), ("light", "dark")

HEADERS = {
    # Opened by itself an SVG is a document: it may have its own style sheet, and nothing else.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "public, max-age=86400",
    # Slack and pages elsewhere may show it.
    "Cross-Origin-Resource-Policy": "cross-origin",
}

FORMATS = "A chart is .svg or .png, its size wide or narrow, its theme light or dark."

KEPT = 64
"""Pictures that are kept, each at most some 100 kB."""


async def chart(request: Request, name: str) -> HTTPResponse:
    """The chart at `scores-<token>.svg`, or `compare-`, or `.png`; `?size=narrow`, and of a PNG `?theme=dark`.

    400 for what there never is, 404 with an error object for a token that stands for nothing, 503 when there is no
    time for it.
    """
    address, _, ending = name.rpartition(".")
    size, theme = request.args.get("size", "wide"), request.args.get("theme", "light")
    if ending not in MEDIA or size not in SIZES or theme not in THEMES:
        return problem(400, "unknown_format", FORMATS)
    try:
        drawn = await WORKER.do(picture, address, ending, size, theme)
    except ValueError as error:
        return problem(404, "chart_not_found", str(error))
    except Busy:
        return busy()
    headers = {**HEADERS, "ETag": f'"{hashlib.sha256(drawn).hexdigest()[:16]}"'}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return response.empty(304, headers=headers)
    return response.raw(drawn, content_type=MEDIA[ending], headers=headers)


@lru_cache(maxsize=KEPT)
def picture(address: str, ending: str, size: str, theme: str) -> bytes:
    """A chart drawn.

    Raises:
        ValueError: when the address leads to none.
    """
    # Imported when first asked for: the page itself needs nothing of the advisor.
    from advisor import drawing
    from advisor.charts import addressed

    shown = addressed(address)
    return drawing.svg(shown, size) if ending == "svg" else drawing.png(shown, size, theme)
