"""Draws the messages of one turn as Slack's Block Kit: what to post, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from channels.slack import cards
from channels.slack.elements import answers, context, image, menu, sections
from channels.slack.limits import fitted
from channels.slack.mrkdwn import escape
from channels.slack.pictures import fetched, uploaded
from channels.slack.words import words

UNDRAWABLE = (AttributeError, KeyError, TypeError, ValueError, SlackObjectFormationError)

RATED = {"comparison", "facts", "explanation", "migration", "start", "list", "definition", "record"}
"""Kinds of replies that can be rated under their text; a recommendation has buttons for it."""

Payload = dict[str, Any]


def posts(messages: list[Payload], about: str = "") -> list[Payload]:
    """The arguments of `chat.postMessage`, one dictionary a post; beside them `chart`, what to upload after it.

    A recommendation replaces the texts since the payload before it, which stay as the notification's text;
    other payloads are drawn below their text. `about` (mrkdwn) stands above the first, as for whom it is.
    """
    drawn: list[Payload] = []
    waiting: list[Payload] = []
    for message in messages:
        waiting += [message] if message.get("text") else []
        if message.get("custom"):
            drawn += _group(waiting, message["custom"])
            waiting = []
    drawn += [_said(message) for message in waiting]
    if about and drawn:
        drawn[0]["blocks"].insert(0, context(about).to_dict())
    return [{**post, "blocks": fitted(post["blocks"])} for post in drawn]


def _group(texts: list[Payload], payload: Payload) -> list[Payload]:
    try:
        return [_recommended(texts, payload)] if cards.headline(payload) else _beside(texts, payload)
    except UNDRAWABLE:
        # A payload of an unforeseen shape must not cost the person the answer: its text is whole by itself.
        return [_said(message) for message in texts]


def _recommended(texts: list[Payload], payload: Payload) -> Payload:
    headline = cards.headline(payload)
    said = "\n".join(message["text"] for message in texts)
    before = sections(escape(_first(said, payload)))
    buttons = answers([button for text in texts for button in text.get("buttons") or []])
    post = _post(
        said or headline,
        [*before, *cards.recommendation(payload), *_picture(payload), cards.presses(payload), *buttons],
    )
    return {**post, **_upload(payload)}


def _first(said: str, payload: Payload) -> str:
    """What has to be said before the card: that nothing meets all the musts, what the last message changed, how staying
    compares with leaving, or what is level with the pick. Reasons, a line each, are the card's.
    """
    if payload.get("given_up"):
        return said
    told = any(payload.get(name) for name in ("changed", "staying", "ties"))
    return "\n".join(takewhile(lambda line: not line.startswith("- "), said.splitlines())) if told else ""


def _beside(texts: list[Payload], payload: Payload) -> list[Payload]:
    """The texts; below the last one, and above its buttons, what the payload has to show."""
    *first, last = texts or [{}]
    if not last:
        return []
    below = [*cards.beside(payload), *_picture(payload)]
    post = {**_said(last, below, payload), **_upload(payload)}
    return [*(_said(message) for message in first), post]


def _said(message: Payload, below: Sequence[Block] = (), payload: Payload | None = None) -> Payload:
    payload = payload or {}
    text = sections(cards.with_code(escape(message["text"]), payload))
    if payload.get("kind") in RATED:
        text[0].accessory = _rating()
    return _post(message["text"], [*text, *below, *answers(message.get("buttons") or [])])


def _rating() -> Any:
    say = words()
    return menu({"up": f"{say['up']} {say['up_label']}", "down": f"{say['down']} {say['down_label']}"}, "rate_menu")


def _picture(payload: Payload) -> list[Block]:
    chart = fetched(payload)
    return [image(**chart)] if chart else []


def _upload(payload: Payload) -> Payload:
    chart = uploaded(payload, cards.headline(payload) or str(payload["kind"]))
    return {"chart": chart} if chart else {}


def _post(text: str, blocks: list[Block]) -> Payload:
    return {"text": escape(text), "blocks": [block.to_dict() for block in blocks]}
