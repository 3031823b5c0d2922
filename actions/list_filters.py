"""What narrows a list and is no need: who makes it, what only runs models, what was just talked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from actions.message import Message
from actions.pointing import THEM
from actions.profile import Profile
from advisor.model import Framework

ALL = re.compile(
    r"\b(everything|all|the|every|which) (of )?(the )?(frameworks?|librar(y|ies)|toolkits?|tools|ones|engines)?"
    r" ?(that )?(do )?(you|u) (know|have|cover|compare)\b"
    r"|^\W*((please|can you|could you) )?(list|show|name)( me)? (everything|all( (the )?(frameworks|libraries))?)\W*$",
    re.IGNORECASE,
)
"""Asks for all that there is."""

ENGINES = re.compile(
    r"\b(runtimes?|inference (engines?|librar(y|ies)|frameworks?)|(llm|model) (servers?|engines?))\b", re.IGNORECASE
)
"""Asks for what only runs models."""

MADE_BY = re.compile(r"\b(by|from|of) (the )?$", re.IGNORECASE)
"""Stands before who makes what is asked for."""


def makers_in(message: Message) -> tuple[str, ...]:
    """Who makes what a message asks for: "frameworks by Microsoft"."""
    return tuple(dict.fromkeys(entity["value"] for entity in _makers(message)))


def named_as(makers: Sequence[str], message: Message) -> set[tuple[str, str]]:
    """The needs that the names of these makers are other words for: NVIDIA's is one for its cards."""
    spans = [(entity["start"], entity["end"]) for entity in _makers(message) if entity["value"] in makers]
    inside = (e for e in message.entities if any(a <= e.get("start", -1) and e.get("end", a) <= b for a, b in spans))
    return {(entity["entity"], entity["value"]) for entity in inside}


def _makers(message: Message) -> list[dict[str, Any]]:
    named = [e for e in message.entities_of("exclude") if e.get("wanted", True) and "start" in e]
    return [entity for entity in named if MADE_BY.search(message.text[: entity["start"]])]


def narrowed(found: Sequence[Framework], message: Message, profile: Profile, makers: Sequence[str]) -> list[Framework]:
    """Of these what they make, what only runs models, and what was just talked about, where that is asked for."""
    if makers:
        found = [framework for framework in found if framework.governance.vendor in makers]
    if ENGINES.search(message.text):
        found = [framework for framework in found if framework.kind in {"runtime", "server"}]
    if len(profile.focus) > 1 and THEM.search(message.text):
        found = [framework for framework in found if framework.id in profile.focus]
    return list(found)
