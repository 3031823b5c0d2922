"""The answer to the question which of two things that cannot both hold counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions import core
from actions.answer import Answer, Say
from actions.asking import asks_what
from actions.clash_question import BOTH, NEITHER, NEWER, OLDER, after_choice, choices, open_clash, question, values
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.stating import updated
from advisor import reply
from advisor.clashes import Clash
from advisor.model import Catalogue
from advisor.needs import Needs
from advisor.phrasing import says

SUPPOSED = {"what_if", "go_back", "start_over"}
"""Intents that change what was said on purpose."""

SHORT = 8
"""Words of an answer that names no value."""


def settled(message: Message, profile: Profile) -> Answer | None:
    """The advice after the answer to such a question, or the question again with what it is for; None where a message
    is no answer to it.
    """
    clash, catalogue = open_clash(profile), core.advisor().catalogue
    if clash is None or message.intent in SUPPOSED:
        return None
    choice = chosen(message, clash, catalogue)
    if choice is None:
        return _again(clash, profile) if asks_what(message) or message.intent == "ask_why" else None
    needs = updated(after_choice(profile.needs, clash, choice), message, catalogue)
    answer = advised_after(needs, replace(profile, asked=0), message, profile.past[-1])
    return replace(answer, profile=replace(answer.profile, asked=profile.asked + answer.profile.asked))


def advised_after(needs: Needs, profile: Profile, message: Message, then: Needs) -> Answer:
    """The advice on needs in which nothing clashes any more, next to that on what was known before."""
    return advise(replace(profile, needs=needs, asking=None, clash=None), message, then=then)


def _again(clash: Clash, profile: Profile) -> Answer:
    kind = core.advisor().catalogue.needs[clash.older.id]
    payload = reply.explanation("why_asked", [], need=kind.id, text=kind.why)
    return Answer([Say("utter_clash_why", payload), question(clash, profile)], profile)


def chosen(message: Message, clash: Clash, catalogue: Catalogue) -> str | None:
    """What a message chooses: by a button, by the value that it names, or by words for older and newer."""
    text = message.text.strip().casefold()
    pressed = next((choice for choice, label in choices(catalogue, clash).items() if label.casefold() == text), None)
    return pressed or _by_value(message, clash) or _by_words(message)


def _by_value(message: Message, clash: Clash) -> str | None:
    """By the values that a message wants or refuses; none where it asks."""
    if message.text.rstrip().endswith("?"):
        return None
    named = [e for e in message.entities if e["entity"] == clash.older.id and e["value"] in values(clash)]
    sides = {_side(entity, clash) for entity in named}
    return (BOTH if len(sides) > 1 else sides.pop()) if sides else None


def _side(entity: dict[str, Any], clash: Clash) -> str:
    """Which of the two a value speaks for, by being named or refused."""
    refused = not entity.get("wanted", True) or bool(entity.get("withdrawn"))
    older = refused != clash.older.wanted if clash.turned else (entity["value"] == clash.older.value) != refused
    return OLDER if older else NEWER


def _by_words(message: Message) -> str | None:
    """By "both", "the first", "keep it", "the new one", yes (what was just said) and no, in a short message."""
    if not _short(message) or message.text.rstrip().endswith("?"):
        return None
    for choice in (NEITHER, BOTH):
        if says(f"clash_{choice}", message.text):
            return choice
    found = [choice for choice in (OLDER, NEWER) if says(f"clash_{choice}", message.text)]
    if len(found) == 1:
        return found[0]
    return {"affirm": NEWER, "deny": OLDER, "no_preference": NEITHER}.get(str(message.intent)) if not found else None


def _short(message: Message) -> bool:
    return len(message.text.split()) <= SHORT
