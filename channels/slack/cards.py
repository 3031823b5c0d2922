"""What of a payload is drawn: a recommendation as a card, a comparison as fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from slack_sdk.models.blocks import Block

from channels.slack.elements import VALUE, context, fields, menu, press, row, sections, sources
from channels.slack.mrkdwn import escape
from channels.slack.words import words

REASONS, FLIPS, ROWS = 5, 1, 10
"""How many reasons and changes of a recommendation, and rows of a comparison, are drawn."""

Payload = dict[str, Any]


def headline(payload: Payload) -> str:
    """What a recommendation advises, in one line; empty for any other payload and for a pick of nothing."""
    pick = payload.get("pick") if payload.get("kind") == "recommendation" else None
    return pick_line(pick) if pick else ""


def pick_line(pick: Payload) -> str:
    """What to train with and what to run with, in one line; empty where that is nothing."""
    train, run = ((pick.get(part) or {}).get("name") for part in ("train", "run"))
    if not (train or run):
        return ""
    form = "same" if train == run else "both" if train and run else "train" if train else "run"
    return str(words()[form].format(train=train, run=run))


def recommendation(payload: Payload) -> Iterator[Block]:
    """The pick, how sure it is, how one reaches the other, the reasons with their sources, what would change it."""
    yield from sections(f"*{escape(headline(payload))}*")
    for line in filter(None, (_needs(payload), _share(payload))):
        yield context(line)
    if by := (payload.get("export") or {}).get("by"):
        yield context(escape(words()["export"].format(by=by)))
    for companion in payload.get("companions") or []:
        yield from sections(escape(str(companion["text"])))
    for reason in islice(payload.get("reasons") or [], REASONS):
        yield from sections(f"• {escape(str(reason.get('text', '')))}")
        yield from sources(reason.get("evidence") or [])
    for flip in islice(payload.get("flips") or [], FLIPS):
        yield context(escape(words()["flip"].format(change=flip["change"], pick=pick_line(flip["pick"]))))


def _needs(payload: Payload) -> str:
    """What the advice rests on, so that it can be put right; what does not matter is left out."""
    shown = [
        _said(id_, item)
        for id_, items in (payload.get("needs") or {}).items()
        for item in items
        if isinstance(item, dict) and item["value"] is not None
    ]
    return str(words()["needs"].format(needs=" · ".join(shown))) if shown else ""


def _said(id_: str, item: Payload) -> str:
    value = escape(item["label"])
    return value if item["wanted"] else str(words()["without" if id_ == "exclude" else "not"].format(value=value))


def _share(payload: Payload) -> str:
    ranking, remaining = payload.get("ranking") or [], payload.get("remaining")
    if not ranking or remaining is None:
        return ""
    return str(words()["share"].format(share=ranking[0]["first_share"], remaining=remaining))


def presses(payload: Payload) -> Block:
    """Why, a thumb up or down, and what is asked most often."""
    say, token = words(), token_of(payload)
    more = menu({said: label for label, said in say["menu"].items()}, "say_menu")
    thumbs = [
        press(say[thumb], thumb, f"rate_{thumb}", accessibility_label=say[f"{thumb}_label"]) for thumb in ("up", "down")
    ]
    return row(*([press(say["why"], token, "why")] if token else []), *thumbs, more)


def token_of(payload: Payload) -> str:
    """What the advice can be worked out from again, as its chart's address holds it; nothing where it is too long."""
    name = str((payload.get("chart") or {}).get("png") or "").rpartition("/")[2]
    token = name.removesuffix(".png").partition("-")[2]
    return token if len(token) <= VALUE else ""


def with_code(mrkdwn: str, payload: Payload) -> str:
    """A text with the first program in it as code, in which asterisks mean nothing to Slack."""
    program = escape(re.sub(r"\n\s*\n", "\n", str(payload.get("first_program") or "").strip()))
    return mrkdwn.replace(program, f"```\n{program}\n```", 1) if program else mrkdwn


def beside(payload: Payload) -> list[Block]:
    """What is shown below the text of another payload."""
    if payload.get("kind") != "comparison":
        return []
    names = {framework["id"]: framework["name"] for framework in payload.get("frameworks") or []}
    return fields([_row(names, found) for found in (payload.get("rows") or [])[:ROWS]])


def _row(names: dict[str, str], found: Payload) -> str:
    say, best = words(), found.get("best") or []
    values = [
        say["best" if id_ in best else "value"].format(name=escape(name), rating=_rating(found["values"].get(id_)))
        for id_, name in names.items()
    ]
    return str(say["row"].format(label=escape(found["label"]), values="\n".join(values)))


def _rating(value: Any) -> str:
    if value is None:
        return str(words()["unknown"])
    return f"{value:.1f}" if isinstance(value, float | int) else escape(str(value))
