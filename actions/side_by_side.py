"""Frameworks side by side under all that was said, with the claims that are near to what is asked of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions import core
from actions.answer import Answer, about
from actions.claims import facts
from actions.comparison_told import comparison_told, told_by
from actions.languages import spoken
from actions.message import Message
from actions.profile import Profile
from actions.stating import needs_of
from advisor.compare import compare
from advisor.differences import DIFFERENCE, differences
from advisor.model import Claim
from advisor.needs import Need
from advisor.phrasing import phrasing, says
from advisor.recall import Found

NEAR, NEARER = 0.55, 0.66
"""The least nearness of a claim that is told under a comparison, and above its reasons."""

SETTLED = {
    "usage": 0.85,
    "export": 0.85,
    "ecosystem": 0.85,
    "version": 0.85,
    "install": 0.85,
    "status": 0.95,
    "performance": 0.95,
    "history": 0.95,
}
"""What a claim is about -> how near it has to be to say all that is asked ("does OpenAI use PyTorch or JAX?"): such a
question does not ask which of the two to take.
"""

WORD = re.compile(r"[^\W_]+")

ANSWERS = {"choice": 0.77, "concept": 0.84}
"""What a claim is about that says which of several to take for what, or what each of them is -> how near it has to be
to be told in the place of all reasons.
"""

SHORT = 10
"""Words of a question that asks for one thing only."""

MOST = 5
"""More are not set side by side."""


def side_by_side(ids: Sequence[str], message: Message, profile: Profile) -> Answer:
    """A comparison under all that was said."""
    advisor = core.advisor()
    near = [found for found in _near(message, ids[:MOST]) if shared(found.claim, ids)]
    apart = differences(core.recall().claims, ids[:MOST])
    bare = bool(apart) and _bare(message)
    if near and not bare and near[0].near >= SETTLED.get(near[0].claim.about or "", 2):
        return facts(message, profile)
    said = [need for need in needs_of(message, advisor.catalogue) if need.id not in {"current", "exclude"}]
    needs = profile.needs.merge(said, advisor.catalogue, message.correction)
    found = compare(advisor, needs, ids[:MOST])
    first = None if bare else _nearest(near, ids)
    claims = [item.claim for item in near if item.near >= NEAR and item.claim not in apart]
    only = _only(message, said)
    after = profile if only else replace(profile, needs=needs)  # to ask which is faster is no wish for speed
    if first and near[0].near >= ANSWERS.get(first.about or "", 2):
        return Answer([told_by(found, first, (*apart, *claims))], about(after, ids))
    return Answer([comparison_told(found, needs, apart, claims, only, first)], about(after, ids))


def _near(message: Message, ids: Sequence[str]) -> Sequence[Found]:
    """The claims near to a message; none to one in another language, as all claims are in English."""
    return () if spoken(message) else core.recall().find(message.text, tuple(ids), most=4)


def shared(claim: Claim, ids: Sequence[str]) -> bool:
    """Whether a claim is about these: of one of them and something else it tells another choice."""
    named = set(claim.frameworks)
    return named <= set(ids) or len(named & set(ids)) > 1


def _bare(message: Message) -> bool:
    """Whether it says nothing beside names but that one is set against the other."""
    rest = WORD.findall(core.recall().nameless(message.text.lower(), " "))
    return all(map(phrasing("only_sets_apart").fullmatch, rest))


def _nearest(near: Sequence[Found], ids: Sequence[str]) -> Claim | None:
    """The claim on several of them that is nearest to the question, nearer than what tells them apart: it is of some
    part or use of them.
    """
    first = near[0] if near and near[0].near >= NEARER else None
    told = first is None or first.claim.about == DIFFERENCE or len({*first.claim.frameworks} & {*ids}) < 2
    return None if told or first is None else first.claim


def _only(message: Message, said: Sequence[Need]) -> Need | None:
    """The one thing on which a short question asks who does better: "which of them is faster?"."""
    alone = len(said) == 1 and said[0].id == "priority" and len(message.text.split()) <= SHORT
    return said[0] if alone and says("asks_which", message.text) else None
