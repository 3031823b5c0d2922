"""The chat on a page of another site, which allows nothing that the chat does not need."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.advisor import Advisor
from tests.browser.chatting import ask, box, write
from tests.browser.site import Site


@pytest.fixture
def embedded(visit: Callable[..., Page], advisor: Advisor, elsewhere: Site) -> Callable[..., Page]:
    """Opens the page of the other site with a tag that has some attributes."""

    def opened(attributes: str = "", address: str = elsewhere.url, **options: object) -> Page:
        elsewhere.advisor, elsewhere.attributes = advisor.url, attributes
        page = visit(address, **options)
        expect(page.locator("framework-advisor")).to_be_attached()
        return page

    return opened


def launcher(page: Page):
    """The button in the corner."""
    return page.locator(".launcher")


def test_one_tag_gives_a_button_that_opens_the_chat(embedded: Callable[..., Page], advisor: Advisor) -> None:
    """Under the page's strict policy, in its own look; a conversation goes on over a reload."""
    page = embedded()
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text) if "Content Security" in message.text else None)
    expect(box(page)).to_be_hidden()
    launcher(page).click()
    expect(page.get_by_role("dialog", name="Framework Advisor")).to_be_visible()
    expect(box(page)).to_be_focused()
    expect(ask(page, "recommend").locator(".card-recommendation")).to_be_visible()
    assert launcher(page).evaluate("node => getComputedStyle(node).position") == "fixed"
    page.reload()
    expect(page.locator(".turn.advisor")).to_have_count(1)
    assert blocked == []
    assert advisor.heard == ["recommend"]


def test_nothing_is_asked_of_the_advisor_before_it_is_opened(embedded: Callable[..., Page], advisor: Advisor) -> None:
    """Nor is anything kept in the browser of who only passes by."""
    page = embedded()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/chat/" in request.url else None)
    page.reload()
    launcher(page).click()
    expect(page.get_by_role("heading", name="What are you building?")).to_be_visible()
    assert asked == []
    assert page.evaluate("localStorage.length") == 0


def test_page_of_a_site_that_is_not_allowed_is_refused(
    embedded: Callable[..., Page], advisor: Advisor, elsewhere: Site
) -> None:
    """It may load the script, and is told that it may not ask."""
    page = embedded(address=elsewhere.other_url)
    launcher(page).click()
    write(page, "hello")
    expect(page.get_by_role("alert")).to_contain_text("does not take messages from this site")
    assert advisor.heard == []


def test_attributes_of_the_tag_are_heeded(embedded: Callable[..., Page]) -> None:
    """Title, colour, side, theme, no greeting, open at once without taking the focus."""
    page = embedded(
        'data-title="Ask us" data-accent="#ffd400" data-position="left" data-theme="dark" data-greeting="off" data-open'
    )
    expect(page.get_by_role("dialog", name="Ask us")).to_be_visible()
    expect(page.get_by_role("heading", name="What are you building?")).to_have_count(0)
    assert page.evaluate("document.activeElement === document.body")
    looks = launcher(page).evaluate("node => (s => [s.backgroundColor, s.color])(getComputedStyle(node))")
    assert looks == ["rgb(255, 212, 0)", "rgb(0, 0, 0)"]
    assert launcher(page).bounding_box()["x"] < 100
    panel = page.locator(".panel").evaluate("node => getComputedStyle(node).backgroundColor")
    assert panel == "rgb(20, 22, 27)"


def test_what_is_no_colour_changes_nothing(embedded: Callable[..., Page]) -> None:
    """It is text of the page's author, and goes nowhere else."""
    page = embedded('data-accent="red; } body { display: none"')
    assert launcher(page).evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(61, 79, 196)"


def test_escape_closes_and_gives_the_focus_back(embedded: Callable[..., Page]) -> None:
    """It stays closed on the next page, too."""
    page = embedded("data-open")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(launcher(page)).to_be_focused()
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")
    page.reload()
    expect(launcher(page)).to_be_visible()
    expect(box(page)).to_be_hidden()


def test_answer_that_comes_when_it_is_closed_is_shown(embedded: Callable[..., Page], advisor: Advisor) -> None:
    """At the button, also to who does not see it."""
    page = embedded()
    launcher(page).click()
    advisor.agent.gate.clear()
    write(page, "slow")
    page.keyboard.press("Escape")
    advisor.agent.gate.set()
    expect(page.get_by_role("button", name="There is a new answer.")).to_be_visible()
    launcher(page).click()
    expect(page.locator(".turn.advisor")).to_be_visible()
    page.keyboard.press("Escape")
    expect(launcher(page)).to_have_accessible_name("Open the chat: Framework Advisor")


def test_look_of_the_page_stays_outside(embedded: Callable[..., Page]) -> None:
    """However small or gaudy its letters are."""
    page = embedded("data-open")
    size = "node => [getComputedStyle(node).fontSize, getComputedStyle(node).color, node.offsetHeight]"
    before = box(page).evaluate(size)
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync("html { font-size: 6px } * { color: red !important; text-transform: uppercase }");
            document.adoptedStyleSheets = [sheet];
        }"""
    )
    assert box(page).evaluate(size) == before


def test_it_covers_a_small_screen_and_opens_there_only_when_asked(embedded: Callable[..., Page]) -> None:
    """A page on a telephone is not hidden behind a chat that nobody opened; the focus stays in one that was."""
    page = embedded("data-open", viewport={"width": 320, "height": 600})
    expect(box(page)).to_be_hidden()
    launcher(page).click()
    assert page.locator(".panel").bounding_box() == {"x": 0, "y": 0, "width": 320, "height": 600}
    expect(page.get_by_role("dialog")).to_have_attribute("aria-modal", "true")
    box(page).press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="New conversation")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Send")).to_be_focused()
    page.get_by_role("button", name="Close the chat").click()
    expect(launcher(page)).to_be_focused()
