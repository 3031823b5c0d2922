"""A team with something that works asks whether to stay with it."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.stating import updated
from advisor.needs import Need
from advisor.phrasing import says


def stay_or_go(message: Message, profile: Profile) -> Answer | None:
    """The advice with what there is counted; None where a message does not ask that, or what there is was retired."""
    advisor = core.advisor()
    leaves = len(message.frameworks) == 1 and says("asks_to_leave_it", message.text)
    named = message.frameworks if leaves else message.named("framework", "current") or profile.needs.values("current")
    asks = leaves or says("asks_whether_to_stay", message.text)
    if not named or not asks or advisor.catalogue.frameworks[named[0]].retired:
        return None
    have = [Need("current", id_, said=message.turn) for id_ in named]
    needs = updated(profile.needs, message, advisor.catalogue).merge(have, advisor.catalogue)
    return advise(replace(profile, needs=needs, asking=None), message)
