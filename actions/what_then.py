"""Advice on what was said before it was known that advice is wanted: "ok but which framework then"."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer
from actions.leaving import migrate
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.stating import needs_of
from advisor.needs import Needs
from advisor.phrasing import says


def what_then(message: Message, profile: Profile) -> Answer | None:
    """The way out of what was ended and talked about, or advice on what the message before told of a project; None
    where a project is known, or this message tells something itself.
    """
    catalogue, before = core.advisor().catalogue, message.before
    told = profile.needs.items or message.frameworks or needs_of(message, catalogue)
    if before is None or told or not says("asks_what_then", message.text):
        return None
    if any(catalogue.frameworks[id_].retired for id_ in profile.focus):
        return migrate(message, profile)
    needs = Needs().merge(needs_of(before, catalogue), catalogue)
    return advise(replace(profile, needs=needs, asking=None), message) if needs.items else None
