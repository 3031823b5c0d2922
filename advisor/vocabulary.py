"""Everything in the knowledge that can be named in a message, with what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.model import Catalogue, NeedKind

LONGEST = 2_000
"""Characters of a message that are read; a longer one is refused by the actions, with what is allowed."""


@dataclass(frozen=True)
class Phrase:
    """Words and what they name: `entity` is framework, term or a need id, `values` the ids meant.

    `label`: several words that an answer to a question is called by, which mean that answer and nothing inside of it.

    A word that the knowledge writes with a capital ("R", "Go") is only meant where it is written so (`exact`).
    `withdraws`: the values that it takes back, where those are others than it states. `example`: refused, it says
    nothing of them. `refused`: the values that are wanted where it is refused.
    """

    text: str
    entity: str
    values: tuple[str, ...]
    exact: bool = False
    label: bool = False
    withdraws: tuple[str, ...] = ()
    example: bool = False
    refused: tuple[str, ...] = ()


def phrases(catalogue: Catalogue) -> list[Phrase]:
    """All phrases of the catalogue; several may share the same words."""
    return [*_frameworks(catalogue), *_terms(catalogue), *_needs(catalogue)]


def _frameworks(catalogue: Catalogue) -> Iterator[Phrase]:
    for framework in catalogue.frameworks.values():
        for spelling in dict.fromkeys([framework.name, *framework.aliases, framework.id.replace("-", " ")]):
            yield Phrase(spelling.lower(), "framework", (framework.id,))


def _terms(catalogue: Catalogue) -> Iterator[Phrase]:
    for term in catalogue.glossary:
        for spelling in dict.fromkeys([term.term, *term.aliases]):
            yield Phrase(spelling.lower(), "term", (term.id,))


def _needs(catalogue: Catalogue) -> Iterator[Phrase]:
    for need in catalogue.needs.values():
        for value in need.values.values():
            if (
                " " in value.label or value.label not in value.words
            ):  # one that is written with a capital there ("R") is only meant so
                yield Phrase(value.label.lower(), need.id, (value.id,), label=" " in value.label)
            yield from (_phrase(word, need, (value.id,)) for word in value.words)
            yield from (replace(_phrase(word, need, (value.id,)), example=True) for word in value.examples)
        for words, values in need.groups:
            yield from (_phrase(word, need, values) for word in words)


def _phrase(word: str, need: NeedKind, values: tuple[str, ...]) -> Phrase:
    exact = word != word.lower()
    withdraws, refused = need.families.get(word, ()), need.refused.get(word, ())
    return Phrase(word if exact else word.lower(), need.id, values, exact, withdraws=withdraws, refused=refused)


def patterns(catalogue: Catalogue) -> list[tuple[str, Phrase]]:
    """Regular expressions for words that no list can hold, and what they mean."""
    return [
        (pattern, Phrase(pattern, need.id, (value.id,)))
        for need in catalogue.needs.values()
        for value in need.values.values()
        for pattern in value.patterns
    ]
