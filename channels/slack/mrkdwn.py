"""Slack's own markup: what a person typed, out of what Slack sends, and a text as Slack shows it unchanged."""

from __future__ import annotations

import html
import re

ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
"""What Slack escapes, in the order in which it is undone: the ampersand last."""

REFERENCE = re.compile(r"<([^<>]+)>")
"""A mention, a channel, a date or a link; typed angle brackets come escaped."""

STYLED = re.compile(r"(?<!\w)([*_~])(?=\S)([^\n]{1,300}?)(?<=\S)\1(?!\w)")
"""A word or more in bold, italics, or struck out; bounded, since a long text of asterisks would take its square."""

LONGEST = 12_000
"""Characters that are read: 2,000 typed ones may come as five times as many, and longer messages are refused."""

MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")

FIRST = re.compile(r"^\s*<@([A-Z0-9]+)(?:\|[^>]*)?>")


def plain(text: str, bot: str = "") -> str:
    """The text as it was typed; mentions of `bot`, the advisor's own user id, are no part of it."""
    bare = REFERENCE.sub(lambda found: _shown(found[1], bot), text[:LONGEST]).replace("`", "")
    for _ in range(2):  # bold italics are styled twice
        bare = STYLED.sub(r"\2", bare)
    for escaped, typed in ESCAPED:
        bare = bare.replace(escaped, typed)
    return re.sub(r"[ \t\u00a0]+", " ", bare).strip()


def _shown(reference: str, bot: str) -> str:
    """What a person sees of a reference: its label, or a link's address; nothing of ids."""
    target, _, label = reference.partition("|")
    if target.startswith("#"):
        return f"#{label}" if label else ""
    if target.startswith(("@", "!")):
        return "" if target == f"@{bot}" else label
    return label or target.removeprefix("mailto:")


def mentions(text: str) -> list[str]:
    """The ids of the users that are mentioned."""
    return MENTION.findall(text)


def addressee(text: str) -> str:
    """The id of the user whom a text begins with, or nothing."""
    found = FIRST.match(text)
    return found[1] if found else ""


def escape(text: str) -> str:
    """`text` as Slack shows it literally: only &, < and > mean something to it."""
    return html.escape(text, quote=False)
