"""Slack's limits on a message that slack_sdk's models do not check, and messages made to keep to them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from channels.slack.words import words

BLOCKS, CHARACTERS = 50, 13_000
"""The most blocks of a message, and characters of all of them as JSON."""

SECTION, FIELD, FIELDS = 3_000, 2_000, 10
"""Characters of a section's text and of one of its fields, and how many fields."""

Block = dict[str, Any]


def problems(blocks: list[Block], most: int = BLOCKS) -> list[str]:
    """What Slack would refuse; nothing for what `fitted` gives. `most`: of blocks, 100 in a view."""
    found = [f"{len(blocks)} blocks"] if len(blocks) > most else []
    found += [f"{_size(blocks)} characters"] if _size(blocks) > CHARACTERS else []
    fields = [field for block in blocks for field in block.get("fields", [])]
    found += [f"a field of {len(field['text'])} characters" for field in fields if len(field["text"]) > FIELD]
    ids = [element["action_id"] for element in _elements(blocks) if "action_id" in element]
    return found + [f"{id_} twice" for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1})]


def fitted(blocks: list[Block]) -> list[Block]:
    """The blocks within the limits: fields cut, action ids told apart, and of too many blocks those before the buttons
    left out, with a button for more in their place.
    """
    blocks = _told_apart([_cut_fields(block) for block in blocks])
    if len(blocks) <= BLOCKS and _size(blocks) <= CHARACTERS:
        return blocks
    tail = [block for block in blocks if block["type"] == "actions"][-2:]
    kept, end = [block for block in blocks if block not in tail], [*_more(), *tail]
    while kept and (len(kept) + len(end) > BLOCKS or _size([*kept, *end]) > CHARACTERS):
        kept.pop()
    return [*kept, *end]


def _size(blocks: list[Block]) -> int:
    return len(json.dumps(blocks, ensure_ascii=False))


def _more() -> list[Block]:
    say = words()
    button = {"type": "button", "text": {"type": "plain_text", "text": say["more"]}, "value": "more"}
    return [
        {"type": "context", "elements": [{"type": "mrkdwn", "text": say["cut"]}]},
        {"type": "actions", "elements": [{**button, "action_id": "say_more"}]},
    ]


def _elements(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from block.get("elements", [])
        if "accessory" in block:
            yield block["accessory"]


def _told_apart(blocks: list[Block]) -> list[Block]:
    """Repeated action ids numbered; what stands before the first underscore says what a press does, and stays."""
    seen: set[str] = set()
    for element in _elements(blocks):
        id_, number = str(element.get("action_id", "")), 1
        while id_ and id_ in seen:
            number += 1
            id_ = f"{element['action_id']}_{number}"
        if id_:
            element["action_id"] = id_
            seen.add(id_)
    return blocks


def _cut_fields(block: Block) -> Block:
    if "fields" not in block:
        return block
    return {**block, "fields": [{**field, "text": cut(field["text"], FIELD)} for field in block["fields"]]}


def cut(mrkdwn: str, most: int) -> str:
    """At most so many characters, not cut inside an escaped one."""
    return mrkdwn if len(mrkdwn) <= most else re.sub(r"&[a-z]*$", "", mrkdwn[: most - 1]) + "…"


def pieces(mrkdwn: str, most: int = SECTION) -> list[str]:
    """The whole text in pieces of at most so many characters, parted at line ends or spaces where there are any."""
    found = []
    while len(mrkdwn) > most:
        end = next((at for gap in ("\n", " ") if (at := mrkdwn.rfind(gap, 1, most)) > most // 2), 0)
        end = end or len(re.sub(r"&[a-z]*$", "", mrkdwn[:most]))
        found.append(mrkdwn[:end].rstrip())
        mrkdwn = mrkdwn[end:].lstrip()
    return [*found, mrkdwn] if mrkdwn else found
