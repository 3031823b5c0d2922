"""Everything that a message names, and how it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from advisor.model import Catalogue
from components.cues import Cues
from components.languages import language
from components.names import Named, Names
from components.reading import Reader
from components.spelling import Spelling

LONGEST = 2_000
"""Characters that are read; a longer message is refused by the actions, with what is allowed."""

NO_CUE = {"pt": frozenset({"no"}), "de": frozenset({"so", "a"}), "fr": frozenset({"on"})}
"""English cues that are other words in another language: Portuguese "no" is "in the"."""

OR = {"or", "nor"}

TOLD = {"correction", "rather", "retired", "maintenance", "withdrawal", "what_changes"}
"""The cues that tell something by themselves and not only of what is named beside them."""


@dataclass(frozen=True)
class Mention:
    """Something named between two characters, as `components.cues.Meaning` says it is meant."""

    entity: str
    value: str
    start: int
    end: int
    wanted: bool = True
    must: bool | None = None
    role: str | None = None
    withdrawn: bool = False


class Mentions:
    """Reads messages with one catalogue's vocabulary and cues."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Builds the matchers."""
        self._reader = Reader()
        self._names, self._cues = Names(catalogue, self._reader), Cues(catalogue, self._reader)
        parts, wholes = self._names.spellings()
        self._reader.norm = Spelling(parts | self._cues.spellings(), wholes).norm

    def find(self, text: str) -> list[Mention]:
        """All mentions in reading order."""
        doc = self._reader.read(text[:LONGEST])
        named = self._names.find(doc)
        foreign = language(doc.text, {(s.start_char, s.end_char) for s, p in named if p.entity == "framework"})
        cues = self._cues.find(doc, _blind(doc, named, foreign))
        places = [(span.start, span.end) for span, _ in named]
        found = set()
        for span, phrase in named:
            meant = self._cues.meaning(doc, span, phrase.entity, cues, places)
            for value in (meant.withdrawn and phrase.withdraws) or phrase.values:
                place = (span.start_char, span.end_char)
                found.add(Mention(phrase.entity, value, *place, meant.wanted, meant.must, meant.role, meant.withdrawn))
        for cue in cues:
            if cue.name in TOLD:
                span = doc[cue.start : cue.end]
                found.add(Mention("cue", cue.name, span.start_char, span.end_char))
        if foreign:
            found.add(Mention("cue", f"language_{foreign}", 0, len(doc.text)))
        return sorted(found, key=lambda m: (m.start, m.end, m.entity, m.value))


def _blind(doc: Doc, named: list[Named], foreign: str | None) -> set[int]:
    """The tokens that are no cues: in what an answer is called, and what means something else in another language."""
    other = NO_CUE.get(foreign or "", frozenset())
    labels = {i for span, phrase in named if phrase.label for i in range(span.start, span.end)}
    return labels | _list_commas(doc, named) | {token.i for token in doc if token.lower_ in other}


def _list_commas(doc: Doc, named: list[Named]) -> set[int]:
    """The commas in lists of one kind that end in "or": "no Python, Java or C#" refuses all three."""
    after = {(span.start, phrase.entity): span.end for span, phrase in named}
    found: set[int] = set()
    for span, phrase in named:
        commas, place = set(), span.end
        while place < len(doc) and doc[place].text == "," and (place + 1, phrase.entity) in after:
            commas.add(place)
            place = after[place + 1, phrase.entity]
        if place + 1 < len(doc) and doc[place].text == "," and doc[place + 1].lower_ in OR:
            commas.add(place)
            place += 1
        if place + 1 < len(doc) and doc[place].lower_ in OR and (place + 1, phrase.entity) in after:
            found |= commas
    return found


def readable(text: str) -> bool:
    """Whether a message has words, and not more than are read."""
    return len(text) <= LONGEST and any(letter.isalnum() for letter in text)
