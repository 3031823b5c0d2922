"""What narrows a list and is no need: who makes it, what only runs models, what was just talked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.message import Message
from actions.profile import Profile
from advisor.model import Framework
from advisor.needs import Need
from advisor.phrasing import says


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
    return [entity for entity in named if says("before_a_maker", message.text[: entity["start"]])]


def to_train(needs: Sequence[Need], message: Message) -> list[Need]:
    """The same needs, said of training, where only that is asked for: what runs models there is no answer to it."""
    only = says("asks_for_training", message.text) and not says("asks_for_running", message.text)
    return [replace(need, role="train") if only and need.wanted else need for need in needs]


def narrowed(found: Sequence[Framework], message: Message, profile: Profile, makers: Sequence[str]) -> list[Framework]:
    """Of these what they make, what only runs models, and what was just talked about, where that is asked for."""
    if makers:
        found = [framework for framework in found if framework.governance.vendor in makers]
    if says("asks_for_engines", message.text):
        found = [framework for framework in found if framework.kind in {"runtime", "server"}]
    if says("asks_for_training", message.text) and not message.entities_of("target"):
        found = [framework for framework in found if "train" in framework.roles]
    if len(profile.focus) > 1 and says("points_at_several", message.text):
        found = [framework for framework in found if framework.id in profile.focus]
    return list(found)
