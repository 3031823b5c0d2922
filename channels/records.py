"""Decision records over HTTP: as Markdown, as JSON, or as a page to read."""

from __future__ import annotations

import html
from pathlib import Path
from string import Template
from typing import Any

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.worker import WORKER, Busy

PAGE = Path(__file__).with_name("record.html")

KINDS = {"md": "text/markdown", "json": "application/json", "html": "text/html"}
"""The ending of an address -> what is sent."""

Headers = dict[str, str]


async def record(request: Request, name: str) -> HTTPResponse:
    """The record that a token stands for; an ending (`.md`, `.json`, `.html`) or else the header Accept says how.

    404 with an error object when it stands for none, 503 when there is no time for it.
    """
    token, _, ending = name.partition(".")
    if ending and ending not in KINDS:
        return problem(400, "unknown_format", f"A record is had as {', '.join(f'.{kind}' for kind in KINDS)}.")
    kind = ending or accepted(request.headers.get("accept", ""))
    try:
        text = await WORKER.do(written, token, kind)
    except ValueError as error:
        return problem(404, "record_not_found", str(error))
    except Busy:
        return busy()
    shown = {"Content-Disposition": f'inline; filename="decision-record.{kind}"', "Vary": "Accept"}
    return response.text(text, content_type=f"{KINDS[kind]}; charset=utf-8", headers=shown)


def accepted(accept: str) -> str:
    """The kind that a client likes best; Markdown where it does not mind, the first named of equals."""
    found: list[tuple[float, str]] = []
    for item in accept.split(","):
        name, *parameters = (part.strip().lower() for part in item.split(";"))
        kind = next((kind for kind, media in KINDS.items() if media == name), None)
        if kind:
            found.append((quality(parameters), kind))
    best = max((liking for liking, _ in found), default=0.0)
    return next((kind for liking, kind in found if liking == best > 0), "md")


def quality(parameters: list[str]) -> float:
    """The q of a media range, 1 where there is none that can be read."""
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter[2:])
            except ValueError:
                return 1.0
    return 1.0


def written(token: str, kind: str) -> str:
    """The record as text.

    Raises:
        ValueError: when the token is none.
    """
    # Imported when first asked for: the page itself needs nothing of the advisor.
    import json

    from advisor.madr import markdown
    from advisor.record import from_token

    found = from_token(token)
    if kind == "json":
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return markdown(found) if kind == "md" else page(found, markdown(found), token)


def page(found: dict[str, Any], text: str, token: str) -> str:
    """The record as a page: its Markdown made HTML, in which no markup of the text survives."""
    from markdown_it import MarkdownIt

    body = text.partition("\n---\n")[2].partition("<!-- framework-advisor-record")[0]
    drawn = MarkdownIt("commonmark", {"html": False}).enable("table").render(body)
    drawn = drawn.replace(' style="text-align:right"', "")  # the policy forbids inline styles; record.css does this
    return Template(PAGE.read_text("utf-8")).substitute(title=html.escape(found["title"]), body=drawn, token=token)


def problem(status: int, code: str, message: str, headers: Headers | None = None) -> HTTPResponse:
    """An error as data."""
    return response.json({"error": {"code": code, "message": message}}, status=status, headers=headers)


def busy() -> HTTPResponse:
    """There is no time for it now: come back in a few seconds."""
    return problem(503, "busy", "Too much is asked for at once. Try again in a few seconds.", {"Retry-After": "5"})
