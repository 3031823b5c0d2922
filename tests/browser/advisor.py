"""The chat's server under test: the channels for browsers, in a thread of its own, behind a line that can be cut."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Any

from channels.chat import AdvisorChat
from channels.limits import Limits
from channels.origins import Origins
from channels.web import AdvisorPage
from tests.browser.line import Line
from tests.browser.stub import Agent
from tests.channels.serving import serving


class Advisor:
    """A server that can be killed and started again: what its agent has kept stays, and so does its address."""

    def __init__(self, *allowed: str) -> None:
        """`allowed`: the other sites whose pages may ask."""
        self.agent = Agent()
        self.line = Line()
        self.url = f"http://127.0.0.1:{self.line.port}"
        self._allowed = list(allowed)
        self._loop = asyncio.new_event_loop()
        self._server = AsyncExitStack()

    @property
    def heard(self) -> list[str]:
        """What was said to it."""
        return [text for _, text in self.agent.heard]

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        """Does something in the thread of the server."""
        asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    @contextmanager
    def running(self) -> Iterator[None]:
        """While the block runs it can be asked."""
        thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        thread.start()
        self.do(self.start())
        try:
            yield
        finally:
            self.do(self.kill())
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join(10)

    async def start(self) -> None:
        """Starts the server."""
        chat = AdvisorChat(Limits.of(None), Origins.of(self._allowed))
        url = await self._server.enter_async_context(serving(chat, AdvisorPage(), agent=self.agent))
        self.line.to = ("127.0.0.1", int(url.rpartition(":")[2]))
        await self.line.mend()

    async def kill(self) -> None:
        """Ends it, with what it was doing."""
        await self.line.cut()
        mine = asyncio.current_task()
        for task in asyncio.all_tasks() - {mine}:
            if "_finish" in str(task.get_coro()):
                task.cancel()
        await self._server.aclose()
