"""Which frameworks a message sets against each other, by name or because they were just talked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions import core
from actions.alternating import CONTEST, alternates
from actions.answer import Answer
from actions.message import Message
from actions.pointing import THEM
from actions.profile import Profile
from actions.side_by_side import MOST, WHICH, side_by_side
from advisor.compare import shared_role

WHICH_IS = re.compile(
    r"^\W*((and|so|ok|okay|then|but),? )*(which|who)( one)? (is|are|has|have|does|do|runs?|works?|trains?|wins?)\b"
    r"|^\W*((and|so|ok|okay|then|but),? )*the \w+er (one )?of (the two|them|both)\b",
    re.IGNORECASE,
)
"""Asks which of those that were just set side by side does something."""

ADDS = re.compile(r"^\W*((and|but|ok|okay|so),? )*((what|how) about|and|or) \S+( \S+)?\W*$", re.IGNORECASE)
"""Does no more than bring something up."""

WEIGHS = re.compile(
    r"\b(why|when|where|reasons?|advantages?|benefits?|gain|points?|worth|should|better)\b.*"
    r"\b(instead of|over|rather than)\b",
    re.IGNORECASE,
)
"""Asks what speaks for one thing in the place of another, which is not refused by that."""


def left_of(message: Message, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the named that it does not refuse; all of them where it weighs one against the other."""
    refused = () if WEIGHS.search(message.text) else message.refused()
    return tuple(id_ for id_ in ids if id_ not in refused)


def compared(message: Message, profile: Profile) -> Answer | None:
    """Those that were talked about side by side, where a message asks which of them is better for something, and those
    of one kind that it sets against each other.
    """
    if message.frameworks:
        asked = _rivals(message.frameworks) and (CONTEST.search(message.text) or _open(message, profile))
        left = left_of(message, message.frameworks)
        return side_by_side(left, message, profile) if asked and len(left) > 1 else None
    told = THEM.search(message.text) and WHICH.search(message.text)
    both = told and 2 <= len(profile.focus) <= MOST
    return side_by_side(profile.focus, message, profile) if both else which_of_those(message, profile)


def _one_more(message: Message, profile: Profile) -> tuple[str, ...]:
    """Those side by side that the message before named, and one more that this one brings up: "and TensorRT-LLM?"."""
    before = message.before.frameworks if message.before and {*profile.focus} >= {*message.before.frameworks} else ()
    new = [id_ for id_ in message.frameworks if id_ not in before]
    adds = len(before) > 1 and len(new) == len(message.frameworks) == 1 and ADDS.match(message.text)
    return (*before, *new) if adds and _rivals((*before, *new)) else ()


def _open(message: Message, profile: Profile) -> bool:
    """Whether it leaves the choice between them open, and does not answer what somebody has with two names."""
    others = [id_ for id_ in message.frameworks if id_ not in message.named("framework", "current")]
    ended = [id_ for id_ in others if core.advisor().catalogue.frameworks[id_].retired]
    return profile.asking != "current" and (alternates(message) or alternates(message, ended))


def which_of_those(message: Message, profile: Profile) -> Answer | None:
    """Those side by side that the message before named, or asked that of, where one asks which of them does something
    or brings up one more; None for any other message.
    """
    more = _one_more(message, profile)
    if more:
        return side_by_side(more, message, profile)
    before = message.before
    just = before is not None and (len(before.frameworks) > 1 or WHICH_IS.match(before.text))
    if message.frameworks or not just or not WHICH_IS.match(message.text) or not _rivals(profile.focus):
        return None
    return side_by_side(profile.focus, message, profile)


def _rivals(ids: Sequence[str]) -> bool:
    """Whether they can stand in for each other."""
    return 2 <= len(ids) <= MOST and shared_role(core.advisor(), ids) is not None
