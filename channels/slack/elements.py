"""The pieces that messages are drawn with, each within Slack's limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    ImageBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    SectionBlock,
    StaticSelectElement,
)

from channels.slack.limits import FIELD, FIELDS, SECTION, cut, pieces
from channels.slack.mrkdwn import escape
from channels.slack.words import words

# Slack's own limits: https://docs.slack.dev/reference/block-kit/block-elements
LABEL, VALUE, CHOICE, BUTTONS, CHOICES = 75, 2000, 150, 25, 100

SAY = "say"
"""The action of what says its value for the person; what follows an underscore only tells elements apart."""

Payload = dict[str, Any]


def sections(mrkdwn: str) -> list[Block]:
    """A text, in several sections where it is too long for one."""
    return [SectionBlock(text=MarkdownTextObject(text=piece)) for piece in pieces(mrkdwn)]


def fields(texts: Sequence[str]) -> list[Block]:
    """Short texts side by side."""
    cells = [MarkdownTextObject(text=cut(text, FIELD)) for text in texts]
    return [SectionBlock(fields=cells[at : at + FIELDS]) for at in range(0, len(cells), FIELDS)]


def context(mrkdwn: str) -> Block:
    """A small grey line."""
    return ContextBlock(elements=[MarkdownTextObject(text=cut(mrkdwn, SECTION))])


def image(url: str, alt: str) -> Block:
    """A picture that Slack fetches."""
    return ImageBlock(image_url=url, alt_text=alt)


def row(*elements: InteractiveElement) -> Block:
    """Things to press."""
    return ActionsBlock(elements=list(elements))


def press(label: str, value: str, action: str, **more: Any) -> ButtonElement:
    """A button."""
    return ButtonElement(text=cut(label, LABEL), value=value[:VALUE], action_id=action, **more)


def answers(buttons: Sequence[Payload]) -> list[Block]:
    """Buttons that say their payload; a list to choose from where there are more than Slack takes."""
    offered = [(str(button["title"]), str(button["payload"])) for button in buttons]
    if len(offered) > BUTTONS and all(len(value) <= CHOICE for _, value in offered):
        return [row(choice({value: title for title, value in offered[:CHOICES]}))]
    shown = [press(title, value, f"{SAY}_{place}") for place, (title, value) in enumerate(offered[:BUTTONS])]
    return [row(*shown)] if shown else []


def choice(labels: Mapping[str, str]) -> InteractiveElement:
    """A list to choose from: value -> label."""
    return StaticSelectElement(
        placeholder=words()["choose"], options=_options(labels), action_id=f"{SAY}_choice", focus_on_load=False
    )


def menu(labels: Mapping[str, str], action: str) -> InteractiveElement:
    """Up to five things behind three dots: value -> label."""
    return OverflowMenuElement(options=_options(labels), action_id=action)


def _options(labels: Mapping[str, str]) -> list[Option]:
    return [Option(value=value, text=cut(label, LABEL)) for value, label in labels.items()]


def source(evidence: Payload) -> str:
    """Where something is from, as a link, and when it was looked at last."""
    url, checked = str(evidence.get("url") or ""), str(evidence.get("checked") or "")
    name = str(evidence.get("title") or urlsplit(url).hostname or url)
    # A bar or a bracket inside a link's address would end it early.
    linkable = url.startswith(("https://", "http://")) and not set(url) & set("|<> ")
    shown = f"<{escape(url)}|{escape(name)}>" if linkable else escape(name)
    return f"{shown} {words()['checked'].format(date=escape(checked))}" if checked else shown


def sources(items: Sequence[Payload]) -> list[Block]:
    """Sources in one grey line, each once."""
    shown = dict.fromkeys(source(item) for item in items)
    return [context(" · ".join(shown))] if shown else []
