"""The page in a real Chromium, against a server that serves it and gives canned replies over Rasa's REST channel."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from rasa.core.channels.channel import UserMessage
from rasa.core.channels.rest import RestInput

from channels.web import AdvisorPage
from tests.browser.canned import REPLIES, said
from tests.channels.serving import serving
from tests.system import require_chromium

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@dataclass
class Advisor:
    """The stub: where it listens, what it was told (sender, text), and whether it is `down` (answers nothing)."""

    url: str = ""
    heard: list[tuple[str, str]] = field(default_factory=list)
    down: bool = False
    gate: threading.Event = field(default_factory=threading.Event)

    async def hear(self, message: UserMessage) -> None:
        """Gives the canned reply for what was said, once the gate is open."""
        self.heard.append((message.sender_id, message.text))
        while not self.gate.is_set():
            await asyncio.sleep(0.01)
        for reply in [] if self.down else REPLIES.get(message.text, [said(f"You said: {message.text}")]):
            await message.output_channel.send_response(message.sender_id, {**reply})


@pytest.fixture(scope="module")
def server() -> Iterator[Advisor]:
    """One stub for all browser tests, in a thread with a loop of its own."""
    advisor, started, done = Advisor(), threading.Event(), threading.Event()

    async def serve() -> None:
        async with serving(RestInput(), AdvisorPage(), handler=advisor.hear) as advisor.url:
            started.set()
            while not done.is_set():
                await asyncio.sleep(0.05)

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    assert started.wait(30)
    yield advisor
    done.set()
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = require_chromium()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def advisor(server: Advisor) -> Advisor:
    """The stub, as new: nothing heard, up, its gate open."""
    server.heard.clear()
    server.down = False
    server.gate.set()
    return server


@pytest.fixture
def page(browser: Browser, advisor: Advisor) -> Iterator[Page]:
    """The chat page in a browser that has never seen it; a script error or an off-site request fails the test."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: (errors.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: request.url.startswith((advisor.url, "blob:")) or errors.append(request.url))
    page.goto(advisor.url)
    yield page
    context.close()
    assert errors == []
