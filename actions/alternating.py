"""Whether a message leaves it open which of the frameworks to take ("DJL or DL4J. Java 21.")."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from actions.message import Message

CONTEST = re.compile(
    r"\b(better|best|faster|quicker|slower|vs|versus|ahead of|behind|beats?|outperforms?|compared?|differs?"
    r"|differences?|pick|choose|the two|besser|schneller|unterschiede?|mejor|diferencias?|mieux|différences?|melhor"
    r"|diferenças?|чем|лучше)\b|比|区别|差别|哪个|哪一个|違い|どっち|どちら|차이",
    re.IGNORECASE,
)
"""Sets what it names against each other, whatever else it asks."""

OR = re.compile(r"\W*(?:or|vs\.?|versus|oder|ou|o|还是|或者|或|か|それとも)\W*|\s*[/?]\s*", re.IGNORECASE)
"""What stands between two of which either may be meant."""

COMMA = re.compile(r"\s*,\s*")
"""What stands between the first of more than two."""

AFTER = re.compile(r",\s*(?:(?:and|so),?\s+)?$", re.IGNORECASE)
"""The words before the first of them, where something that was ended is named before."""

BEGINS = re.compile(r"(?:^|[.!?;:\n])\W*(?:(?:so|ok|hi|hello|and|well),?\s+)*$", re.IGNORECASE)
"""The words before the first of them: none in its sentence but a greeting."""

ENDS = re.compile(r"\W*$|\s*[.?!;,:\n]|\s+(?:for|on|with|if|when|in|to)\b", re.IGNORECASE)
"""What follows the last of them: nothing, or what it is for."""


def alternates(message: Message, ended: Container[str] = ()) -> bool:
    """Whether a sentence begins with names of frameworks that have but an "or" between them, or goes on with them after
    one that was `ended` ("TGI is archived, SGLang or vLLM?").
    """
    wanted = [e for e in message.entities_of("framework") if e.get("wanted", True) and "start" in e]
    named = [e for e in wanted if e["value"] not in ended]
    named.sort(key=lambda entity: int(entity["start"]))
    between = [message.text[first["end"] : then["start"]] for first, then in pairwise(named)]
    if not any(map(OR.fullmatch, between)) or not all(OR.fullmatch(text) or COMMA.fullmatch(text) for text in between):
        return False
    before, after = message.text[: named[0]["start"]], message.text[named[-1]["end"] :]
    begins = BEGINS.search(before) or (len(named) < len(wanted) and AFTER.search(before))
    return bool(begins) and ENDS.match(after) is not None
