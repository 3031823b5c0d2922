"""A statement is a request: who tells of a project, or of a framework that was ended, wants to know what to do."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer
from actions.claims import facts
from actions.claims_told import told
from actions.contests import told_apart
from actions.leaving import migrate
from actions.message import Message
from actions.outright import outright
from actions.profile import Profile
from actions.recommending import advise
from actions.stating import needs_of, updated
from actions.steps import first
from advisor.phrasing import says

PROJECT = {"task", "purpose", "language", "target", "hardware", "scale", "priority"}
"""The needs that tell of a project."""


NEAR, NEARER = 0.55, 0.6
"""A claim this near answers a message whose intent is not clear, and one that names nothing."""


def likely(message: Message, profile: Profile) -> Answer | None:
    """The best guess where the intent is not clear: what a claim answers outright, advice on a project, facts where
    some claim is near, else None.
    """
    return first(message, profile, told_apart, outright, situation, what_to_use, onward, known)


def what_to_use(message: Message, profile: Profile) -> Answer | None:
    """The advice that is asked for, of no framework by name or after something that is not so; None where it is not."""
    if not says("asks_what_to_use", message.text):
        return None
    about_one = message.frameworks and core.premises().find(message.text, message.frameworks) is None
    if about_one or not any(need.id in PROJECT for need in needs_of(message, core.advisor().catalogue)):
        return None
    needs = updated(profile.needs, message, core.advisor().catalogue)
    return advise(replace(profile, needs=needs, asking=None), message)


def onward(message: Message, profile: Profile) -> Answer | None:
    """The way out of what was talked about, where it was ended, or the advice; None where no way is asked for."""
    if not says("asks_where_to", message.text) or message.frameworks:
        return None
    talked = (*profile.focus, *profile.needs.values("current"))
    left = [id_ for id_ in talked if core.advisor().catalogue.frameworks[id_].retired]
    if not left:
        return advise(replace(profile, asking=None), message) if profile.needs.items else None
    had = {"entity": "framework", "value": left[0], "role": "current"}
    return migrate(replace(message, entities=(*message.entities, had)), profile)


def known(message: Message, profile: Profile) -> Answer | None:
    """The facts that a message asks for, where a claim is near enough, of what was talked about where it means that."""
    near = core.recall().find(message.text, message.referred(profile.focus), most=1)
    return facts(message, profile) if near and near[0].near >= NEAR else None


def known_of(message: Message, profile: Profile) -> Answer | None:
    """The facts that are near to a question about what was talked about, though it does not name it."""
    near = core.recall().find(message.text, profile.focus, most=3) if profile.focus else []
    found = [item.claim for item in near if item.near >= NEARER]
    return told(message, profile, found, profile.focus) if found else None


def situation(message: Message, profile: Profile) -> Answer | None:
    """The way out or the advice that a statement asks for; None for a question, or where it tells nothing of a
    project.
    """
    advisor = core.advisor()
    ended = any(advisor.catalogue.frameworks[id_].retired for id_ in message.named("framework", "current"))
    asks = says("asks", message.text.strip()) or says("versus", message.text)
    if asks and not (ended and says("asks_what_now", message.text)):
        return None
    if ended:
        return migrate(message, profile)
    needs = needs_of(message, advisor.catalogue)
    if not message.takes_back and not any(need.id in PROJECT for need in needs):
        return None
    merged = updated(profile.needs, message, advisor.catalogue)
    return advise(replace(profile, needs=merged, asking=None), message)
