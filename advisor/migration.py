"""The way from a framework to another one: where to, and the steps."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.advice import Advice, Advisor
from advisor.model import Migration
from advisor.needs import Need, Needs


@dataclass(frozen=True)
class Move:
    """Advice on where to go from `origin`, and the known steps there (None where no source gives any)."""

    origin: str
    to: str
    migration: Migration | None
    advice: Advice


def move(advisor: Advisor, needs: Needs, origin: str, to: str | None = None) -> Move | None:
    """The best destination for the needs, or the one that was named; None where nothing is left to go to."""
    known = {m.to: m for m in advisor.catalogue.frameworks[origin].migrations}
    needs = needs.merge([Need("exclude", origin, wanted=False, must=True), *_unless_said(needs)], advisor.catalogue)
    alive = frozenset(id_ for id_ in known if not advisor.catalogue.frameworks[id_].retired)
    among = frozenset({to}) if to else alive or None
    role = _role(advisor, among, origin)
    advice = advisor.advise(needs, kind=role, among=among)
    if advice.pick is None:
        return None
    target = to or advice.pick.frameworks[0]
    return Move(origin, target, known.get(target), advice)


def _unless_said(needs: Needs) -> list[Need]:
    """A way out is judged by how little has to be rewritten, as long as nothing else was said to matter more."""
    return [] if needs.settled("priority") else [Need("priority", "continuity")]


def _role(advisor: Advisor, among: frozenset[str] | None, origin: str) -> str:
    """Training, unless what is left or where it can go only runs models."""
    roles = [advisor.catalogue.frameworks[id_].roles for id_ in (among or {origin})]
    return "train" if any("train" in have for have in roles) else "run"
