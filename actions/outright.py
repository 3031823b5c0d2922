"""A question that a claim answers outright, though its words sound like a project: "will a 70B fit on two 3090s?"."""

from __future__ import annotations

from actions import core
from actions.answer import Answer
from actions.answering import replies
from actions.claims import facts
from actions.message import Message
from actions.profile import Profile
from advisor.phrasing import says

NEAR, NEAR_TERM = 0.7, 0.75
"""The least nearness of a claim to such a question, and to any other that names a term of the field or nothing at all
of a project ("what do Kaggle winners use").

Of the 2,051 training messages that ask for advice six come as near.
"""

NEAR_IT = 0.85
"""The same where "it" may be what was talked about: a claim of it seldom means the same project."""

FACT = 0.6
"""The same where the words are those of a question about a fact."""

NEAR_NEED = 0.85
"""The same where it says something of a project, too, yet asks for no advice ("best Julia package to tune an LLM")."""

NEAR_NAME = 0.78
"""The same where it asks by a rare name that the claim has, too ("Slurm", "YOLOX"): whatever else it sounds like.

Of the 2,283 training messages that ask for advice 20 do, and each is answered better by its claim.
"""

LONG = 25
"""Words from which a message tells of a project, whatever it asks."""


def outright(message: Message, profile: Profile, least: float = NEAR) -> Answer | None:
    """The facts, where some claim is so near that they are what is asked for; None for whatever asks for advice."""
    text = message.corrected or message.text
    if message.takes_back or replies(profile, message) or len(text.split()) >= LONG:
        return None
    if told := by_name(message, profile):
        return told
    plain = says("asks_outright", text)
    if says("wants_advice_outright", text) or not (plain or says("asks_anything", text)):
        return None
    about = message.referred(profile.focus)
    other = NEAR_TERM if message.named("term") or not message.entities else NEAR_NEED
    least = max(least if plain else other, NEAR_IT if about != message.frameworks else 0)
    return facts(message, profile) if _nearest(text, about) >= least else None


def by_name(message: Message, profile: Profile, least: float = NEAR_NAME, *, asks: bool = False) -> Answer | None:
    """The facts, where it asks by a rare name that a near claim has, too; `asks` where it surely does."""
    text = message.corrected or message.text
    asks = asks or says("asks_anything", text) or says("asks_outright", text)
    named = asks and core.recall().names_proper(text) and _nearest(text, message.frameworks) >= least
    return facts(message, profile) if named else None


def _nearest(text: str, about: tuple[str, ...]) -> float:
    """How near the nearest claim is; 0 where there is none."""
    near = core.recall().find(text, about, most=1)
    return near[0].near if near else 0.0
