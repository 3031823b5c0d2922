"""A real server for channels under test: Rasa's own registration and root route, on a loopback port of its own."""

import asyncio
import socket
import threading
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from types import SimpleNamespace
from typing import Any

import httpx
from rasa.core.channels.channel import InputChannel, UserMessage, register
from rasa.server import add_root_route, configure_cors
from sanic import Sanic

from channels.web import AdvisorPage

Handler = Callable[[UserMessage], Awaitable[None]]


async def silence(_: UserMessage) -> None:
    """A handler that answers nothing."""


@asynccontextmanager
async def serving(
    *channels: InputChannel, handler: Handler = silence, store: object | None = None, agent: object | None = None
) -> AsyncIterator[str]:
    """Serves `channels` the way `rasa run` does, with `handler` in place of the agent and `store` of its conversations,
    or all of an `agent`; gives the base address.
    """
    # Sanic rewrites its own methods when an application starts, and only in this mode can a second one start.
    Sanic.test_mode = True
    app = Sanic(f"channels_{uuid.uuid4().hex}", configure_logging=False)
    app.ctx.agent = agent or SimpleNamespace(handle_message=handler, tracker_store=store)
    add_root_route(app)
    configure_cors(app)
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


@contextmanager
def serving_in_a_thread(*channels: InputChannel, **options: Any) -> Iterator[str]:
    """As `serving`, for tests that are not coroutines themselves."""
    ready, address, over = threading.Event(), [], threading.Event()

    async def serve() -> None:
        async with serving(*channels, **options) as url:
            address.append(url)
            ready.set()
            while not over.is_set():
                await asyncio.sleep(0.05)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(60)
        yield address[0]
    finally:
        over.set()
        thread.join()
