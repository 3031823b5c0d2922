"""The chat for people who use the keyboard, a screen reader, other colours, or a small screen."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from channels.widget import SCRIPT
from tests.browser.advisor import Advisor
from tests.browser.canned import REPLIES
from tests.browser.chatting import ask, box

AXE = Path(__file__).resolve().parents[2] / "widget/node_modules/axe-core/axe.min.js"
MOST = 120_000  # bytes of the packed script


def test_keyboard_alone(page: Page, advisor: Advisor) -> None:
    """From the top of the page, Tab and Enter reach a start, an answer's button, the folded parts and the box."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="New conversation")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="Conversation")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".turn.advisor")).to_have_count(1)
    expect(box(page)).to_be_focused()
    page.keyboard.type("help")
    page.keyboard.press("Enter")
    expect(page.locator(".thumbs")).to_have_count(2)
    for name in ("Not helpful", "Helpful", "Compare PyTorch and JAX"):
        page.keyboard.press("Shift+Tab")
        expect(page.get_by_role("button", name=name, exact=True).last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".turn.person").last).to_contain_text("Compare PyTorch and JAX")
    expect(box(page)).to_be_focused()


def test_contributions_unfold_by_keyboard(page: Page) -> None:
    """How a framework's points add up opens with Enter."""
    reply = ask(page, "recommend")
    sum_of_first = reply.get_by_text("2 points · rated 5, weight 0.4").first
    expect(sum_of_first).to_be_hidden()
    reply.locator("summary.rank").first.focus()
    page.keyboard.press("Enter")
    expect(sum_of_first).to_be_visible()


def test_what_is_shown_again_is_not_read_again(page: Page) -> None:
    """While a conversation is put together after a reload, the live region keeps quiet."""
    ask(page, "help")
    page.context.add_init_script(
        """new MutationObserver(changes => {
            for (const { addedNodes } of changes) for (const host of addedNodes)
                if (host.shadowRoot === null && host.localName === "framework-advisor") watch(host);
        }).observe(document, { childList: true, subtree: true });
        window.loud = 0;
        function watch(host) {
            const wait = setInterval(() => {
                const log = host.shadowRoot?.querySelector("[role=log]");
                if (!log) return;
                clearInterval(wait);
                new MutationObserver(() => { if (log.ariaBusy !== "true") window.loud += log.childElementCount === 0 }).
                    observe(log, { childList: true });
            });
        }"""
    )
    page.reload()
    expect(page.locator(".turn.advisor")).to_have_count(1)
    assert page.evaluate("window.loud") == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_overflows(visit: Callable[..., Page], theme: str) -> None:
    """At three widths, with every kind of reply and all that folds open: no rule broken, nothing scrolls sideways."""
    page = visit(viewport={"width": 1280, "height": 700}, color_scheme=theme, reduced_motion="reduce")
    page.route("**/chat/feedback", lambda route: route.fulfill(status=204))
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page) == []
    for kind in REPLIES:
        ask(page, kind)
    page.get_by_role("button", name="Not helpful").last.click()
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    for width in (1280, 768, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".scroller").evaluate("node => node.scrollWidth <= node.clientWidth")


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe-core holds against the page: the rule, and the first element."""
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations)")
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def test_dark_theme_is_dark(visit: Callable[..., Page]) -> None:
    """The chat follows the system's theme."""
    ground = "node => getComputedStyle(node).backgroundColor"
    page = visit(color_scheme="light")
    assert page.locator(".panel").evaluate(ground) == "rgb(246, 246, 243)"
    page.emulate_media(color_scheme="dark")
    assert page.locator(".panel").evaluate(ground) == "rgb(20, 22, 27)"


def test_nothing_moves_for_who_wants_that(visit: Callable[..., Page], advisor: Advisor) -> None:
    """The sign that the advisor is at work stands still."""
    page = visit(reduced_motion="reduce")
    advisor.agent.gate.clear()
    box(page).fill("slow")
    box(page).press("Enter")
    expect(page.locator(".pending")).to_be_visible()
    assert page.locator(".pending i").first.evaluate("node => getComputedStyle(node).animationName") == "none"
    advisor.agent.gate.set()


def test_bars_are_seen_in_forced_colours(visit: Callable[..., Page]) -> None:
    """Where the system paints all grounds alike, a bar still stands out from what is behind it."""
    page = visit(forced_colors="active")
    fill = ask(page, "recommend").locator(".fill").first
    ground = "node => getComputedStyle(node).backgroundColor"
    assert fill.evaluate(ground) != page.locator(".card").first.evaluate(ground)


def test_script_is_small() -> None:
    """Packed as it is sent."""
    assert len(gzip.compress(SCRIPT.read_bytes())) <= MOST
