"""Talking to the chat as a person does."""

from playwright.sync_api import Locator, Page, expect


def box(page: Page) -> Locator:
    """Where one writes."""
    return page.get_by_label("Your message")


def write(page: Page, text: str) -> None:
    """Types `text` and sends it with Enter."""
    box(page).fill(text)
    box(page).press("Enter")


def ask(page: Page, text: str) -> Locator:
    """Says `text`, and gives the reply once all of it is there."""
    replies = page.locator(".turn.advisor")
    before = replies.count()
    write(page, text)
    expect(replies).to_have_count(before + 1)
    expect(replies.last.get_by_role("group", name="Was this answer helpful?")).to_be_attached()
    return replies.last
