"""Finds in a message the words that the knowledge has a meaning for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from advisor.model import Catalogue
from advisor.vocabulary import Phrase, phrases
from components.patterns import Patterns
from components.reading import Reader
from components.words import words

OVERLAPPING = {"framework", "term"}
"""What keeps its meaning inside of another name: "ONNX" in "ONNX Runtime" is a term."""

OUTER = {"task", "target", "priority"}
YIELDING = {**dict.fromkeys([*sorted(OUTER), "purpose", "experience"], OUTER), "language": {"task"}}
"""Needs whose words mean nothing inside of a longer name of some kinds: "stable" in "stable diffusion", "R" in "Mask
R-CNN", but Kotlin in "Kotlin app".
"""

Named = tuple[Span, Phrase]


class Names:
    """Matches the vocabulary of one catalogue."""

    def __init__(self, catalogue: Catalogue, reader: Reader) -> None:
        """Builds the matcher: some milliseconds per hundred phrases."""
        self._reader, self._patterns = reader, Patterns(catalogue)
        self._meanings: dict[int, list[Phrase]] = defaultdict(list)
        self._spellings: set[tuple[str, ...]] = set()
        self._matcher = PhraseMatcher(reader.nlp.vocab, attr="NORM")
        for phrase in phrases(catalogue):
            self._add(phrase)
        self._verb = tuple(frozenset(catalogue.cues.get(name, ())) for name in ("no_name", "verb_before", "verb_after"))

    def _add(self, phrase: Phrase) -> None:
        for spelling in {phrase.text, phrase.text.replace("-", " "), phrase.text.replace("-", "")}:
            doc = self._reader.read(spelling)
            self._spellings.add(tuple(token.lower_ for token in doc))
            self._matcher.add(_key(doc), [doc])
            self._meanings[self._reader.nlp.vocab.strings[_key(doc)]].append(phrase)

    def spellings(self) -> tuple[set[str], set[str]]:
        """The words that phrases are made of, and those that are a whole phrase."""
        return {word for found in self._spellings for word in found}, {f[0] for f in self._spellings if len(f) == 1}

    def find(self, doc: Doc) -> list[Named]:
        """Every phrase in it with its place, the longest of a kind where several overlap.

        What an answer to a question is called ("a small board (Raspberry Pi, Jetson)") means that answer and nothing
        in it.
        """
        kept = self._longest(doc)
        if len(kept) < 2:
            return kept
        names = {i for span, phrase in kept if phrase.entity == "framework" for i in _place(span)}
        by_length = sorted(kept, key=lambda named: len(named[0]))  # a longer label overrides one inside of it
        labels = {i: phrase for span, phrase in by_length if phrase.label for i in _place(span)}
        kept = [(s, p) for s, p in kept if p.entity in OVERLAPPING or not names >= _place(s)]
        kept = [(s, p) for s, p in kept if all(labels.get(i, p) == p for i in _place(s)) or p.entity == "framework"]
        return _narrowed(_outermost(kept))

    def _longest(self, doc: Doc) -> list[Named]:
        taken: dict[str, set[int]] = defaultdict(set)
        kept = []
        for span, meant in sorted(self._found(doc), key=lambda found: (-len(found[0]), found[0].start)):
            free = [phrase for phrase in meant if not taken[phrase.entity] & _place(span)]
            kept += [(span, phrase) for phrase in free]
            for phrase in free:
                taken[phrase.entity] |= _place(span)
        return kept

    def _found(self, doc: Doc) -> list[tuple[Span, list[Phrase]]]:
        matches = [(doc[start:end], self._meanings[key]) for key, start, end in self._matcher(doc)]
        found = [(span, [phrase for phrase in phrases if self._meant(span, phrase)]) for span, phrases in matches]
        return found + [(span, [phrase]) for span, phrase in self._patterns.find(doc)]

    def _meant(self, span: Span, phrase: Phrase) -> bool:
        meant = _as_written(span, phrase) and not (phrase.label and _verb(phrase) and len(span) < _words(span.doc))
        return meant and not (phrase.entity == "framework" and self._ordinary(span))

    def _ordinary(self, span: Span) -> bool:
        """Whether a name that is an English word too is just that: "burn the rest", "lightning fast"."""
        word = span.text
        if len(span) > 1 or not word.islower() or word not in words().english:
            return False
        no_name, verb_before, verb_after = self._verb
        doc = span.doc
        before = doc[span.start - 1].lower_ if span.start else ""
        after = doc[span.end].lower_ if span.end < len(doc) else ""
        return f"{word} {after}" in no_name or (after in verb_after and (not before or before in verb_before))


def _outermost(kept: list[Named]) -> list[Named]:
    """Without what only stands inside of a longer name of another kind, unless that is a whole turn of phrase."""
    outer = [(span, phrase.entity) for span, phrase in kept if phrase.entity in OUTER and phrase.text]
    return [
        (span, phrase)
        for span, phrase in kept
        if not any(e != phrase.entity and e in YIELDING.get(phrase.entity, ()) and _within(span, n) for n, e in outer)
    ]


def _within(span: Span, name: Span) -> bool:
    return len(span) < len(name) and name.start <= span.start and span.end <= name.end


def _narrowed(kept: list[Named]) -> list[Named]:
    """Without words for a whole group where one of it is named too: an "Android phone" is no iPhone."""
    said = {(phrase.entity, phrase.values[0]) for _, phrase in kept if len(phrase.values) == 1}
    return [
        (span, phrase)
        for span, phrase in kept
        if len(phrase.values) == 1 or not any((phrase.entity, value) in said for value in phrase.values)
    ]


def _verb(label: Phrase) -> bool:
    """Whether an answer is a verb, which is also said of something else: it is only meant as the whole message."""
    return label.text.startswith("to ")


def _words(doc: Doc) -> int:
    return sum(not token.is_punct for token in doc)


def _place(span: Span) -> set[int]:
    return set(range(span.start, span.end))


def _key(tokens: Iterable[spacy.tokens.Token]) -> str:
    """What a phrase is filed under."""
    return " ".join(token.norm_ for token in tokens)


def _as_written(span: Span, phrase: Phrase) -> bool:
    """Whether a match is meant: words with a capital are, names with an s are ("Darts" is no Dart, a window no
    Windows).
    """
    if phrase.entity in {"framework", "os"} and span.text.lower().endswith("s") != phrase.text.endswith("s"):
        return False
    return not phrase.exact or span.text == phrase.text
