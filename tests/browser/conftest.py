"""The chat in a real Chromium, against a server that gives canned replies."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.advisor import Advisor
from tests.browser.site import Site
from tests.system import require_chromium

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="package")
def elsewhere() -> Iterator[Site]:
    """Another site, whose pages may talk to the advisor; under its other name, `localhost`, they may not."""
    with Site().running() as site:
        yield site


@pytest.fixture(scope="package")
def server(elsewhere: Site) -> Iterator[Advisor]:
    """One for all browser tests."""
    advisor = Advisor(elsewhere.url)
    with advisor.running():
        yield advisor


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; ended with the package, since no other event loop can run in this thread meanwhile."""
    path = require_chromium()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def advisor(server: Advisor) -> Advisor:
    """The server, as new: nothing heard, up, its gates open."""
    server.agent.renew()
    return server


@pytest.fixture
def visit(browser: Browser, advisor: Advisor, elsewhere: Site) -> Iterator[Callable[..., Page]]:
    """Opens pages in browsers that have never been here; a script error or an off-site request fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(address: str = "/", **options: object) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: (errors.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: ours(request.url) or errors.append(request.url))
        page.goto(address if "//" in address else f"{advisor.url}{address}")
        return page

    def ours(url: str) -> bool:
        return url.startswith((advisor.url, elsewhere.url, elsewhere.other_url, "blob:"))

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """The advisor's own page."""
    return visit()
