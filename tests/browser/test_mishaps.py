"""What goes wrong on the way costs nobody a message, and doubles none."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.advisor import Advisor
from tests.browser.chatting import ask, box, write

RESTORED = "The advisor could not be reached"


def once(page: Page, text: str) -> None:
    """The message is there once, and so is each part of its answer."""
    expect(page.locator(".turn.advisor")).to_have_count(1)
    expect(page.locator(".turn.advisor").get_by_role("group", name="Was this answer helpful?")).to_be_attached()
    expect(page.locator(".turn.person")).to_have_count(1)
    expect(page.locator(".turn.person")).to_contain_text(text)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_reload_shows_the_same_conversation(page: Page, advisor: Advisor) -> None:
    """After a reload everything is there once, cards too, and the advisor knows who speaks."""
    ask(page, "recommend")
    ask(page, "help")
    shown = page.get_by_role("log").inner_text()
    page.reload()
    expect(page.locator(".turn.advisor")).to_have_count(2)
    assert page.get_by_role("log").inner_text() == shown
    ask(page, "again")
    assert len({sender for sender, _ in advisor.agent.heard}) == 1


def test_reload_in_mid_answer(page: Page, advisor: Advisor) -> None:
    """The answer comes all the same, to a message that was taken in once."""
    advisor.agent.after_first.clear()
    write(page, "recommend")
    expect(page.locator(".card-recommendation")).to_be_visible()
    page.reload()
    expect(page.locator(".card-recommendation")).to_be_visible()
    advisor.agent.after_first.set()
    once(page, "recommend")
    expect(page.locator(".card")).to_have_count(2)
    assert advisor.heard == ["recommend"]


def test_connection_that_drops_in_mid_answer(page: Page, advisor: Advisor) -> None:
    """It is taken up again where it was, and meanwhile the person is told."""
    advisor.agent.after_first.clear()
    write(page, "recommend")
    expect(page.locator(".card-recommendation")).to_be_visible()
    advisor.do(advisor.line.cut())
    expect(page.locator(".pending")).to_contain_text("Trying again")
    advisor.agent.after_first.set()
    advisor.do(advisor.line.mend())
    once(page, "recommend")
    expect(page.locator(".card")).to_have_count(2)
    assert advisor.heard == ["recommend"]


@pytest.mark.parametrize("when", ["before", "within"])
def test_server_that_is_killed_and_comes_back(page: Page, advisor: Advisor, when: str) -> None:
    """The message that had no answer gets it from the new one; what was answered before is still there."""
    ask(page, "help")
    advisor.agent.gate.clear()
    if when == "before":
        advisor.do(advisor.kill())
    write(page, "recommend")
    expect(page.locator(".pending")).to_be_visible()
    if when == "within":
        advisor.do(advisor.kill())
    expect(page.locator(".pending")).to_contain_text("Trying again")
    advisor.agent.gate.set()
    advisor.do(advisor.start())
    expect(page.locator(".turn.advisor")).to_have_count(2, timeout=20_000)
    expect(page.locator(".turn.advisor").last.locator(".thumbs")).to_be_attached()
    shown = page.get_by_role("log").inner_text()
    page.reload()
    expect(page.locator(".turn.advisor")).to_have_count(2)
    assert page.get_by_role("log").inner_text() == shown
    expect(page.locator(".turn.person")).to_have_count(2)


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        (503, "failed", "The advisor could not answer. Your message is kept."),
        (429, "too_often", "Please try again in 40 seconds. Your message is kept."),
        (401, "unauthorised", "asks for a token"),
        (403, "origin", "does not take messages from this site"),
        (400, "text", "(error 400)"),
    ],
)
def test_refusal_is_told_and_can_be_tried_again(
    page: Page, advisor: Advisor, status: int, code: str, told: str
) -> None:
    """In clear words; "try again" sends the same, and it is shown once."""

    def refuse(route: Route) -> None:
        route.fulfill(status=status, json={"error": {"code": code}}, headers={"Retry-After": "40"})

    page.route("**/chat/messages", refuse)
    write(page, "precious words")
    expect(page.get_by_role("alert")).to_contain_text(told)
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    once(page, "precious words")
    assert advisor.heard == ["precious words"]


def test_turn_that_fails_is_told_and_can_be_tried_again(page: Page, advisor: Advisor) -> None:
    """Nothing of it was kept, and the same message is answered the second time."""
    advisor.agent.down = True
    write(page, "precious words")
    expect(page.get_by_role("alert")).to_contain_text("Your message is kept")
    advisor.agent.down = False
    page.get_by_role("button", name="Try again").click()
    once(page, "precious words")


def test_busy_advisor_is_asked_again_by_itself(page: Page, advisor: Advisor) -> None:
    """What passes in a moment needs no press."""
    answers = iter([503, 503])

    def refuse(route: Route) -> None:
        status = next(answers, None)
        route.fulfill(status=status, body="") if status else route.continue_()

    page.route("**/chat/messages", refuse)
    write(page, "patience")
    once(page, "patience")
    assert advisor.heard == ["patience"]


def test_unanswered_message_is_sent_after_a_reload(page: Page, advisor: Advisor) -> None:
    """It never reached the advisor, and is not lost."""
    page.route("**/chat/messages", lambda route: route.fulfill(status=400, json={}))
    write(page, "precious words")
    expect(page.get_by_role("alert")).to_be_visible()
    page.unroute_all()
    page.reload()
    once(page, "precious words")
    assert advisor.heard == ["precious words"]


def test_advisor_that_forgot_says_so(page: Page, advisor: Advisor) -> None:
    """What is shown stays, for the person to read."""
    ask(page, "help")
    advisor.agent.tracker_store.store.clear()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("no longer has this conversation")).to_be_visible()
    expect(page.locator(".turn.advisor")).to_have_count(1)


def test_history_that_does_not_come_can_be_tried_again(page: Page) -> None:
    """It is said, and what was said is there once it does."""
    ask(page, "help")
    page.route("**/chat/messages?*", lambda route: route.fulfill(status=400, json={}))
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("could not be fetched")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".turn.advisor")).to_have_count(1)


def test_chat_works_where_storage_is_denied(visit: Callable[..., Page], advisor: Advisor) -> None:
    """As long as the page lasts."""
    page = visit("/static/icon.svg")
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }});"
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no', 'SecurityError') }});"
    )
    page.goto(advisor.url)
    ask(page, "first")
    ask(page, "second")
    assert len({sender for sender, _ in advisor.agent.heard}) == 1
    expect(box(page)).to_be_focused()
