"""Named frameworks side by side, with a verdict on what this person said matters."""

from __future__ import annotations

from actions import core
from actions.alternatives import Alternatives
from actions.answer import Answer, Say, button
from actions.claims import facts
from actions.comparing import left_of
from actions.contests import names_more, told_apart
from actions.leaving import dead_end
from actions.message import Message
from actions.parts import parts_apart
from actions.profile import Profile
from actions.side_by_side import MOST, side_by_side
from actions.situation import situation
from actions.skill import Skill
from actions.staying import stay_or_go
from actions.steps import first
from actions.strangers import with_strangers
from advisor import reply
from advisor.compare import shared_role
from advisor.phrasing import says

FEW = 6
"""Words of a message that sets nothing against anything."""


class Compare(Skill):
    """Compares two to five frameworks."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_compare"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """A comparison, and what of it is not known."""
        return with_strangers(message, self._told(message, profile))

    def _told(self, message: Message, profile: Profile) -> Answer:
        """A comparison under all that was said, or facts where fewer than two frameworks are known by name."""
        told = first(message, profile, dead_end, stay_or_go, parts_apart, told_apart)
        if told is not None:
            return told
        ids = _ids(message, profile)
        left = left_of(message, ids)
        if len(left) < 2 <= len(ids):  # one of them is given up: it is no contest any more
            return Alternatives().answer(message, profile)
        if _of_nothing(message, profile):
            return Answer([_which_ones()], profile)
        if len(left) < 2:
            plain = message.frameworks or says("versus", message.text)
            told = None if plain else situation(message, profile)
            return told or facts(message, profile)
        return side_by_side(left, message, profile)


def _of_nothing(message: Message, profile: Profile) -> bool:
    """Whether nothing is named, was talked about or told that could be compared: "which one is better?"."""
    return not (message.entities or profile.focus or profile.needs.items) and len(message.text.split()) <= FEW


def _which_ones() -> Say:
    """The question what to compare."""
    wording = core.advisor().catalogue.wording
    buttons = [button(wording[name]) for name in ("button_compare", "button_start")]
    return Say("utter_compare_what", reply.payload("clarification", understood=[]), buttons=buttons)


def _picked(profile: Profile) -> tuple[str, ...]:
    """What is advised now: the other one that "them" means, where one was talked about."""
    pick = profile.advised().pick if profile.needs.items else None
    return pick.frameworks if pick else ()


def _ids(message: Message, profile: Profile) -> tuple[str, ...]:
    """What it names, with what was talked about before where it names only one, or means all of these."""
    named = message.frameworks
    if not named and says("points_at_several", message.text):
        both = profile.focus if len(profile.focus) > 1 else _with_the_pick(profile)
        return tuple(dict.fromkeys(both)) if len(both) <= MOST else ()
    return named if len(named) != 1 or names_more(message) else tuple(dict.fromkeys([*profile.focus[:1], *named]))


def _with_the_pick(profile: Profile) -> tuple[str, ...]:
    """The one that was talked about, and what of the pick does the same job."""
    picked = [id_ for id_ in _picked(profile) if id_ not in profile.focus]
    rivals = [id_ for id_ in picked if shared_role(core.advisor(), (*profile.focus, id_)) is not None]
    return (*profile.focus, *(rivals[-1:] or picked))
