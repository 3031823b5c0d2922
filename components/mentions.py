"""Finds in a message what the knowledge can name, with spaCy: names, negation, firmness and role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import spacy
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from advisor.model import Catalogue
from advisor.vocabulary import Phrase, phrases

LONGEST = 2_000
"""Characters that are read; a longer message is refused by the actions, with what is allowed."""

SHORTEST_TYPO, LIKE_ENOUGH = 5, 0.8
"""A misspelt name has this many letters, and this Damerau-Levenshtein similarity to the right spelling."""


TOLD = {"correction", "retired", "maintenance"}
"""The cues that mean something by themselves: something earlier is taken back, or a status is asked for."""

Cue = tuple[str, int, int]


@dataclass(frozen=True)
class Mention:
    """Something named between two characters. `role`: train, run or both; for frameworks: current or to."""

    entity: str
    value: str
    start: int
    end: int
    wanted: bool = True
    must: bool | None = None
    role: str | None = None


class Mentions:
    """Matches messages against one catalogue's vocabulary and cues."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Builds the matchers: some milliseconds per hundred phrases."""
        self.catalogue = catalogue
        self.nlp = spacy.blank("en")
        self.meanings: dict[str, list[Phrase]] = defaultdict(list)
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="NORM")
        self._add_phrases()
        self.cues = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        for name, words in catalogue.cues.items():
            self.cues.add(name, [self.nlp.make_doc(word) for word in words])
        self.spellings = self._spellings()

    def _add_phrases(self) -> None:
        for phrase in phrases(self.catalogue):
            for spelling in {phrase.text, phrase.text.replace("-", " "), phrase.text.replace("-", "")}:
                doc = self._read(spelling)
                key = _key(doc)
                self.meanings[key].append(phrase)
                self.matcher.add(key, [doc])

    def _spellings(self) -> dict[str, str]:
        """One-word names of frameworks -> framework id, for misspellings."""
        return {
            phrase.text: phrase.values[0]
            for phrase in phrases(self.catalogue)
            if phrase.entity == "framework" and " " not in phrase.text and len(phrase.text) >= SHORTEST_TYPO
        }

    def _read(self, text: str) -> Doc:
        """Tokens whose NORM is their lower case without a plural s."""
        doc = self.nlp.make_doc(text)
        for token in doc:
            low = token.lower_
            token.norm_ = low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith("ss") else low
        return doc

    def find(self, text: str) -> list[Mention]:
        """All mentions in reading order; the longest phrase wins where several of one kind overlap."""
        doc = self._read(text[:LONGEST])
        cues = self._cues(doc)
        spans = self._named(doc) + self._misspelt(doc)
        found = [m for span, phrase in spans for m in self._mentions(doc, span, phrase, cues)]
        found += [_cue(name, doc[start:end]) for name, start, end in cues if name in TOLD]
        return sorted(set(found), key=lambda m: (m.start, m.end, m.entity, m.value))

    def _named(self, doc: Doc) -> list[tuple[Span, Phrase]]:
        spans = [doc[start:end] for _, start, end in self.matcher(doc)]
        taken: dict[str, set[int]] = defaultdict(set)
        kept = []
        for span in sorted(spans, key=lambda span: (-len(span), span.start)):
            place = set(range(span.start, span.end))
            meant = [p for p in self.meanings[_key(span)] if _as_written(span, p) and not taken[p.entity] & place]
            kept += [(span, phrase) for phrase in meant]
            for phrase in meant:
                taken[phrase.entity] |= place
        names = {i for span, phrase in kept if phrase.entity == "framework" for i in range(span.start, span.end)}
        return [(s, p) for s, p in kept if p.entity == "framework" or not names >= set(range(s.start, s.end))]

    def _misspelt(self, doc: Doc) -> list[tuple[Span, Phrase]]:
        known = {i for span, _ in self._named(doc) for i in range(span.start, span.end)}
        found = []
        for token in doc:
            if token.i not in known and len(token.text) >= SHORTEST_TYPO and token.is_alpha:
                match = self._nearest(token.lower_)
                if match:
                    found.append((doc[token.i : token.i + 1], Phrase(token.lower_, "framework", (match,))))
        return found

    def _nearest(self, word: str) -> str | None:
        """The framework whose name is spelt almost like a word, with the same first letter."""
        best = process.extractOne(
            word,
            [name for name in self.spellings if name[0] == word[0]],
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=LIKE_ENOUGH,
        )
        return self.spellings[best[0]] if best else None

    def _cues(self, doc: Doc) -> list[Cue]:
        """Cues as (name, start, end); one inside a longer one gives way to it, as "no" does in "no idea"."""
        found = [(self.nlp.vocab.strings[key], start, end) for key, start, end in self.cues(doc)]
        return [
            (name, start, end)
            for name, start, end in found
            if not any(s <= start and end <= e and e - s > end - start for _, s, e in found)
        ]

    def _mentions(self, doc: Doc, span: Span, phrase: Phrase, cues: Sequence[Cue]) -> Iterable[Mention]:
        before = self._before(span, cues)
        clause = self._clause(doc, span, cues)
        negated = (before.count("negation") + clause.count("after_negation")) % 2 == 1
        must = True if "must" in clause else False if "wish" in clause else None
        role = self._framework_role(span, before, cues) if phrase.entity == "framework" else _side(before)
        if negated and "everywhere" in clause:
            role = "both"
        for value in phrase.values:
            yield Mention(phrase.entity, value, span.start_char, span.end_char, not negated, must, role)

    def _before(self, span: Span, cues: Sequence[Cue]) -> list[str]:
        """The cues that reach a span from before it: near enough, with no end of a clause between."""
        ends = [end for name, _, end in cues if name == "clause_end" and end <= span.start]
        floor = max([*ends, span.start - self.catalogue.reach])
        return [name for name, start, end in cues if floor <= start and end <= span.start]

    def _clause(self, doc: Doc, span: Span, cues: Sequence[Cue]) -> list[str]:
        """The cues anywhere in the clause of a span."""
        floor = max([end for name, _, end in cues if name == "clause_end" and end <= span.start], default=0)
        roof = min([start for name, start, _ in cues if name == "clause_end" and start >= span.end], default=len(doc))
        return [name for name, start, end in cues if floor <= start and end <= roof]

    def _framework_role(self, span: Span, before: list[str], cues: Sequence[Cue]) -> str | None:
        """Whether a framework is what the person has, or what they ask to go to."""
        near = [name for name, _, end in cues if end == span.start or end == span.start - 1]
        if "to" in near:
            return "to"
        after = [name for name, start, _ in cues if name == "current_after" and start == span.end]
        return "current" if "current" in before[-3:] or after else None


def _cue(name: str, span: Span) -> Mention:
    return Mention("cue", name, span.start_char, span.end_char)


def _side(before: list[str]) -> str | None:
    """The last of train and run that was said before it."""
    sides = [name for name in before if name in {"train", "run"}]
    return sides[-1] if sides else None


def _key(words: Doc | Span) -> str:
    """What a phrase is filed under."""
    return " ".join(token.norm_ for token in words)


def _as_written(span: Span, phrase: Phrase) -> bool:
    return not phrase.exact or span.text == phrase.text
