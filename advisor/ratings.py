"""Ratings that are computed from evidence: longevity, footprint, reach, openness; community where it was counted."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from advisor.licences import family
from advisor.model import CLASSICAL, LEVELS, SERVER, Catalogue, Counts, Framework, Rating

OPEN = {"permissive": 3.5, "copyleft": 2.0, "proprietary": 0.0}
"""How open a framework is by its licence alone."""

ALONE = 1.0
"""How much smaller something counts that needs no other library."""

UNKNOWN_TASK, SUITED = 1.0, 3.0
"""What an unrated task counts as, and the rating from which a task is well served."""


MANY, LEFT = 1000, 0.5
"""Committers in a year that make a community of 5, and what that of something retired is at the most."""


def computed(framework: Framework, catalogue: Catalogue, today: date) -> dict[str, Rating]:
    """The computed ratings of one framework, by criterion id; they go before those that its file has."""
    say = catalogue.wording
    counted = {"community": _community(framework, framework.counts, say)} if framework.counts else {}
    return {
        **counted,
        "breadth": _breadth(framework, catalogue, say),
        "longevity": _longevity(framework, today, say),
        "footprint": _footprint(framework, say),
        "portability": _portability(framework, say),
        "openness": _openness(framework, say),
        **_models(framework, say),
    }


def _models(framework: Framework, say: Mapping[str, str]) -> dict[str, Rating]:
    """By its own kind: whether it trains networks, or trees and what else is classical, and whether it is a server."""
    classical, server = framework.kind == CLASSICAL, framework.kind == SERVER
    trains = say["trains_classical" if classical else "trains_networks"]
    best = {
        "networks": (not classical, trains),
        "classical": (classical, trains),
        "serving": (server, say["serves" if server else "serves_not"]),
    }
    return {id_: Rating(5.0 if yes else 0.0, "computed", reason) for id_, (yes, reason) in best.items()}


def _breadth(framework: Framework, catalogue: Catalogue, say: Mapping[str, str]) -> Rating:
    """The mean fit over all tasks that the knowledge knows; a task that nothing is known of counts as 1."""
    tasks = catalogue.needs["task"].values
    rated = [
        rating.value for rating in (framework.tasks.get(task) for task in tasks) if rating and rating.value is not None
    ]
    value = (sum(rated) + UNKNOWN_TASK * (len(tasks) - len(rated))) / len(tasks)
    good = sum(1 for rating in rated if rating >= SUITED)
    return Rating(round(value, 1), "computed", say["breadth"].format(count=good, all=len(tasks)))


def _longevity(framework: Framework, today: date, say: Mapping[str, str]) -> Rating:
    """Active: 5, less one for each year since the last release after the first quarter; maintenance at most 2;
    retired 0.
    """
    status, release = framework.status, framework.release
    if status.state == "retired":
        return Rating(0.0, "computed", say["longevity_retired"].format(since=status.since), status.sources)
    if release is None:
        value = None if status.state == "active" else 1.5
        return Rating(value, "computed", say["longevity_unknown"].format(state=status.state), status.sources)
    years = (today - first_day(release.date)).days / 365.25
    value = max(0.0, 5.0 - max(0.0, years - 0.25))
    reason = say["longevity_release"].format(state=status.state, version=release.version, date=release.date)
    return Rating(
        round(min(value, 2.0) if status.state == "maintenance" else value, 1), "computed", reason, release.sources
    )


def first_day(text: str) -> date:
    """A day out of a year, a month or a day: the first of it."""
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def _footprint(framework: Framework, say: Mapping[str, str]) -> Rating:
    """5 at one megabyte or less, one less for each factor of four; one more where nothing else is needed."""
    release = framework.release
    if release is None or release.size_mb is None:
        return Rating(None, "computed", say["size_unknown"])
    value = 5.0 - max(0.0, math.log(release.size_mb, 4)) + (ALONE if release.alone else 0.0)
    reason = say["size_shipped" if release.shipped else "size"].format(size=release.size_mb)
    reason += say["size_alone"] if release.alone else ""
    return Rating(round(min(5.0, max(0.0, value)), 1), "computed", reason, release.sources)


def _community(framework: Framework, counts: Counts, say: Mapping[str, str]) -> Rating:
    """5 at a thousand committers in a year or more, falling with the logarithm of their number to 0 at one."""
    value = min(5.0, 5.0 * math.log(max(1, counts.authors), MANY))
    words = "committers" if counts.authors > 1 else "committer" if counts.authors else "committers_none"
    since, until = (date.fromisoformat(day).strftime("%B %Y") for day in (counts.since, counts.until))
    reason = say[words].format(count=counts.authors, since=since, until=until)
    return Rating(round(min(value, LEFT) if framework.retired else value, 1), "computed", reason, counts.sources)


def _portability(framework: Framework, say: Mapping[str, str]) -> Rating:
    """One point for each three languages, targets and kinds of hardware that it runs on well, 5 at the most."""
    supports = [s for need in ("language", "target", "hardware") for s in framework.support[need].values()]
    good = sum(1 for s in supports if LEVELS.get(s.run or s.train or "", 0.0) >= LEVELS["full"])
    sources = tuple({source.id: source for s in supports for source in s.sources}.values())[:3]
    return Rating(round(min(5.0, good / 3), 1), "computed", say["reach"].format(count=good), sources)


def _openness(framework: Framework, say: Mapping[str, str]) -> Rating:
    """Permissive licence 3.5, other open licence 2, proprietary 0; 1.5 more under a foundation."""
    spdx, governance = framework.licence.spdx, framework.governance
    base = OPEN[family(spdx)]
    reason = say["licence_and_owner"].format(spdx=spdx, by=governance.by)
    sources = (*framework.licence.sources, *governance.sources)
    return Rating(base + (1.5 if governance.foundation and base else 0.0), "computed", reason, sources)
