"""What a reply is made of, and what is remembered after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from actions.profile import Profile
from advisor.reply import Payload

Button = Mapping[str, str]

SHOWN = {"comparison", "list", "start"}
"""The kinds of replies that one asks for again with other words: "and on Windows?"."""


@dataclass(frozen=True)
class Say:
    """One message of a reply: a response of data/responses/ by name, what fills it in, its payload and buttons."""

    response: str
    payload: Payload
    fill: Mapping[str, Any] = field(default_factory=dict)
    buttons: Sequence[Button] = ()


@dataclass(frozen=True)
class Answer:
    """A whole reply, and what is remembered after it."""

    says: Sequence[Say]
    profile: Profile

    def shown_after(self, before: Profile) -> Answer:
        """The same with what it shows remembered; what was shown before is remembered while it is talked about."""
        kinds = [say.payload["kind"] for say in self.says if say.payload["kind"] in SHOWN]
        kept = before.shown if self.profile.focus == before.focus else None
        return replace(self, profile=replace(self.profile, shown=kinds[0] if kinds else kept))


def button(text: str) -> Button:
    """A button that says for the person what it shows."""
    return {"title": text, "payload": text}


def about(profile: Profile, focus: Sequence[str], rest: str | None = None) -> Profile:
    """The profile after a reply about some frameworks that asked nothing new: an open question stays open."""
    return replace(profile, focus=tuple(focus), rest=rest)
