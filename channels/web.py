"""What a browser is shown: the page at `/`, the script that puts the chat on any page, decision records, and charts.

The chat itself talks to `channels/chat.py`.
"""

from asyncio import AbstractEventLoop
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.charts import chart
from channels.records import record
from channels.widget import BUILT, unbuilt, widget

PAGE = BUILT / "index.html"

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    # Revalidated each time, so that a page never runs with the scripts of an older version.
    "Cache-Control": "no-cache",
}


class AdvisorPage(InputChannel):
    """Serves the page, records and charts; it takes no messages itself."""

    @classmethod
    def name(cls) -> str:
        """The name by which Rasa tells channels apart."""
        return "web"

    def url_prefix(self) -> str:
        """The site's root: an absolute prefix, so Rasa does not put it under `/webhooks/`."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Routes `/` and all of the site's files, under a strict content security policy."""
        web = Blueprint("advisor_page")
        web.add_route(page_file, "/static/<name:str>", methods=["GET", "HEAD"])
        web.add_route(widget, "/widget.js", methods=["GET", "HEAD"])
        web.add_route(record, "/records/<name:str>", methods=["GET"])
        web.add_route(chart, "/charts/<name:str>", methods=["GET"])
        web.middleware("response")(secure)
        web.listener("before_server_start")(take_over_root)
        return web


async def page_file(_: Request, name: str) -> HTTPResponse:
    """One of the site's files, by its name alone; Sanic's own way to serve a folder fails on the folder itself: 500."""
    files = {file.name: file for file in BUILT.glob("*") if file.is_file()}
    if name not in files:
        raise NotFound("There is no such file.")
    return await response.file(files[name], headers=SECURITY_HEADERS)


async def take_over_root(app: Sanic, _: AbstractEventLoop) -> None:
    """Puts the page in front of Rasa's own `/`.

    Rasa has already routed `GET /` ("Hello from Rasa") when channels are registered, Sanic refuses a second route
    for it, and a blueprint's middleware sees only the blueprint's routes. A middleware of the application is asked
    before any route, and a listener is the first place where a channel is handed the application.
    """
    app.register_middleware(page_at_root, "request")


async def page_at_root(request: Request) -> HTTPResponse | None:
    """The page for `GET /`; every other request goes on to its route."""
    if request.path != "/" or request.method not in ("GET", "HEAD"):
        return None
    if not PAGE.is_file():
        return unbuilt()
    return await response.file(PAGE, mime_type="text/html; charset=utf-8", headers=SECURITY_HEADERS)


async def secure(_: Request, answer: HTTPResponse) -> None:
    """Adds the security headers that an answer does not have."""
    for name, value in SECURITY_HEADERS.items():
        answer.headers.setdefault(name, value)
