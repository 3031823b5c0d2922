"""Everything that a message names, and how it is meant."""

from __future__ import annotations

from dataclasses import dataclass

import spacy

from advisor.model import Catalogue
from components.cues import Cues
from components.names import Names

LONGEST = 2_000
"""Characters that are read; a longer message is refused by the actions, with what is allowed."""

TOLD = {"correction", "retired", "maintenance"}
"""The cues that mean something by themselves: something earlier is taken back, or a status is asked for."""


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
        nlp = spacy.blank("en")
        self._names, self._cues = Names(catalogue, nlp), Cues(catalogue, nlp)

    def find(self, text: str) -> list[Mention]:
        """All mentions in reading order."""
        doc = self._names.read(text[:LONGEST])
        named = self._names.find(doc)
        cues = self._cues.find(doc, {i for span, phrase in named if phrase.label for i in range(span.start, span.end)})
        found = set()
        for span, phrase in named:
            meant = self._cues.meaning(doc, span, phrase.entity, cues)
            for value in phrase.values:
                place = (span.start_char, span.end_char)
                found.add(Mention(phrase.entity, value, *place, meant.wanted, meant.must, meant.role, meant.withdrawn))
        for cue in cues:
            if cue.name in TOLD:
                span = doc[cue.start : cue.end]
                found.add(Mention("cue", cue.name, span.start_char, span.end_char))
        return sorted(found, key=lambda m: (m.start, m.end, m.entity, m.value))


def readable(text: str) -> bool:
    """Whether a message has words, and not more than are read."""
    return len(text) <= LONGEST and any(letter.isalnum() for letter in text)
