"""The kept profiles: typical projects and what they are advised, so that a recommendation cannot flip unseen."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.advice import Advisor
from advisor.model import Profile
from advisor.needs import Need, Needs

NOTHING = "none"
"""The pick where no candidate meets all the musts."""


@dataclass(frozen=True)
class Verdict:
    """What a profile is advised now: the option's id, and the share of weightings in which that comes first."""

    profile: Profile
    pick: str
    share: float

    @property
    def flipped(self) -> bool:
        """Whether it is another pick than the one that is kept."""
        return self.pick != self.profile.pick


def verdicts(advisor: Advisor) -> tuple[Verdict, ...]:
    """The verdict on every profile of the knowledge, in its order."""
    return tuple(_verdict(advisor, profile) for profile in advisor.catalogue.profiles)


def needs_of(profile: Profile) -> Needs:
    """A profile's needs as a person would have said them."""
    return Needs(tuple(Need(**{"id" if key == "need" else key: raw[key] for key in raw}) for raw in profile.needs))


def _verdict(advisor: Advisor, profile: Profile) -> Verdict:
    advice = advisor.advise(needs_of(profile))
    if advice.pick is None:
        return Verdict(profile, NOTHING, 0.0)
    return Verdict(profile, advice.pick.id, float(advice.shares[advice.order[0]]))


def flips(before: tuple[Verdict, ...], after: tuple[Verdict, ...]) -> list[tuple[Verdict, Verdict]]:
    """The profiles that are advised something else after than before; both are of the same profiles."""
    return [(old, new) for old, new in zip(before, after, strict=True) if old.pick != new.pick]
