"""Which frameworks a message sets against each other, by name or because they were just talked about."""

from __future__ import annotations

from collections.abc import Sequence

from actions import core
from actions.alternating import alternates
from actions.answer import Answer
from actions.message import Message
from actions.profile import Profile
from actions.side_by_side import MOST, side_by_side
from advisor.compare import shared_role
from advisor.phrasing import says


def left_of(message: Message, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the named that it does not refuse; all of them where it weighs one against the other."""
    refused = (
        ()
        if says("weighs", message.text) or says("asks_whether_one_needs_the_other", message.text)
        else message.refused()
    )
    return tuple(id_ for id_ in ids if id_ not in refused)


def compared(message: Message, profile: Profile) -> Answer | None:
    """Those that were talked about side by side, where a message asks which of them is better for something, and those
    of one kind that it sets against each other.
    """
    if message.frameworks:
        asked = rivals(message.frameworks) and (says("sets_against", message.text) or _open(message, profile))
        left = left_of(message, message.frameworks)
        return side_by_side(left, message, profile) if asked and len(left) > 1 else None
    told = says("points_at_several", message.text) and says("asks_which", message.text)
    both = told and 2 <= len(profile.focus) <= MOST
    return side_by_side(profile.focus, message, profile) if both else which_of_those(message, profile)


def _one_more(message: Message, profile: Profile) -> tuple[str, ...]:
    """Those that were just set side by side, and one more that this message brings up: "and TensorRT-LLM?"."""
    before = _side_by_side_before(message, profile)
    new = [id_ for id_ in message.frameworks if id_ not in before]
    adds = len(before) > 1 and len(new) == len(message.frameworks) == 1 and says("adds_one", message.text)
    return (*before, *new) if adds and rivals((*before, *new)) else ()


def _side_by_side_before(message: Message, profile: Profile) -> tuple[str, ...]:
    """What was talked about, where it was just set side by side, or the message before named several of it."""
    named = message.before.frameworks if message.before else ()
    several = len(named) > 1 and {*profile.focus} >= {*named}
    return profile.focus if several or profile.shown == "comparison" else ()


def _open(message: Message, profile: Profile) -> bool:
    """Whether it leaves the choice between them open, and does not answer what somebody has with two names."""
    others = [id_ for id_ in message.frameworks if id_ not in message.named("framework", "current")]
    ended = [id_ for id_ in others if core.advisor().catalogue.frameworks[id_].retired]
    return profile.asking != "current" and (alternates(message) or alternates(message, ended))


def which_of_those(message: Message, profile: Profile) -> Answer | None:
    """What was just set side by side, where one asks which of them does something or brings up one more; None for any
    other message.
    """
    more = _one_more(message, profile)
    if more:
        return side_by_side(more, message, profile)
    before = _side_by_side_before(message, profile)
    asks = not message.frameworks and rivals(before) and says("which_of_those", message.text)
    return side_by_side(before, message, profile) if asks else None


def rivals(ids: Sequence[str]) -> bool:
    """Whether these are several that can stand in for each other."""
    return 2 <= len(ids) <= MOST and shared_role(core.advisor(), ids) is not None
