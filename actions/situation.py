"""A statement is a request: who tells of a project, or of a framework that was ended, wants to know what to do."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import core
from actions.answer import Answer
from actions.answering import ASKS
from actions.claims import facts, told
from actions.contests import VERSUS, told_apart
from actions.leaving import migrate
from actions.message import Message
from actions.outright import outright
from actions.profile import Profile
from actions.recommending import advise
from actions.stating import needs_of, updated
from advisor.advice import Advisor

WHAT_TO_USE = re.compile(
    r"\b(what|which)\b.*\b(should|do|can|could|would|must) (i|we|one) (use|take|choose|pick)\b"
    r"|\bwhich (framework|library|toolkit|runtime|engine|one)s?\b.*\b(works?|fits?|suits?|is left|remains?)\b",
    re.IGNORECASE,
)
"""Asks for advice."""

WHAT_NOW = re.compile(
    r"\bwhat (now|next|then)\b|\b(what|how) (do|can|should|shall) (i|we) (do|go on|proceed|continue)\b"
    r"|\bwhat (to do|are (my|our) options)\b|\bany (advice|ideas?)\b",
    re.IGNORECASE,
)
"""Asks for a way on, and for nothing in particular."""

WHERE_TO = re.compile(
    r"\bwhere (should|do|can|could|would|shall|must) (i|we) (move|go|switch|migrate)\b"
    r"|\bwhat (should|do|can|could|would|shall) (i|we) (move|switch|migrate|change) to\b",
    re.IGNORECASE,
)
"""Asks for the way out of what was talked about."""

PROJECT = {"task", "purpose", "language", "target", "hardware", "scale", "priority"}
"""The needs that tell of a project."""


NEAR, NEARER = 0.55, 0.6
"""A claim this near answers a message whose intent is not clear, and one that names nothing."""


def likely(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The best guess where the intent is not clear: what a claim answers outright, advice on a project, facts where
    some claim is near, else None.
    """
    found = told_apart(advisor, message, profile) or outright(advisor, message, profile)
    found = found or situation(advisor, message, profile) or what_to_use(advisor, message, profile)
    return found or onward(advisor, message, profile) or known(advisor, message, profile)


def what_to_use(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The advice that is asked for, of no framework by name or after something that is not so; None where it is not."""
    if not WHAT_TO_USE.search(message.text):
        return None
    about_one = message.frameworks and core.premises().find(message.text, message.frameworks) is None
    if about_one or not any(need.id in PROJECT for need in needs_of(message, advisor.catalogue)):
        return None
    needs = updated(profile.needs, message, advisor.catalogue)
    return advise(advisor, replace(profile, needs=needs, asking=None), message)


def onward(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The way out of what was talked about, where it was ended, or the advice; None where no way is asked for."""
    if not WHERE_TO.search(message.text) or message.frameworks:
        return None
    talked = (*profile.focus, *profile.needs.values("current"))
    left = [id_ for id_ in talked if advisor.catalogue.frameworks[id_].retired]
    if not left:
        return advise(advisor, replace(profile, asking=None), message) if profile.needs.items else None
    had = {"entity": "framework", "value": left[0], "role": "current"}
    return migrate(advisor, replace(message, entities=(*message.entities, had)), profile)


def known(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The facts that a message asks for, where a claim is near enough, of what was talked about where it means that."""
    near = core.recall().find(message.text, message.referred(profile.focus), most=1)
    return facts(advisor, message, profile) if near and near[0].near >= NEAR else None


def known_of(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The facts that are near to a question about what was talked about, though it does not name it."""
    near = core.recall().find(message.text, profile.focus, most=3) if profile.focus else []
    found = [item.claim for item in near if item.near >= NEARER]
    return told(advisor, message, profile, found, profile.focus) if found else None


def situation(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The way out or the advice that a statement asks for; None for a question, or where it tells nothing of a
    project.
    """
    ended = any(advisor.catalogue.frameworks[id_].retired for id_ in message.named("framework", "current"))
    asks = ASKS.search(message.text.strip()) or VERSUS.search(message.text)
    if asks and not (ended and WHAT_NOW.search(message.text)):
        return None
    if ended:
        return migrate(advisor, message, profile)
    needs = needs_of(message, advisor.catalogue)
    if not message.takes_back and not any(need.id in PROJECT for need in needs):
        return None
    merged = updated(profile.needs, message, advisor.catalogue)
    return advise(advisor, replace(profile, needs=merged, asking=None), message)
