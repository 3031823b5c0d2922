"""A real server for channels under test: Rasa's own registration and root route, on a loopback port of its own."""

import asyncio
import socket
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from types import SimpleNamespace

import httpx
from rasa.core.channels.channel import InputChannel, UserMessage, register
from rasa.server import add_root_route
from sanic import Sanic

from channels.web import AdvisorPage

Handler = Callable[[UserMessage], Awaitable[None]]


async def silence(_: UserMessage) -> None:
    """A handler that answers nothing."""


@asynccontextmanager
async def serving(*channels: InputChannel, handler: Handler = silence) -> AsyncIterator[str]:
    """Serves `channels` the way `rasa run` does, with `handler` in place of the agent; gives the base address."""
    # Sanic rewrites its own methods when an application starts, and only in this mode can a second one start.
    Sanic.test_mode = True
    app = Sanic(f"channels_{uuid.uuid4().hex}", configure_logging=False)
    app.ctx.agent = SimpleNamespace(handle_message=handler)
    add_root_route(app)
    register(list(channels), app, route="/webhooks/")
    listening = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()


def get(path: str, **headers: str) -> httpx.Response:
    """The answer to one GET of a freshly served page channel."""

    async def ask() -> httpx.Response:
        async with serving(AdvisorPage()) as url, httpx.AsyncClient(base_url=url, timeout=60) as client:
            return await client.get(path, headers=headers)

    return asyncio.run(ask())
