"""Whether a message leaves it open which of the frameworks to take ("DJL or DL4J. Java 21.")."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from actions.message import Message
from advisor.phrasing import phrasing, says

COMMA = re.compile(r"\s*,\s*")
"""What stands between the first of more than two."""


def alternates(message: Message, ended: Container[str] = ()) -> bool:
    """Whether a sentence begins with names of frameworks that have but an "or" between them, or goes on with them after
    one that was `ended` ("TGI is archived, SGLang or vLLM?").
    """
    wanted = [e for e in message.entities_of("framework") if e.get("wanted", True) and "start" in e]
    named = [e for e in wanted if e["value"] not in ended]
    named.sort(key=lambda entity: int(entity["start"]))
    between = [message.text[first["end"] : then["start"]] for first, then in pairwise(named)]
    if not _either(between):
        return False
    before, after = message.text[: named[0]["start"]], message.text[named[-1]["end"] :]
    goes_on = len(named) < len(wanted) and says("before_alternatives_after_another", before)
    return (goes_on or says("before_alternatives", before)) and says("after_alternatives", after)


def _either(between: Sequence[str]) -> bool:
    """Whether an "or" stands between two of them, and but a comma between any others."""
    others = [text for text in between if not phrasing("between_alternatives").fullmatch(text)]
    return len(others) < len(between) and all(map(COMMA.fullmatch, others))
