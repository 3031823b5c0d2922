"""What machines ask: `/health` (alive), `/ready` (could answer a message now) and `/metrics` (Prometheus)."""

from __future__ import annotations

import asyncio
import logging
import os
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels import bearer, metrics
from channels.errors import Problem, only, told
from channels.hardening import harden
from channels.limits import is_loopback
from channels.lock_waits import TimedLocks
from channels.readiness import Readiness
from channels.rest import METHODS
from watch.lines import configure
from watch.memory import settle

logger = logging.getLogger(__name__)

TOKEN = "METRICS_TOKEN"  # noqa: S105 - the name of the variable that holds it
"""Environment variable: who knows it may read the metrics from anywhere; without it, this machine alone may."""

DRAIN = "ADVISOR_DRAIN"
"""Environment variable: seconds to go on answering after SIGTERM, until the load balancer has noticed; 0 is usual."""

PATIENCE = 25.0
"""Seconds that turns under way are given to end, within the 30 that Kubernetes gives by default."""


class AdvisorHealth(InputChannel):
    """Routes for supervisors, load balancers and monitoring; it takes no messages."""

    def __init__(self) -> None:
        self._readiness = Readiness()

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """The channel; from now on the log is written by deploy/logging.yml.

        Here, since `rasa run` makes its channels after its own loggers, whichever way it was started, and since those
        replace what `--logging-config-file` sets up.
        """
        configure()
        return cls()

    @classmethod
    def name(cls) -> str:
        """The name by which Rasa tells channels apart."""
        return "health"

    def url_prefix(self) -> str:
        """The site's root: an absolute prefix, so Rasa does not put it under `/webhooks/`."""
        return "/"

    def blueprint(self, on_new_message: Callable[..., Any]) -> Blueprint:
        """The routes, and what is to be done when the server starts and ends."""
        routes = Blueprint("advisor_health")
        for address, handler in (("/health", alive), ("/ready", self._ready), ("/metrics", measured)):
            routes.add_route(told(only("GET", handler)), address, methods=METHODS, stream=True, name=address[1:])
        routes.listener("before_server_start")(harden)
        routes.listener("after_server_start")(time_locks)
        routes.listener("after_server_start")(_settled)
        routes.listener("before_server_stop")(self._drain)
        routes.listener("after_server_stop")(self._close)
        return routes

    async def _ready(self, request: Request) -> HTTPResponse:
        """200, or 503 with what is missing."""
        parts = await self._readiness.parts(request.app)
        missing = [name for name, there in parts.items() if not there]
        status = {"status": "not_ready" if missing else "ready", "missing": missing, "parts": parts}
        return response.json(status, status=503 if missing else 200)

    async def _drain(self, app: Sanic, loop: AbstractEventLoop) -> None:
        """Not ready from now on, and ends once all turns have: those too whose client left or never waited."""
        self._readiness.stopping = True
        await asyncio.sleep(float(os.environ.get(DRAIN) or 0))
        for _ in range(int(PATIENCE / 0.05)):
            if not metrics.running.count:
                return
            await asyncio.sleep(0.05)
        logger.warning("stopping with %d turns under way", metrics.running.count)

    async def _close(self, app: Sanic, _: AbstractEventLoop) -> None:
        await self._readiness.close()


async def alive(_: Request) -> HTTPResponse:
    """The process runs and its loop turns; nothing else is asked, so that no fault elsewhere makes it restart."""
    return response.json({"status": "alive"})


async def measured(request: Request) -> HTTPResponse:
    """All counts, for this machine or for who knows the token."""
    if os.environ.get(TOKEN):
        bearer.require(request, os.environ[TOKEN])
    elif not _from_here(request):
        raise Problem(403, "forbidden", "Metrics are read on this machine.", f"or with a token: set {TOKEN}")
    return response.raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _from_here(request: Request) -> bool:
    """Whether it comes from this machine, and not through a proxy on it."""
    forwarded = {"x-forwarded-for", "forwarded", "x-real-ip"} & {name.lower() for name in request.headers}
    return is_loopback(str(request.ip)) and not forwarded


async def _settled(app: Sanic, _: AbstractEventLoop) -> None:
    """The model is loaded by now, and stays."""
    if getattr(app.ctx, "agent", None):
        settle()


async def time_locks(app: Sanic, _: AbstractEventLoop) -> None:
    """Has the waits for locks measured."""
    store = getattr(getattr(app.ctx, "agent", None), "lock_store", None)
    if store is not None and not isinstance(store, TimedLocks):
        app.ctx.agent.lock_store = TimedLocks(store)
