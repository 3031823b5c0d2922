"""Of named frameworks, those that train what others of them only run: steps of one way, and no rivals."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.model import Catalogue, Framework

GOOD = 3.5
"""The least quality of an export that makes one way of two frameworks."""


def relay(catalogue: Catalogue, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the named whose models, by a good export, others of them run that cannot train; none of them retired."""
    alive = [catalogue.frameworks[id_] for id_ in ids if not catalogue.frameworks[id_].retired]
    runs = {framework.id for framework in alive if "train" not in framework.roles}
    return tuple(framework.id for framework in alive if _reaches(framework, runs))


def _reaches(framework: Framework, runs: set[str]) -> bool:
    return "train" in framework.roles and any(way.to in runs and way.quality >= GOOD for way in framework.exports)
