"""The window that "Why?" opens: what the score is made of, the reasons with their sources, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from slack_sdk.models.blocks import Block, PlainTextObject
from slack_sdk.models.views import View

from channels.slack.cards import headline
from channels.slack.delivery import Delivery, Undelivered
from channels.slack.elements import context, fields, sections, sources
from channels.slack.limits import BLOCKS, fitted
from channels.slack.mrkdwn import escape
from channels.slack.patience import patiently
from channels.slack.said import Payload
from channels.slack.words import words
from channels.worker import Busy

POINTS, REASONS, OTHERS = 10, 5, 5
"""How much of what counts, how many reasons, and how many changes and frameworks that were ruled out."""


async def show(delivery: Delivery, trigger: str, token: str) -> None:
    """Opens the window, which Slack allows for three seconds only, and fills it when the advice is worked out."""
    opened = await delivery.call("views.open", trigger_id=trigger, view=view(sections(words()["loading"])))
    try:
        filled = await patiently(why, token)
    except ValueError:
        filled = view(sections(words()["why_gone"]))
    except Busy:
        filled = view(sections(words()["why_busy"]))
    identity = (opened.get("view") or {}).get("id")
    if not identity:
        raise Undelivered("no view")
    await delivery.call("views.update", view_id=identity, view=filled)


def why(token: str) -> Payload:
    """The view of the advice that a token stands for.

    Raises:
        ValueError: when it stands for none.
    """
    from advisor import reply
    from advisor.tokens import again

    _, advice, _ = again(token)
    if advice.pick is None:
        raise ValueError("nothing is advised")
    return view(list(explained(reply.recommendation(advice))))


def explained(payload: Payload) -> Iterator[Block]:
    """A recommendation's working."""
    say, first = words(), payload["ranking"][0]
    yield from sections(f"*{escape(headline(payload))}*")
    yield from sections(say["why_points"].format(score=first["score"]))
    parts = sorted(first["contributions"], key=lambda part: -part["points"])
    yield from fields([_points(part) for part in parts[:POINTS]])
    yield from sections(say["why_reasons"])
    for reason in islice(payload["reasons"], REASONS):
        yield from sections(f"• {escape(reason['text'])}")
        yield from sources(reason["evidence"])
    yield from _listed(say["why_flips"], [say["why_flip"].format(**_escaped(flip)) for flip in payload["flips"]])
    yield from _listed(say["why_out"], [say["why_ruled"].format(**_escaped(out)) for out in payload["ruled_out"]])
    yield context(say["why_made"].format(version=payload["knowledge_version"], seed=payload["seed"]))


def _points(part: Payload) -> str:
    rating = words()["unknown"] if part["rating"] is None else f"{part['rating']:.1f}"
    return str(words()["why_line"].format(**{**part, "label": escape(part["label"]), "rating": rating}))


def _listed(title: str, lines: list[str]) -> list[Block]:
    return sections("\n".join([title, *lines[:OTHERS]])) if lines else []


def _escaped(item: Payload) -> dict[str, Any]:
    return {name: escape(value) if isinstance(value, str) else value for name, value in item.items()}


def view(blocks: list[Block]) -> Payload:
    """A modal."""
    say = words()
    title, close = (PlainTextObject(text=say[name]) for name in ("why_title", "close"))
    made = View(type="modal", title=title, close=close, blocks=blocks[:BLOCKS]).to_dict()
    return {**made, "blocks": fitted(made["blocks"])}
