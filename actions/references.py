"""Messages that only point at what was talked about: "the second one", "and its licence?"."""

from __future__ import annotations

from actions import core
from actions.answer import Answer
from actions.claims import facts
from actions.introducing import framework_told
from actions.message import Message
from actions.pointing import place_of
from actions.profile import Profile
from advisor.phrasing import says


def asks_only(message: Message) -> bool:
    """Whether it asks something, and says nothing of beginning again or of undoing."""
    return says("asks_first", message.text) and not says("again_or_back", message.text)


def pointed(message: Message, profile: Profile) -> Answer | None:
    """What the thing is that a message points at, or a fact of it; None where it says anything else."""
    if not profile.focus or message.frameworks or (profile.asking and not says("asks_of_it", message.text)):
        return None
    if says("asks_of_it", message.text):
        return facts(message, profile)
    place = place_of(message.text)
    known = says("points_at_the_last", message.text) or (place is not None and place < len(profile.focus))
    if not known or not says("only_points", message.text):
        return None
    return framework_told(core.advisor().catalogue.frameworks[message.referred(profile.focus)[0]], profile)
