"""Draws the messages of one turn as Slack's Block Kit: what to post, and in which order."""

import html
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    ImageBlock,
    MarkdownTextObject,
    SectionBlock,
)

WORDS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "wording.yml").read_text(encoding="utf-8"))

UNDRAWABLE = (AttributeError, TypeError, ValueError, SlackObjectFormationError)

# Slack's own limits: https://docs.slack.dev/reference/block-kit/blocks
SECTION_CHARACTERS, BUTTON_CHARACTERS, VALUE_CHARACTERS, BUTTONS = 3000, 75, 2000, 25
ADDRESS_CHARACTERS, ALT_CHARACTERS = 3000, 2000
REASONS = 5


def posts(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The arguments of `chat.postMessage`, one dictionary a post.

    A recommendation replaces the texts since the payload before it, which stay as the notification's text;
    other payloads are left to their text.
    """
    drawn: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = []
    for message in messages:
        waiting += [message] if message.get("text") else []
        if message.get("custom"):
            drawn += _group(waiting, message["custom"])
            waiting = []
    return drawn + [_said(message) for message in waiting]


def _group(texts: list[dict[str, Any]], payload: dict[str, Any]) -> list[dict[str, Any]]:
    try:
        return [_recommended(texts, payload)] if _headline(payload) else _beside(texts, payload)
    except UNDRAWABLE:
        # A payload of an unforeseen shape must not cost the person the answer: its text is whole by itself.
        return [_said(message) for message in texts]


def _recommended(texts: list[dict[str, Any]], payload: dict[str, Any]) -> dict[str, Any]:
    headline = _headline(payload)
    buttons = _buttons(button for text in texts for button in text.get("buttons") or [])
    said = "\n".join(message["text"] for message in texts)
    # Where nothing met every must, the pick holds only once one is given up: that has to be said first.
    before = [_section(escape(said))] if said and payload.get("given_up") else []
    return _post(said or headline, [*before, *_card(headline, payload), *buttons])


def _beside(texts: list[dict[str, Any]], payload: dict[str, Any]) -> list[dict[str, Any]]:
    """The texts, the picture of the payload after the first paragraph of the last one, before its buttons."""
    said = [_said(message) for message in texts]
    for last in said[-1:]:
        last["blocks"][1:1] = [block.to_dict() for block in _picture(payload)]
    return said


def _said(message: dict[str, Any]) -> dict[str, Any]:
    return _post(message["text"], [_section(escape(message["text"])), *_buttons(iter(message.get("buttons") or []))])


def _post(text: str, blocks: list[Block]) -> dict[str, Any]:
    return {"text": escape(text), "blocks": [block.to_dict() for block in blocks]}


def _headline(payload: dict[str, Any]) -> str:
    """What a recommendation advises, in one line; empty for any other payload and for a pick of nothing."""
    pick = payload.get("pick") if payload.get("kind") == "recommendation" else None
    train, run = ((pick[part] or {}).get("name") if pick and part in pick else None for part in ("train", "run"))
    if not (train or run):
        return ""
    form = "same" if train == run else "both" if train and run else "train" if train else "run"
    return WORDS[form].format(train=train, run=run)


def _card(headline: str, payload: dict[str, Any]) -> Iterator[Block]:
    yield _section(f"*{escape(headline)}*")
    if by := (payload.get("export") or {}).get("by"):
        yield _context(escape(WORDS["export"].format(by=by)))
    for reason in islice(payload.get("reasons") or [], REASONS):
        yield _section(f"• {escape(str(reason.get('text', '')))}")
        if sources := " · ".join(_source(evidence) for evidence in reason.get("evidence") or []):
            yield _context(sources)
    yield from _picture(payload)


def _picture(payload: dict[str, Any]) -> Iterator[Block]:
    """The payload's chart, where Slack can reach it: it fetches pictures itself, and from https addresses only."""
    chart = payload.get("chart") or {}
    url, alt = str(chart.get("png", "")), str(chart.get("alt", ""))
    if url.startswith("https://") and len(url) <= ADDRESS_CHARACTERS and alt:
        yield ImageBlock(image_url=url, alt_text=alt[:ALT_CHARACTERS])


def _source(evidence: dict[str, Any]) -> str:
    url, checked = str(evidence.get("url", "")), str(evidence.get("checked", ""))
    name = str(evidence.get("title") or urlsplit(url).hostname or url)
    # A bar or a bracket inside a link's address would end it early.
    linkable = url.startswith(("https://", "http://")) and not set(url) & set("|<> ")
    shown = f"<{escape(url)}|{escape(name)}>" if linkable else escape(name)
    return f"{shown} {WORDS['checked'].format(date=escape(checked))}" if checked else shown


def _section(mrkdwn: str) -> Block:
    return SectionBlock(text=MarkdownTextObject(text=_clipped(mrkdwn)))


def _context(mrkdwn: str) -> Block:
    return ContextBlock(elements=[MarkdownTextObject(text=_clipped(mrkdwn))])


def _buttons(buttons: Iterator[dict[str, Any]]) -> list[Block]:
    elements = [
        ButtonElement(
            text=str(button["title"])[:BUTTON_CHARACTERS],
            value=str(button["payload"])[:VALUE_CHARACTERS],
            action_id=f"say_{place}",
        )
        for place, button in enumerate(islice(buttons, BUTTONS))
    ]
    return [ActionsBlock(elements=elements)] if elements else []


def _clipped(mrkdwn: str) -> str:
    """At most Slack's limit, not cut inside an escaped character."""
    if len(mrkdwn) <= SECTION_CHARACTERS:
        return mrkdwn
    return re.sub(r"&[a-z]*$", "", mrkdwn[: SECTION_CHARACTERS - 1]) + "…"


def escape(text: str) -> str:
    """`text` as Slack shows it literally: only &, < and > mean something to it."""
    return html.escape(text, quote=False)
