"""Nothing meets all the musts: the smallest ways out, each with the advice that it makes possible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from advisor import reply
from advisor.advice import Advice, Advisor
from advisor.needs import Need, Needs
from advisor.repair import repairs
from advisor.stack import Option

WAYS = 10
"""Ways out that are shown at the most; there are seldom more than four."""


@dataclass(frozen=True)
class WayOut:
    """The needs that are given up, in order, and what is advised then, of which `pick` is the first."""

    gives_up: tuple[Need, ...]
    advice: Advice
    pick: Option

    def to_json(self, said: list[str]) -> dict[str, Any]:
        """As payloads hold it; `said` are the needs in words."""
        catalogue = self.advice.catalogue
        return {"give_up": said, "name": self.pick.name(catalogue), "pick": reply.pick(catalogue, self.pick)}


def ways_out(advisor: Advisor, advice: Advice) -> list[WayOut]:
    """Those out of advice that has no pick, the smallest first."""
    found = repairs(advisor.catalogue, advisor.tables, advice.needs, advice.evaluation.kind)[:WAYS]
    eased = [(way, advisor.advise(_relaxed(advice.needs, way))) for way in found]
    return [WayOut(_in_order(way), then, then.pick) for way, then in eased if then.pick]


def _relaxed(needs: Needs, way: Iterable[Need]) -> Needs:
    for need in way:
        needs = needs.relaxed(need)
    return needs


def _in_order(way: Iterable[Need]) -> tuple[Need, ...]:
    return tuple(sorted(way, key=lambda need: (need.id, str(need.value))))
