"""What the knowledge has a field for, asked in a few words: the licence, who makes it, whether it is alive."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer
from actions.claims_told import told
from actions.lines import series
from actions.message import Message
from actions.pointing import place_of
from actions.profile import Profile
from actions.unknown import unknown
from advisor.model import Claim
from advisor.phrasing import phrasing, says

NEAR = 0.55
"""The least nearness of a claim that answers what no field does."""

FIELDS = {
    "licence": ("licence",),
    "status": ("active", "release"),
    "governance": ("governance",),
    "release": ("release",),
    "begun": ("begun",),
}
"""What the phrasing `follow_...` asks for -> what the claims are about that answer it."""

ASKED_AS = {
    "speed": "how fast is {names}",
    "together": "can one use {names} together",
    "hardware": "which hardware does {names} need and support",
}
"""What the phrasing `follow_...` asks for that no field holds -> the question to which claims are near."""


def matches(what: str, text: str) -> bool:
    """Whether a message is a follow-up question of a kind."""
    spelt = phrasing("contracted_is").sub(r"\1 is", text)
    return says(f"follow_{what}", spelt)


def field_told(message: Message, profile: Profile) -> Answer | None:
    """What the knowledge has a field for, of each framework that was talked about."""
    text, focus = _which(message.text, profile.focus)
    kinds = next((kinds for what, kinds in FIELDS.items() if matches(what, text)), ())
    found = [claim for id_ in focus[:3] for kind in kinds for claim in field(id_, kind)]
    question = next((asked for what, asked in ASKED_AS.items() if matches(what, text)), None)
    if not found and question:
        return _nearest(question, message, profile)
    return told(message, profile, found, focus) if found else None


def field_of(message: Message, profile: Profile) -> Answer | None:
    """What the knowledge has a field for, of the one framework that a message names: "what does OpenVINO cost us"."""
    if len(message.frameworks) != 1:
        return None
    unnamed = replace(message, text=" ".join(core.recall().nameless(message.text, "it").split()))
    return field_told(unnamed, replace(profile, focus=message.frameworks))


def _which(text: str, focus: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A question without "of the second", and the one of those that were talked about which that means."""
    match = phrasing("which_one_of_those").search(text)
    place = place_of(match[0]) if match else None
    if match is None or place is None or place >= len(focus):
        return text, focus
    return text.replace(match[0], ""), (focus[place],)


def _nearest(question: str, message: Message, profile: Profile) -> Answer:
    """What is known that is nearest to a question about them; nothing is made up."""
    advisor, focus = core.advisor(), profile.focus[:3]
    names = series([advisor.catalogue.name(id_) for id_ in focus], advisor.catalogue.wording["and"])
    near = core.recall().find(question.format(names=names), focus, most=3)
    found = [item.claim for item in near if item.near >= NEAR]
    return told(message, profile, found, focus) if found else unknown(profile, focus)


def field(id_: str, kind: str) -> list[Claim]:
    """The claim that structured knowledge makes of one framework: it stands after those that are written out."""
    return [claim for claim in core.recall().claims if claim.frameworks == (id_,) and claim.about == kind][-1:]
