"""A statement is a request: who tells of a project, or of a framework that was ended, wants to know what to do."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import core
from actions.advise import advise
from actions.answer import Answer
from actions.claims import facts
from actions.migration import migrate
from actions.profile import Message, Profile, needs_of, updated
from advisor.advice import Advisor

ASKS = re.compile(
    r"\?|\b(what|which|who|whose|when|how|why|where|whether)\b|^(is|are|can|could|does|do|did|has|have|should|will|would|was|were|any)\b",
    re.IGNORECASE,
)
"""A question, with or without its mark."""

WHAT_TO_USE = re.compile(
    r"\b(what|which)\b.*\b(should|do|can|could|would|must) (i|we|one) (use|take|choose|pick)\b"
    r"|\bwhich (framework|library|toolkit|runtime|engine|one)s?\b.*\b(works?|fits?|suits?|is left|remains?)\b",
    re.IGNORECASE,
)
"""Asks for advice."""

PROJECT = {"task", "purpose", "language", "target", "hardware", "scale", "priority"}
"""The needs that tell of a project."""


NEAR = 0.55
"""A claim this near answers a message whose intent is not clear."""


def likely(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The best guess where the intent is not clear: advice on a project, facts where some claim is near, else None."""
    told = situation(advisor, message, profile) or what_to_use(advisor, message, profile)
    return told or known(advisor, message, profile)


def what_to_use(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The advice that is asked for, of no framework by name or after something that is not so; None where it is not."""
    if not WHAT_TO_USE.search(message.text):
        return None
    about_one = message.frameworks and core.premises().find(message.text, message.frameworks) is None
    if about_one or not any(need.id in PROJECT for need in needs_of(message, advisor.catalogue)):
        return None
    needs = updated(profile.needs, message, advisor.catalogue)
    return advise(advisor, replace(profile, needs=needs, asking=None), message)


def known(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The facts that a message asks for, where a claim is near enough, of what was talked about where it means that."""
    near = core.recall().find(message.text, message.referred(profile.focus), most=1)
    return facts(advisor, message, profile) if near and near[0].near >= NEAR else None


def situation(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The way out or the advice that a statement asks for; None for a question, or where it tells nothing of a
    project.
    """
    if ASKS.search(message.text.strip()):
        return None
    had = message.named("framework", "current")
    if any(advisor.catalogue.frameworks[id_].retired for id_ in had):
        return migrate(advisor, message, profile)
    needs = needs_of(message, advisor.catalogue)
    if not message.takes_back and not any(need.id in PROJECT for need in needs):
        return None
    merged = updated(profile.needs, message, advisor.catalogue)
    return advise(advisor, replace(profile, needs=merged, asking=None), message)
