"""Words that no list can hold, by the regular expressions of the knowledge: cards by number, sizes, rates, amounts."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from advisor.model import Catalogue
from advisor.vocabulary import Phrase, patterns


class Patterns:
    """The patterns of one catalogue; each stands for whole words, in any case."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Compiles them, those with one meaning together."""
        by_meaning: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for pattern, phrase in patterns(catalogue):
            by_meaning.setdefault((phrase.entity, phrase.values), []).append(pattern)
        self._patterns = [
            (re.compile(rf"(?<![a-z0-9])(?:{'|'.join(found)})(?![a-z0-9])"), Phrase("", *meaning))
            for meaning, found in by_meaning.items()
        ]

    def find(self, doc: Doc) -> list[tuple[Span, Phrase]]:
        """Everything that they match, in whole tokens."""
        text = doc.text.lower()
        return [
            (doc.char_span(*match.span(), alignment_mode="expand"), phrase)
            for pattern, phrase in self._patterns
            for match in pattern.finditer(text)
        ]
