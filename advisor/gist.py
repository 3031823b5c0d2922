"""What a statement says that its vector hardly shows: whom it is about, where, and whether it affirms or denies.

"PyTorch runs on phones" and "PyTorch does not run on TPUs" lie near to each other, and so do a statement and its
opposite. Two statements mean the same only where all of this agrees, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.alternation import alternation
from advisor.letters import usual
from advisor.model import Catalogue
from advisor.vocabulary import Phrase, phrases

KINDS = ("task", "purpose", "experience", "language", "target", "hardware", "os")
"""Needs whose values have to agree."""

ANY_CARD = {"gpu", "gpus", "graphics card", "one gpu", "single gpu", "any gpu"}

ENDED = re.compile(
    r"\b(no longer (actively )?(maintained|developed|supported|updated)|not (actively )?(maintained|developed|updated)"
    r"( any ?more)?|isn['\u2019]?t (actively )?(maintained|developed|updated)( any ?more)?|no more (releases|updates)"
    r"|unmaintained|dead|died|killed|abandoned|discontinued|dropped|obsolete|outdated|deprecated|archived|retired"
    r"|replaced|swallowed|gone)\b",
    re.IGNORECASE,
)
MARKS = {
    "alive": r"alive|maintained|developed|develops|actively|regular releases|current framework",
    "only": r"only|just|solely|exclusively|merely|nothing but|alone|limited to|tied to",
    "needs": r"needs?|needed|requires?|required|must|has to|have to|necessary|depends? on|mandatory|without",
}
MARKED = {mark: re.compile(rf"\b({words})\b", re.IGNORECASE) for mark, words in MARKS.items()}
NOT = re.compile(
    r"\b(no|not|never|cannot|nothing|nobody|none|lacks?|lacking|without|neither|hardly|impossible|useless"
    r"|(do|does|is|are|ca|wo|has|have|should)nt)\b|n[\u2019']t\b",
    re.IGNORECASE,
)
OTHERWISE = re.compile(
    r"\b(if|whether|unless|until|used to|was|were|had|once|ago|back then|formerly|myth|wrong|false|untrue|true"
    r"|should|would|could|might|maybe|perhaps|want|wish|hope|prefer|need to|anything|something|not sure|unsure|doubt"
    r"|any ?more|i|i'm|i've|we|we're|we've|me|us|my|our|ours|mine|intel|native|old|older|best"
    r"|sees?|detects?|finds?|crash\w*|errors?|fails?|zero)\b",
    re.IGNORECASE,
)
"""Words that make it another statement: about the past, what could be, somebody's own case or trouble, one kind of a
thing.
"""

COMPARING = re.compile(r"\b(than|beats?|replace[sd]?|outperforms?|competes?|faster|slower|better)\b", re.IGNORECASE)

NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)*(?![\w])")
SEPARATOR = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Gist:
    """`named`: the frameworks, or the parts of one, in order; `values`: what is named of each need; `marks`: negation,
    end, life, "only", need, and whether what it compares comes first; `otherwise`: words that make it something else;
    `numbers`: versions and the like.
    """

    named: tuple[str, ...]
    ids: frozenset[str]
    values: tuple[tuple[str, frozenset[str]], ...]
    marks: tuple[bool, ...]
    otherwise: frozenset[str]
    numbers: frozenset[str]

    def says(self, other: Gist) -> bool:
        """Whether what somebody says can be the other statement."""
        return (
            self.named in ((), other.named)
            and self.marks == other.marks
            and self.numbers == other.numbers
            and self.otherwise == other.otherwise
            and self._same_values(other)
        )

    def _same_values(self, other: Gist) -> bool:
        mine, theirs = dict(self.values), dict(other.values)
        return mine.keys() == theirs.keys() and all(mine[kind] & theirs[kind] for kind in mine)


class Reader:
    """Takes the gist of statements, with one catalogue's vocabulary."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Gathers the names of frameworks, and the words for the values of needs."""
        names = [phrase for phrase in phrases(catalogue) if phrase.entity == "framework"]
        self._names = {phrase.text: (phrase.values[0], catalogue.name(phrase.values[0])) for phrase in names}
        self._name = alternatives(self._names)
        self._values = {p.text: p for p in phrases(catalogue) if p.entity in KINDS and not p.label}
        self._value = alternatives(self._values, r"s?")

    def gist(self, text: str) -> Gist:
        """The gist of one statement."""
        spellings = [usual(match[0]).lower() for match in self._name.finditer(text)]
        rest = self._name.sub("it", text)
        return Gist(
            named=tuple(dict.fromkeys(_called(s, *self._names[s]) for s in spellings)),
            ids=frozenset(self._names[s][0] for s in spellings),
            values=self._named_values(rest),
            marks=marks(rest),
            otherwise=frozenset(word.lower().replace(" ", "") for word in OTHERWISE.findall(ENDED.sub(" ", rest))),
            numbers=frozenset(NUMBER.findall(rest)),
        )

    def nameless(self, text: str) -> str:
        """The statement with "it" for every name."""
        return self._name.sub("it", text)

    def _named_values(self, text: str) -> tuple[tuple[str, frozenset[str]], ...]:
        """What is named of each need. A graphics card that is told apart is no longer any one."""
        found: dict[str, set[str]] = defaultdict(set)
        any_card: set[str] = set()
        for phrase in filter(None, map(self._phrase, self._value.finditer(text))):
            place = any_card if phrase.text in ANY_CARD else found[phrase.entity]
            place.update(phrase.values)
        if any_card and "hardware" not in found:
            found["hardware"] = any_card
        return tuple((kind, frozenset(found[kind])) for kind in KINDS if kind in found)

    def _phrase(self, match: re.Match[str]) -> Phrase | None:
        return self._values.get(match[1]) or self._values.get(usual(match[1]).lower())


def marks(text: str) -> tuple[bool, ...]:
    """Whether it denies, and whether it speaks of an end, of life, of "only" and of a need."""
    ended = bool(ENDED.search(text))
    rest = ENDED.sub(" ", text)
    compared = COMPARING.split(text, maxsplit=1)
    first = len(compared) > 1 and re.search(r"\bit\b", compared[0]) is not None
    return (len(NOT.findall(rest)) % 2 == 1, ended, *(bool(mark.search(rest)) for mark in MARKED.values()), first)


def alternatives(words: Iterable[str], after: str = "") -> re.Pattern[str]:
    """Matches one of the words where it stands alone, the longest first."""
    return re.compile(rf"(?<![\w.-])({alternation(words)}){after}(?![\w+#]|\.\w|-\w)", re.IGNORECASE)


def _called(spelling: str, id_: str, name: str) -> str:
    """The framework's id, or the spelling where it means only a part of it (TorchScript, Gluon, Keras 2)."""
    short, whole = SEPARATOR.sub("", spelling), SEPARATOR.sub("", name.lower())
    return id_ if short in whole or len(short) <= 2 else short
