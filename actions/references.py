"""Messages that only point at what was talked about: "the second one", "and its licence?"."""

from __future__ import annotations

import re

from actions import core
from actions.answer import Answer
from actions.claims import facts
from actions.introducing import framework_told
from actions.message import Message
from actions.pointing import LAST, place_of
from actions.profile import Profile
from advisor.advice import Advisor

BARE = re.compile(
    r"^\W*((and|ok|okay|so|then|hm+|well),? )*"
    r"((what|how) about |tell me (more )?(about |of )?|show me |more (about|on) |what is |what's )?"
    r"the (first|former|second|latter|third|fourth|other|last|1st|2nd|3rd|4th)( (one|framework))?( please)?\W*$",
    re.IGNORECASE,
)
"""One of those that were talked about, and nothing else."""

OWN = re.compile(
    r"^\W*((and|but|ok|okay|so|what about|how about|what is|what's|which is),? )*(its|their) \w+", re.IGNORECASE
)
"""Something of what was talked about: a question even without a mark."""


def asks_only(message: Message) -> bool:
    """Whether it asks something, and says nothing of beginning again or of undoing."""
    asks, again = (core.advisor().catalogue.wording[key] for key in ("asks_first", "says_again"))
    return bool(re.match(asks, message.text, re.IGNORECASE)) and not re.search(again, message.text, re.IGNORECASE)


def pointed(advisor: Advisor, message: Message, profile: Profile) -> Answer | None:
    """What the thing is that a message points at, or a fact of it; None where it says anything else."""
    if not profile.focus or message.frameworks or (profile.asking and not OWN.match(message.text)):
        return None
    if OWN.match(message.text):
        return facts(advisor, message, profile)
    place = place_of(message.text)
    known = LAST.search(message.text) or (place is not None and place < len(profile.focus))
    if not known or not BARE.match(message.text):
        return None
    return framework_told(advisor.catalogue.frameworks[message.referred(profile.focus)[0]], profile)
