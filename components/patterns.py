"""Words that no list can hold, by the regular expressions of the knowledge: cards by number, sizes, rates, amounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from advisor.model import Catalogue
from advisor.vocabulary import Phrase, patterns
from components.prefixes import LENGTH, prefixes
from components.reading import written

START = re.compile(r"[a-z0-9]+|[^a-z0-9\s]")
"""Where a pattern can start: at a word, or at a sign outside of one."""

LENGTHS = range(LENGTH + 1)

Compiled = tuple["re.Pattern[str]", Phrase]


class Patterns:
    """The patterns of one catalogue; each stands for whole words, in any case."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Compiles them, those with one meaning together, and files each under what it can start with: at one place
        of a text most need not be tried.
        """
        by_meaning: dict[tuple[bool, str, tuple[str, ...]], list[str]] = {}
        for pattern, phrase in patterns(catalogue):
            by_meaning.setdefault((pattern.startswith("^"), phrase.entity, phrase.values), []).append(pattern)
        self._whole: list[Compiled] = []
        self._by_start: dict[str, list[Compiled]] = defaultdict(list)
        for (whole, need, values), found in by_meaning.items():
            compiled = re.compile(rf"(?:{'|'.join(found)})(?![a-z0-9])"), Phrase("", need, values)
            filed = [self._whole] if whole else [self._by_start[s] for s in set().union(*map(prefixes, found))]
            for file in filed:
                file.append(compiled)

    def find(self, doc: Doc) -> list[tuple[Span, Phrase]]:
        """Everything that they match, in whole tokens."""
        text = written(doc).lower()
        return [
            (doc.char_span(*match.span(), alignment_mode="expand"), phrase)
            for place, tried in self._tried(text)
            for pattern, phrase in tried
            if (match := pattern.match(text, place))
        ]

    def _tried(self, text: str) -> Iterator[tuple[int, list[Compiled]]]:
        """The patterns that can match at a place, for each place."""
        yield 0, self._whole
        for start in START.finditer(text):
            place = start.start()
            for length in LENGTHS:
                tried = self._by_start.get(text[place : place + length])
                if tried:
                    yield place, tried
