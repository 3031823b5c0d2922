"""What tells named frameworks apart, in a sentence or two that somebody wrote for just these."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.model import Claim

DIFFERENCE = "difference"
"""What such a claim is about."""

MOST = 2
"""Claims that each tell some of the named ones apart."""


def differences(claims: Iterable[Claim], ids: Iterable[str]) -> tuple[Claim, ...]:
    """The claim that tells all of them apart, with as few others as there are; else those that tell some of them apart,
    most of them first.
    """
    wanted = frozenset(ids)
    told = [claim for claim in claims if claim.about == DIFFERENCE and len(claim.frameworks) > 1]
    whole = [claim for claim in told if wanted <= set(claim.frameworks)]
    if whole:
        return (min(whole, key=lambda claim: len(claim.frameworks)),)
    some = [claim for claim in told if wanted > set(claim.frameworks)]
    return tuple(sorted(some, key=lambda claim: -len(claim.frameworks))[:MOST])
