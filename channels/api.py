"""The same advice in one call: frameworks, recommendations, comparisons and records as JSON, and their description."""

from __future__ import annotations

import json
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic, response
from sanic.exceptions import MethodNotSupported
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import bearer, feedback
from channels.body import read_json
from channels.errors import Handler, Problem, leave_body, only, told, unknown_method
from channels.limits import Limits
from channels.records import accepted
from channels.rest import METHODS
from channels.web import secure
from channels.worker import WORKER
from stores import expiry

PATHS = [
    "GET /api/frameworks",
    "GET /api/frameworks/{id}",
    "POST /api/recommendations",
    "POST /api/comparisons",
    "GET /api/records/{id}",
    "POST /api/feedback",
]


class AdvisorApi(InputChannel):
    """Routes of `/api/`, and `/openapi.json` and `/docs`, which describe it; it takes no messages."""

    def __init__(self, limits: Limits | None = None) -> None:
        """`limits`: how often may be asked; those of `channels.limits` where not given."""
        self._limits = limits or Limits.of(None)

    @classmethod
    def name(cls) -> str:
        """The name by which Rasa tells channels apart."""
        return "api"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """The channel with the limits of credentials.yml."""
        return cls(Limits.of(credentials))

    def url_prefix(self) -> str:
        """The site's root: an absolute prefix, so Rasa does not put it under `/webhooks/`."""
        return "/"

    def blueprint(self, on_new_message: Callable[..., Any]) -> Blueprint:
        """All routes, under the page's strict content security policy."""
        routes = Blueprint("advisor_api")
        self._add(routes, "GET", "/api/frameworks", frameworks)
        self._add(routes, "GET", "/api/frameworks/<name:str>", framework)
        self._add(routes, "POST", "/api/recommendations", recommendation)
        self._add(routes, "POST", "/api/comparisons", comparison)
        self._add(routes, "GET", "/api/records/<name:str>", record)
        self._add(routes, "POST", "/api/feedback", self._rate)
        routes.add_route(told(nowhere), "/api/<rest:path>", methods=METHODS, stream=True)
        for address, handler in (("/openapi.json", description), ("/docs", manual), ("/docs/style.css", style)):
            routes.add_route(told(only("GET", handler)), address, methods=METHODS, stream=True, name=handler.__name__)
        routes.middleware("response")(secure)
        routes.listener("before_server_start")(tell_of_methods)
        routes.listener("after_server_start")(warm_up)
        routes.listener("after_server_start")(begin_to_expire)
        return routes

    async def _rate(self, request: Request) -> HTTPResponse:
        return await feedback.rate(request, self._limits)

    def _add(self, routes: Blueprint, method: str, address: str, handler: Handler) -> None:
        async def allowed(request: Request, *arguments: str, **named: str) -> HTTPResponse:
            bearer.check(request)
            self._limits.take(request)
            return await handler(request, *arguments, **named)

        answer = told(only(method, allowed))
        routes.add_route(answer, address, methods=METHODS, stream=True, name=handler.__name__)


async def tell_of_methods(app: Sanic, _: AbstractEventLoop) -> None:
    """What has no route is no business of a blueprint's; a listener is the first place that knows the application."""
    app.exception(MethodNotSupported)(unknown_method)


async def warm_up(app: Sanic, _: AbstractEventLoop) -> None:
    """Has the knowledge read now, in the thread, so that the first who asks does not wait for it."""
    app.add_task(WORKER.do(_warm))


def _warm() -> None:
    from channels import advising

    advising.advisor()


async def begin_to_expire(app: Sanic, _: AbstractEventLoop) -> None:
    """Old conversations go while the server runs."""
    app.add_task(expiry.forever())


async def frameworks(request: Request) -> HTTPResponse:
    """Those that meet the filters of the query."""
    return await _worked("frameworks", dict(request.get_args(keep_blank_values=True)))


async def framework(_: Request, name: str) -> HTTPResponse:
    """All that is known of one."""
    return await _worked("framework", unquote(name))


async def recommendation(request: Request) -> HTTPResponse:
    """What is advised for needs."""
    return await _worked("recommend", await read_json(request))


async def comparison(request: Request) -> HTTPResponse:
    """Frameworks side by side."""
    return await _worked("compare", await read_json(request))


async def record(request: Request, name: str) -> HTTPResponse:
    """A decision record, as JSON or, where a client does not ask for that, as Markdown."""
    kind = accepted(",".join(part for part in request.headers.get("accept", "").split(",") if "html" not in part))
    try:
        text = await WORKER.do(_record, unquote(name), kind)
    except ValueError as error:
        allowed = "the id in `record` of a recommendation, or in the address of a decision record"
        raise Problem(404, "record_not_found", str(error), allowed) from error
    media = "application/json" if kind == "json" else "text/markdown; charset=utf-8"
    return response.text(text, content_type=media, headers={"Vary": "Accept"})


async def nowhere(request: Request, rest: str) -> HTTPResponse:
    """There is nothing at such an address."""
    leave_body(request)
    raise Problem(404, "not_found", "There is nothing at this address.", PATHS)


async def description(_: Request) -> HTTPResponse:
    """All of this as OpenAPI 3.1."""
    from channels.openapi import document

    return response.json(await WORKER.do(document))


async def manual(_: Request) -> HTTPResponse:
    """The same to read."""
    return response.html(await WORKER.do(_manual))


async def style(_: Request) -> HTTPResponse:
    """How that looks."""
    from channels.manual import STYLE

    return await response.file(STYLE, mime_type="text/css; charset=utf-8")


# What follows is done in the thread, and imported when first asked for: conversations need nothing of it.


async def _worked(name: str, argument: Any) -> HTTPResponse:
    return response.raw(await WORKER.do(_work, name, argument), content_type="application/json")


def _work(name: str, argument: Any) -> bytes:
    from channels import advising

    found = getattr(advising, name)(argument)
    return json.dumps(found, ensure_ascii=False, allow_nan=False).encode()


def _record(token: str, kind: str) -> str:
    from channels.records import written

    return written(token, kind)


def _manual() -> str:
    from channels.manual import page
    from channels.openapi import document

    return page(document())
