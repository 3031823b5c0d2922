"""Finds in a message the words that the knowledge has a meaning for: phrases, also misspelt names of frameworks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import spacy
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from advisor.model import Catalogue
from advisor.vocabulary import Phrase, phrases

SHORTEST_TYPO, LIKE_ENOUGH = 5, 0.79
"""A misspelt name has this many letters, and this Damerau-Levenshtein similarity to the right spelling: one slip in
five.
"""

OVERLAPPING = {"framework", "term"}
"""What keeps its meaning inside of another name: "ONNX" in "ONNX Runtime" is a term."""

Named = tuple[Span, Phrase]


class Names:
    """Matches the vocabulary of one catalogue."""

    def __init__(self, catalogue: Catalogue, nlp: spacy.Language) -> None:
        """Builds the matcher: some milliseconds per hundred phrases."""
        self._nlp = nlp
        self._meanings: dict[str, list[Phrase]] = defaultdict(list)
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        known = phrases(catalogue)
        for phrase in known:
            self._add(phrase)
        self._spellings = {
            phrase.text: phrase.values[0]
            for phrase in known
            if phrase.entity == "framework" and " " not in phrase.text and len(phrase.text) >= SHORTEST_TYPO
        }

    def _add(self, phrase: Phrase) -> None:
        for spelling in {phrase.text, phrase.text.replace("-", " "), phrase.text.replace("-", "")}:
            doc = self.read(spelling)
            self._meanings[_key(doc)].append(phrase)
            self._matcher.add(_key(doc), [doc])

    def read(self, text: str) -> Doc:
        """Tokens whose NORM is their lower case without a plural s."""
        doc = self._nlp.make_doc(text)
        for token in doc:
            low = token.lower_
            token.norm_ = low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith("ss") else low
        return doc

    def find(self, doc: Doc) -> list[Named]:
        """Every phrase in it with its place, the longest of a kind where several overlap.

        What an answer to a question is called ("a small board (Raspberry Pi, Jetson)") means that answer and nothing
        in it.
        """
        kept = self._longest(doc)
        kept += self._misspelt(doc, {i for span, _ in kept for i in _place(span)})
        names = {i for span, phrase in kept if phrase.entity == "framework" for i in _place(span)}
        by_length = sorted(kept, key=lambda named: len(named[0]))  # a longer label overrides one inside of it
        labels = {i: phrase for span, phrase in by_length if phrase.label for i in _place(span)}
        kept = [(s, p) for s, p in kept if p.entity in OVERLAPPING or not names >= _place(s)]
        kept = [(s, p) for s, p in kept if all(labels.get(i, p) == p for i in _place(s)) or p.entity == "framework"]
        return _narrowed(kept)

    def _longest(self, doc: Doc) -> list[Named]:
        spans = [doc[start:end] for _, start, end in self._matcher(doc)]
        taken: dict[str, set[int]] = defaultdict(set)
        kept = []
        for span in sorted(spans, key=lambda span: (-len(span), span.start)):
            meant = [p for p in self._meanings[_key(span)] if _as_written(span, p)]
            meant = [phrase for phrase in meant if not taken[phrase.entity] & _place(span)]
            kept += [(span, phrase) for phrase in meant]
            for phrase in meant:
                taken[phrase.entity] |= _place(span)
        return kept

    def _misspelt(self, doc: Doc, known: set[int]) -> list[Named]:
        words = [t for t in doc if t.i not in known and len(t.text) >= SHORTEST_TYPO and t.is_alpha]
        near = [(token, self._nearest(token.lower_)) for token in words]
        return [(doc[t.i : t.i + 1], Phrase(t.lower_, "framework", (match,))) for t, match in near if match]

    def _nearest(self, word: str) -> str | None:
        """The framework whose name is spelt almost like a word, with the same first letter."""
        best = process.extractOne(
            word,
            [name for name in self._spellings if name[0] == word[0]],
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=LIKE_ENOUGH,
        )
        return self._spellings[best[0]] if best else None


def _narrowed(kept: list[Named]) -> list[Named]:
    """Without words for a whole group where one of it is named too: an "Android phone" is no iPhone."""
    said = {(phrase.entity, phrase.values[0]) for _, phrase in kept if len(phrase.values) == 1}
    return [
        (span, phrase)
        for span, phrase in kept
        if len(phrase.values) == 1 or not any((phrase.entity, value) in said for value in phrase.values)
    ]


def _place(span: Span) -> set[int]:
    return set(range(span.start, span.end))


def _key(words: Iterable[spacy.tokens.Token]) -> str:
    """What a phrase is filed under."""
    return " ".join(token.norm_ for token in words)


def _as_written(span: Span, phrase: Phrase) -> bool:
    """Whether a match is meant: words with a capital are, names with an s are ("Darts" is no Dart)."""
    if phrase.entity == "framework" and span.text.lower().endswith("s") != phrase.text.endswith("s"):
        return False
    return not phrase.exact or span.text == phrase.text
