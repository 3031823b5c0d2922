"""Frameworks as the API shows them."""

from __future__ import annotations

from typing import Any

from advisor.advice import Advisor
from advisor.licences import FAMILIES, OR, Licence
from advisor.listing import listing
from advisor.model import Catalogue, Framework, Rating, Support
from advisor.needs import Need, Needs
from advisor.reply import claim, evidence

STATES, ROLES = ("active", "maintenance", "retired"), ("train", "run")


def brief(framework: Framework) -> dict[str, Any]:
    """What a list holds of one."""
    return {
        "id": framework.id,
        "name": framework.name,
        "status": framework.status.state,
        "roles": list(framework.roles),
        "licence": framework.licence.spdx,
        "summary": framework.summary,
    }


def allowed(catalogue: Catalogue) -> dict[str, list[str]]:
    """Filter -> its values: status, role, licence (one, or a family), and the needs that facts are known of."""
    spdx = {choice for f in catalogue.frameworks.values() for choice in f.licence.spdx.split(OR)}
    facts = {id_: list(kind.values) for id_, kind in catalogue.needs.items() if kind.facts}
    return {"status": list(STATES), "role": list(ROLES), "licence": [*FAMILIES, *sorted(spdx)], **facts}


def listed(advisor: Advisor, chosen: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Those that meet all filters, the best supported first; of several states one is enough."""
    facts = (Need(id_, value) for id_ in chosen if id_ in advisor.catalogue.needs for value in chosen[id_])
    states = frozenset(chosen.get("status", STATES))
    licences = [Licence(name) for name in chosen.get("licence", [])]
    return [
        brief(framework)
        for framework in listing(advisor, Needs(tuple(facts)), states)
        if set(chosen.get("role", [])) <= set(framework.roles)
        and all(licence.covers(framework) for licence in licences)
    ]


def whole(catalogue: Catalogue, framework: Framework) -> dict[str, Any]:
    """All that is known of one."""
    status, release, governance = framework.status, framework.release, framework.governance
    return {
        **brief(framework),
        "aliases": list(framework.aliases),
        "kind": framework.kind,
        "status_note": {
            "note": status.note,
            "since": status.since,
            "successor": list(status.successor),
            "evidence": evidence(status.sources),
        },
        "governance": {"by": governance.by, "vendor": governance.vendor, "evidence": evidence(governance.sources)},
        "licence_note": {"note": framework.licence.note, "evidence": evidence(framework.licence.sources)},
        "release": release
        and {
            "version": release.version,
            "date": release.date,
            "size_mb": release.size_mb,
            "evidence": evidence(release.sources),
        },
        "repository": framework.repository and framework.repository.url,
        "built_on": list(framework.built_on),
        "support": {
            need: {value: _support(known) for value, known in values.items()}
            for need, values in framework.support.items()
        },
        "tasks": {id_: _rating(rating) for id_, rating in framework.tasks.items()},
        "ratings": {id_: _rating(rating) for id_, rating in framework.ratings.items()},
        "exports": [
            {"to": way.to, "by": way.by, "quality": way.quality, "loses": way.loses, "evidence": evidence(way.sources)}
            for way in framework.exports
        ],
        "claims": [claim(found) for found in framework.claims],
        "start": framework.start and _start(framework),
        "knowledge_version": catalogue.version,
    }


def _support(known: Support) -> dict[str, Any]:
    return {"train": known.train, "run": known.run, "note": known.note, "evidence": evidence(known.sources)}


def _rating(found: Rating) -> dict[str, Any]:
    return {
        "value": found.value,
        "basis": found.basis,
        "reason": found.reason,
        "evidence": evidence(found.sources),
    }


def _start(framework: Framework) -> dict[str, Any]:
    begin = framework.start
    assert begin
    learn = [{"title": title, "url": url} for title, url in begin.learn]
    return {"install": begin.install, "language": begin.language, "first_program": begin.program, "learn": learn}
