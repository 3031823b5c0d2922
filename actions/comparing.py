"""Frameworks are set side by side, by name or because they were just talked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions import core
from actions.alternating import alternates
from actions.answer import Answer, about
from actions.claims import facts
from actions.comparison_told import comparison_told
from actions.message import Message
from actions.pointing import THEM
from actions.profile import Profile
from actions.stating import needs_of
from advisor.compare import compare, shared_role
from advisor.differences import differences
from advisor.needs import Need

NEAR = 0.55
"""The least nearness of a claim that is told beside a comparison."""

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

SHORT = 10
"""Words of a question that asks for one thing only."""

MOST = 5
"""More are not set side by side."""

WHICH = re.compile(r"\b(which|who|best|better|compare|differ(ence|s)?)\b", re.IGNORECASE)
"""Asks to tell them apart."""


WHICH_IS = re.compile(
    r"^\W*((and|so|ok|okay|then|but),? )*(which|who)( one)? (is|are|has|have|does|do|runs?|works?|trains?|wins?)\b"
    r"|^\W*((and|so|ok|okay|then|but),? )*the \w+er (one )?of (the two|them|both)\b",
    re.IGNORECASE,
)
"""Asks which of those that were just set side by side does something."""

CONTEST = re.compile(
    r"\b(better|best|faster|quicker|slower|vs|versus|ahead of|behind|beats?|outperforms?|compared?|differs?"
    r"|differences?|pick|choose|the two)\b",
    re.IGNORECASE,
)
"""Sets what it names against each other, whatever else it asks."""


def side_by_side(ids: Sequence[str], message: Message, profile: Profile) -> Answer:
    """A comparison under all that was said."""
    advisor = core.advisor()
    near = core.recall().find(message.text, tuple(ids[:MOST]), most=4)
    if near and near[0].near >= SETTLED.get(near[0].claim.about or "", 2):
        return facts(advisor, message, profile)
    said = [need for need in needs_of(message, advisor.catalogue) if need.id not in {"current", "exclude"}]
    needs = profile.needs.merge(said, advisor.catalogue, message.correction)
    found = compare(advisor, needs, ids[:MOST])
    apart = differences(core.recall().claims, ids[:MOST])
    claims = [item.claim for item in near if item.near >= NEAR and item.claim not in apart]
    only = _only(message, said)
    after = profile if only else replace(profile, needs=needs)  # to ask which is faster is no wish for speed
    return Answer([comparison_told(found, needs, apart, claims, only)], about(after, ids))


def compared(message: Message, profile: Profile) -> Answer | None:
    """Those that were talked about side by side, where a message asks which of them is better for something, and those
    of one kind that it sets against each other.
    """
    if message.frameworks:
        asked = _rivals(message.frameworks) and (CONTEST.search(message.text) or _open(message, profile))
        left = tuple(id_ for id_ in message.frameworks if id_ not in message.refused())
        return side_by_side(left, message, profile) if asked and len(left) > 1 else None
    told = THEM.search(message.text) and WHICH.search(message.text)
    both = told and 2 <= len(profile.focus) <= MOST
    return side_by_side(profile.focus, message, profile) if both else which_of_those(message, profile)


def _open(message: Message, profile: Profile) -> bool:
    """Whether it leaves the choice between them open, and does not answer what somebody has with two names."""
    return alternates(message) and profile.asking != "current"


def which_of_those(message: Message, profile: Profile) -> Answer | None:
    """Those side by side that the message before named, or asked that of, where one asks which of them does something;
    None for any other message.
    """
    before = message.before
    just = before is not None and (len(before.frameworks) > 1 or WHICH_IS.match(before.text))
    if message.frameworks or not just or not WHICH_IS.match(message.text) or not _rivals(profile.focus):
        return None
    return side_by_side(profile.focus, message, profile)


def _rivals(ids: Sequence[str]) -> bool:
    """Whether they can stand in for each other."""
    return 2 <= len(ids) <= MOST and shared_role(core.advisor(), ids) is not None


def _only(message: Message, said: Sequence[Need]) -> Need | None:
    """The one thing on which a short question asks who does better: "which of them is faster?"."""
    alone = len(said) == 1 and said[0].id == "priority" and len(message.text.split()) <= SHORT
    return said[0] if alone and WHICH.search(message.text) else None
