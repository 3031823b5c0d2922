"""Answers out of the claims nearest in meaning, each with source and date."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer
from actions.claims_told import told
from actions.message import Message
from actions.profile import Profile
from actions.sought import sought, spelt_out
from actions.unknown import unknown, unknown_names
from advisor.model import Claim
from advisor.needs import Need
from advisor.phrasing import says
from advisor.recall import MOST, Found
from advisor.sentences import status
from advisor.support import supported

VERY_NEAR = 0.93
"""A claim this near answers the question better than what is known of each pair of names in it."""

OUTLIVES = 0.84
"""A claim this near goes before the one that what is asked about was ended."""

NEAR = 0.55
"""A claim this near does so where the question is not whether the one works with the other, or names what is rarer than
any need: "does Ollama use a Hailo?" asks for more than whether it runs on a board.
"""

CLOSE = 0.75
"""A second claim this near is told before what is known of each pair of names, too."""

BARE = 5
"""Words of a message that only names things ("TensorRT Raspberry Pi?")."""


def facts(message: Message, profile: Profile) -> Answer:
    """The claims nearest to a message, or that it is not known."""
    message = spelt_out(message)
    named = tuple(id_ for id_ in message.referred(profile.focus) if id_ not in message.refused())
    strange = () if named or _known_by_another(message.text) else unknown_names(message.text)
    near = [] if strange else core.recall().find(sought(message, named), named)
    said = ((e["entity"], e["value"]) for e in message.entities if e.get("wanted", True))
    exact = supported(core.advisor().catalogue, named, said)
    wrong = None if strange else core.premises().find(message.text, message.frameworks)
    enough = VERY_NEAR if _asks_whether(message.text) and not core.recall().names_proper(message.text) else NEAR
    found = _answers(near, exact, wrong, _ended(named) if near or exact else [], enough)
    if not found:
        return unknown(profile, named, strange)
    return told(message, _having(message, profile), found, named, premise=wrong is not None)


def _known_by_another(text: str) -> bool:
    """Whether a near claim has another rare name of it: "why did simpleRL leave OpenRLHF for verl?"."""
    near = core.recall().find(text, most=1) if core.recall().names_proper(text) else []
    return bool(near) and near[0].near >= CLOSE


def _having(message: Message, profile: Profile) -> Profile:
    """With what the message says that there is already, whatever it asks of it."""
    had = message.named("framework", "current") if says("speaks_of_oneself", message.text) else ()
    have = [Need("current", id_, said=message.turn) for id_ in had]
    return replace(profile, needs=profile.needs.merge(have, core.advisor().catalogue)) if have else profile


def _ended(named: tuple[str, ...]) -> list[Claim]:
    """That the one framework that is asked about was ended by its makers: nothing else about it matters as much."""
    known = [core.advisor().catalogue.frameworks[id_] for id_ in named]
    return [status(core.advisor().catalogue, framework) for framework in known if framework.retired and len(known) == 1]


def _asks_whether(text: str) -> bool:
    """Whether what is asked is if one thing works with another, or nothing but names are said."""
    return not says("asks_more_than_whether", text) and (len(text.split()) <= BARE or says("asks_whether", text))


def _answers(
    near: list[Found], exact: list[Claim], wrong: Claim | None, ended: list[Claim], enough: float
) -> list[Claim]:
    """What is known of just what was named, before the others; first what puts right what was taken for granted, else a
    claim that is very near to the question, else that something was `ended`, else a claim that is near `enough`.
    """
    said = [wrong] if wrong else [f.claim for f in near if f.near >= VERY_NEAR][:1]
    if ended and not said:  # who asks how a model is saved knows, mostly, that what made it is gone
        lead = [f.claim for f in near[:1] if f.near >= OUTLIVES and f.claim.about != "status"]
        said = [*lead, *ended] if lead else []
    said = said or [claim for claim in ended if claim not in [f.claim for f in near[:1]]]
    said = said or [f.claim for f in near if f.near >= enough][:1]
    said += [f.claim for f in near[:2] if said and f.near >= CLOSE and f.claim not in said][:1]
    exact = [claim for claim in exact if claim not in said]
    return [*said, *exact, *(f.claim for f in near if f.claim not in said)][:MOST]
