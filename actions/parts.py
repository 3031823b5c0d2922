"""Parts that are set against each other ("FSDP or ZeRO?"): what tells apart the frameworks that they are of."""

from __future__ import annotations

from actions import core
from actions.answer import Answer, about
from actions.comparison_told import told_by
from actions.contests import names_more
from actions.message import Message
from actions.profile import Profile
from actions.sought import sought
from advisor.compare import compare
from advisor.differences import DIFFERENCE

NEAR = 0.66
"""The least nearness of the claim that tells them apart, and of what is told below it."""


APART = {DIFFERENCE, "choice"}
"""What a claim is about that tells two apart."""


def parts_apart(message: Message, profile: Profile) -> Answer | None:
    """A comparison of a framework that a message names with the one whose part it names; None where it names two of
    them, or nothing beside the one, or no claim tells them apart.
    """
    if len(message.frameworks) != 1 or not names_more(message):
        return None
    found = core.recall().find(sought(message, message.frameworks), message.frameworks, most=4)
    near = [item.claim for item in found if item.near >= NEAR]
    two = [claim for claim in near if claim.about in APART and len(claim.frameworks) == 2]
    first = next(iter(sorted(two, key=lambda claim: claim.about != DIFFERENCE)), None)
    if first is None:
        return None
    others = [claim for claim in near if set(claim.frameworks) == set(first.frameworks)]
    compared = compare(core.advisor(), profile.needs, first.frameworks)
    return Answer([told_by(compared, first, others)], about(profile, first.frameworks))
