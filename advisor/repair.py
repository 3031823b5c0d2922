"""The smallest ways out when nothing meets all the musts."""

from __future__ import annotations

from advisor.evaluate import removed
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.tables import Tables


def repairs(catalogue: Catalogue, tables: Tables, needs: Needs, kind: str) -> list[frozenset[Need]]:
    """The minimal sets of musts to give up, smallest first; giving up all of one set makes a candidate possible.

    A candidate becomes possible exactly when all the musts that it breaks are given up, so the minimal sets are the
    sets of broken musts that hold no smaller one (minimal diagnoses: Felfernig et al. 2009).
    """
    broken = {frozenset(musts) for musts in removed(catalogue, tables, needs, kind).values()}
    minimal = [found for found in broken if not any(other < found for other in broken)]
    return sorted(minimal, key=lambda found: (len(found), sorted((n.id, str(n.value)) for n in found)))
