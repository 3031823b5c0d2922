"""Whether who stands on something retired is led to something alive: successors, and migrations."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.finding import Finding, in_framework
from advisor.model import Catalogue, Framework

Chain = tuple[str, ...]


def chains(id_: str, catalogue: Catalogue, before: Chain = ()) -> Iterator[Chain]:
    """Every way from a framework along successors, to where it ends or comes back to where it was.

    >>> list(chains("theano", catalogue))
    [("theano", "pytensor"), ("theano", "jax"), ("theano", "pytorch")]
    """
    chain = (*before, id_)
    successors = catalogue.frameworks[id_].status.successor
    if id_ in before or not successors:
        yield chain
        return
    for successor in successors:
        yield from chains(successor, catalogue, chain)


def succession(framework: Framework, catalogue: Catalogue) -> Iterator[Finding]:
    """Chains of successors that come back, that end in something retired, or that lead over it."""
    if not framework.status.successor:
        return
    living = False
    for chain in chains(framework.id, catalogue):
        way = " -> ".join(chain)
        if chain[-1] in chain[:-1]:
            if chain[-1] == framework.id:  # told once for each that is on it, not for all that lead to it
                yield in_framework(framework.id, "status.successor", f"{way} comes back", "a chain with an end")
        elif catalogue.frameworks[chain[-1]].retired:
            allowed = "a successor that lives, or leads to one that does"
            yield in_framework(framework.id, "status.successor", f"{way} ends in something retired", allowed)
        else:
            living = True
    if living:
        yield from _over_the_retired(framework, catalogue)


def _over_the_retired(framework: Framework, catalogue: Catalogue) -> Iterator[Finding]:
    """A successor that has itself been succeeded is history, but not where anybody should go."""
    for id_ in framework.status.successor:
        if catalogue.frameworks[id_].retired:
            allowed = "what lives now, beside it or in its place"
            yield in_framework(framework.id, "status.successor", f"{id_} is retired itself", allowed, error=False)


def way_out(framework: Framework, catalogue: Catalogue) -> Iterator[Finding]:
    """Something retired that neither a successor nor a migration leads out of."""
    if not framework.retired:
        return
    ends = {chain[-1] for chain in chains(framework.id, catalogue)} | {move.to for move in framework.migrations}
    if all(catalogue.frameworks[end].retired for end in ends):
        allowed = "a successor or a migration to something alive"
        yield in_framework(framework.id, "status.state", "retired without a way out", allowed)


def towards_the_retired(framework: Framework, catalogue: Catalogue) -> Iterator[Finding]:
    """Ways to something retired, of something that is not: of its own kind they are history."""
    if framework.retired:
        return
    ways = {
        "exports": [export.to for export in framework.exports],
        "migrations": [move.to for move in framework.migrations],
        "built_on": framework.built_on,
    }
    for field, ids in ways.items():
        for id_ in ids:
            if catalogue.frameworks[id_].retired:
                yield in_framework(framework.id, field, f"{id_} is retired", "something that is not")
