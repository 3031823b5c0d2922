"""A team with something that works asks whether to stay with it."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answer import Answer
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.stating import updated
from advisor.advice import Advisor
from advisor.needs import Need

ASKS = re.compile(
    r"\b(should|shall|ought|worth|better off|make sense|pay off|pays?|reasons? to|have to|need to|cost|or)\b.{0,40}"
    r"\b(stay(ing)?|stick(ing)?|keep(ing)?|remain(ing)?|leav(e|ing)|switch(ing)?|mov(e|ing)|migrat(e|ing)|chang(e|ing)"
    r"|rewrit(e|ing)|port(ing)?)\b"
    r"|\b(leaving|switching|moving|migrating|rewriting|a rewrite)\b.{0,30}\b(cost|worth|pay|sense)",
    re.IGNORECASE,
)
"""Asks whether, and not how."""


def stay_or_go(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """The advice with what there is counted; None where a message does not ask that, or what there is was retired."""
    named = message.named("framework", "current") or profile.needs.values("current")
    if not named or not ASKS.search(message.text) or advisor.catalogue.frameworks[named[0]].retired:
        return None
    have = [Need("current", id_, said=message.turn) for id_ in named]
    needs = updated(profile.needs, message, advisor.catalogue).merge(have, advisor.catalogue)
    return advise(advisor, replace(profile, needs=needs, asking=None), message)
