"""Everything that a message names, and how it is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from advisor.model import Catalogue
from advisor.vocabulary import LONGEST, Phrase
from components.cues import Cue, Cues, rhetorical, weighed
from components.forks import each
from components.languages import language
from components.names import Named, Names
from components.reading import Reader, singular, written
from components.spelling import LONG, Spelling

NO_CUE = {"pt": frozenset({"no"}), "de": frozenset({"so", "a"}), "fr": frozenset({"on"})}
"""English cues that are other words in another language: Portuguese "no" is "in the"."""

OR = {"or", "nor"}

WORD = re.compile(r"\w+")
VERSION = re.compile(r"v?\d+\.[\dx]")
LONGEST_WORD = 50
"""Letters; what is longer and plain ASCII is a key held down, or no language."""

TURNS = {"after_negation", "not_negation", "idiom"}
"""The cues that are turns of phrase, in which a word does not mean what it means by itself."""

NAMES = {"framework", "term"}
"""What is spoken of even where it is said of somebody else."""

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
        self._reader, self._needs = Reader(), catalogue.needs
        self._names, self._cues = Names(catalogue, self._reader), Cues(catalogue, self._reader)
        parts, wholes = self._names.spellings()
        self._reader.set_norm(Spelling(parts | self._cues.spellings(), wholes).norm)

    def find(self, text: str) -> list[Mention]:
        """All mentions in reading order. What words a message has are forgotten with it: spaCy would keep each."""
        with self._reader.nlp.memory_zone():
            return self._find(self._reader.read(text[:LONGEST]))

    def find_all(self, texts: Sequence[str]) -> list[list[Mention]]:
        """The same of each of some texts, on all cores where they are many."""
        return each(self.find, texts)

    def _find(self, doc: Doc) -> list[Mention]:
        named = self._names.find(doc)
        foreign = language(written(doc), {(s.start_char, s.end_char) for s, p in named if _no_word(p, doc)})
        named = [(span, phrase) for span, phrase in named if not (foreign and _corrected(span, phrase))]
        cues = self._cues.find(doc, _blind(doc, named, foreign))
        named = [(span, phrase) for span, phrase in named if not _worn(span, cues)]
        places = [(span.start, span.end) for span, _ in named]
        names = [span.start for span, phrase in named if phrase.entity == "framework"]
        found: set[Mention] = set()
        examples: set[Mention] = set()
        for span, phrase in named:
            meant = self._cues.meaning(doc, span, phrase.entity, cues, places)
            refused = phrase.entity == "framework" and not meant.wanted
            if refused and (weighed(doc, span, cues, names) or rhetorical(doc, span, names)):
                meant = replace(meant, wanted=True)
            if (meant.aside and phrase.entity not in NAMES) or not (meant.wanted or _refusable(span, phrase)):
                continue
            values = (meant.withdrawn and phrase.withdraws) or phrase.values
            if phrase.refused and not (meant.wanted or meant.withdrawn):
                meant, values = replace(meant, wanted=True), phrase.refused
            for value in values:
                place = (span.start_char, span.end_char)
                said = Mention(phrase.entity, value, *place, meant.wanted, meant.must, meant.role, meant.withdrawn)
                (examples if phrase.example else found).add(said)
        found |= {said for said in examples if not self._gives_way(said, found)}
        for cue in cues:
            if cue.name in TOLD:
                span = doc[cue.start : cue.end]
                found.add(Mention("cue", cue.name, span.start_char, span.end_char))
        if foreign:
            found.add(Mention("cue", f"language_{foreign}", 0, len(written(doc))))
        return sorted(found, key=lambda m: (m.start, m.end, m.entity, m.value))

    def _gives_way(self, example: Mention, found: set[Mention]) -> bool:
        """Whether something that but hints at a value ("Ryzen") stands beside a value of that need which was named:
        where one is enough, or where it is a device, that one is meant.
        """
        kind = self._needs[example.entity]
        named = [m for m in found if m.entity == example.entity and m.wanted and not m.withdrawn and m.role != "train"]
        return (kind.several == "any" or kind.values[example.value].device) and bool(named)


def _worn(span: Span, cues: list[Cue]) -> bool:
    """Whether a name is but a part of a turn of phrase: the table of "off the table"."""
    within = (cue for cue in cues if cue.name in TURNS and cue.start <= span.start and span.end <= cue.end)
    return any(len(span) < cue.end - cue.start for cue in within)


def _refusable(span: Span, phrase: Phrase) -> bool:
    """Whether a refusal of the words refuses what they stand for: not that of an example, nor of a version ("no Python
    3.7", "not TF 1.x").
    """
    following = span.doc[span.end].text if span.end < len(span.doc) else ""
    return not (phrase.example or VERSION.match(following))


def _corrected(span: Span, phrase: Phrase) -> bool:
    """Whether a need was read out of a short word by correcting its spelling: in another language it is a word of its
    own.
    """
    words = span if phrase.entity != "framework" and phrase.text else ()
    return any(token.is_alpha and len(token) < LONG and token.norm_ != singular(token.lower_) for token in words)


def _no_word(phrase: Phrase, doc: Doc) -> bool:
    """Whether what is named tells no language: names of frameworks, and any name that is the whole message."""
    return phrase.entity == "framework" or len(doc) == 1


def _blind(doc: Doc, named: list[Named], foreign: str | None) -> set[int]:
    """The tokens that are no cues: in what an answer is called, the negation that a need begins with ("not grow"), and
    what means something else in another language.
    """
    other = NO_CUE.get(foreign or "", frozenset())
    labels = {i for span, phrase in named if phrase.label for i in range(span.start, span.end)}
    labels |= {span.start for span, phrase in named if phrase.entity == "priority" and not phrase.text}
    foreign_words = {token.i for token in doc if token.lower_ in other} if other else set()
    return labels | _list_commas(doc, named) | foreign_words


def _list_commas(doc: Doc, named: list[Named]) -> set[int]:
    """The commas in lists of one kind that end in "or": "no Python, Java or C#" refuses all three."""
    if len(named) < 2 or "," not in written(doc):
        return set()
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
    """Whether a message has words, and not more than are read; writing without spaces has long ones."""
    words = (word for word in WORD.findall(text) if len(word) <= LONGEST_WORD or not word.isascii())
    return len(text) <= LONGEST and any(letter.isalnum() for word in words for letter in word)
