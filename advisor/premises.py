"""Finds in a message what is taken for granted and is not so, or no longer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from advisor.encoder import DEFAULT_DIRECTORY
from advisor.gist import Gist, Reader
from advisor.kept_vectors import Vectors, encode_cached
from advisor.model import Catalogue, Claim
from advisor.recall import Recall

ALIKE = 0.722
"""The least cosine between what somebody says and a statement that a claim puts right, both without names.

Of the messages in tests/advisor/premises.yml 145 of 157 false premises lie at or above it (from 0.724), and none of 279
sound ones (up to 0.711).
"""

SHORTEST = 3
"""Words that a statement has at the least."""

CACHE = DEFAULT_DIRECTORY / "premises.npy"
"""Beside the encoder that made them, so that they go when it is made anew."""

MARKS = r"[!?;,]|\.(?=\s|$)|\s[\u2013\u2014-]\s"
"""A full stop inside of a name ("llama.cpp") ends nothing."""

LEADS_IN = (
    r"\b(?:given|seeing as|now that|apparently|obviously|unfortunately|afaik|as far as i know|the fact that|when"
    r"|(?:i|we)(?:'m| am| was|'ve been| have been)? "
    r"(?:told|thought|assumed?|guess|understand|gather|afraid|convinced|aware)(?: that)?"
    r"|(?:my|our|the|a|some) \w+ (?:says?|said|thinks?|claims?|insists?|tells? me|told me|told us)(?: that)?"
    r"|(?=(?:i|we)(?:'m|'re|'d| need| want| cannot| can't| am| are| would| will| must| should)\b)"
    r"|and (?=(?:i|we|my|our|what|which|how|should|is|can|it|that)\b))\b"
)
"""What else leads in something that is taken for granted, beside the cues for it."""

ASKING = re.compile(
    r"^(is|are|can|could|does|do|did|has|have|should|will|would|was|were|what|which|who|how|why"
    r"|compare|show|list|tell|give|explain|recommend|suggest)\b",
    re.IGNORECASE,
)

STATING = re.compile(
    r"\b(is|are|has|have|had|was|were|does|do|did|can|cannot|will|\w+n['\u2019]?t|\w+ed|needs?|requires?|runs?|works?"
    r"|supports|uses?|trains|lacks|belongs|beats?|recommends|gets|gives|comes|sends|uploads|excels|suits|offers|serves?|means"
    r"|develops)\b",
    re.IGNORECASE,
)
"""A statement has a verb; "tensorflow apple gpu" asks."""


class Premises:
    """The statements that claims put right, as vectors."""

    def __init__(self, catalogue: Catalogue, recall: Recall, cache: Path | None = CACHE) -> None:
        """Encodes the statements, some hundred of them, with "it" for every name."""
        self._encoder, self._reader = recall.encoder, Reader(catalogue)
        self._known = [(claim, statement) for claim in recall.claims for statement in claim.corrects]
        self._gists = [self._reader.gist(statement) for _, statement in self._known]
        nameless = [self._reader.nameless(statement) for _, statement in self._known]
        rows = {text: row for row, text in enumerate(dict.fromkeys(nameless))}
        self._rows = np.array([rows[text] for text in nameless])
        self._vectors = encode_cached([*rows], self._encoder, cache) if rows else np.zeros((0, 1))
        cues = catalogue.cues
        self._clause = _alternatives(f"{MARKS}|{LEADS_IN}", cues["clause_end"], cues["premise"])

    def find(self, text: str, frameworks: Sequence[str]) -> Claim | None:
        """The claim that puts right what a message takes for granted of a framework that it names, or None."""
        found = self.nearest(text, frameworks)
        return found[0] if found and found[2] >= ALIKE else None

    def nearest(self, text: str, frameworks: Sequence[str]) -> tuple[Claim, str, float] | None:
        """The claim, its statement and how alike it is to a clause that can mean it; None where none can."""
        named = frozenset(frameworks)
        best: tuple[Claim, str, float] | None = None
        for clause in self._statements(text) if named else []:
            gist = self._reader.gist(clause)
            rows = [row for row in range(len(self._known)) if self._can_mean(gist, row, named)]
            if rows:
                alike = self._alike(clause, rows)
                row = int(np.argmax(alike))
                if best is None or alike[row] > best[2]:
                    best = (*self._known[rows[row]], float(alike[row]))
        return best

    def _can_mean(self, said: Gist, row: int, named: frozenset[str]) -> bool:
        about, gist = self._known[row][0].frameworks, self._gists[row]
        return (not about or bool(named & set(about))) and gist.ids <= named and said.says(gist)

    def _alike(self, clause: str, rows: list[int]) -> Vectors:
        """(rows,) cosines without the names, which agree already."""
        found: Vectors = self._vectors[self._rows[rows]] @ self._encoder.encode([self._reader.nameless(clause)])[0]
        return found

    def _statements(self, text: str) -> list[str]:
        """The clauses that say something rather than ask, long enough to say it, each once."""
        parts = [part.strip() for part in self._clause.split(text)]
        return list(dict.fromkeys(part for part in parts if _states(part)))


def _states(clause: str) -> bool:
    return len(clause.split()) >= SHORTEST and not ASKING.match(clause) and STATING.search(clause) is not None


def _alternatives(marks: str, *words: Iterable[str]) -> re.Pattern[str]:
    """Matches marks, and words that stand alone."""
    known = sorted({word for group in words for word in group if word[0].isalpha()}, key=len, reverse=True)
    return re.compile(marks + r"|\b(?:" + "|".join(map(re.escape, known)) + r")\b", re.IGNORECASE)
