"""Answers fact questions with the claims nearest to them in meaning, among those about what was named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.alternation import alternation
from advisor.differences import DIFFERENCE
from advisor.encoder import DEFAULT_DIRECTORY, Encoder
from advisor.kept_vectors import Vectors, encode_cached
from advisor.model import Catalogue, Claim
from advisor.proper_words import proper_words, words
from advisor.ranking import Floats
from advisor.sentences import claims

CACHE = DEFAULT_DIRECTORY / "claims.npy"
"""Beside the encoder that made them, so that they go when it is made anew."""

MOST = 6
"""Claims that an answer is made of at the most."""

SHARED = 0.03
"""How much nearer a claim counts for each further named framework that it is about."""

OTHERS = 0.04
"""How much further away a claim counts for each framework that it is about and that was not named, two at the most."""

SINGLE = 0.06
"""How much further away a claim about a single framework counts where none was named: what is told of several answers a
general question better.
"""

APART = 0.05
"""How much further away a claim counts that tells frameworks apart: it is near to whatever is asked of both."""

PROPER, PROPERS = 0.08, 2
"""How much nearer a claim counts for each rare proper word that it shares with the question, and for how many."""

AGAIN = 0.9
"""The cosine from which two claims say the same."""

REMEMBERED = 64
"""Questions whose claims are remembered."""

NEAR_ENOUGH = 0.45
"""The least cosine between a question and a claim, or one of its usual questions, for the claim to be an answer."""

MARGIN = 0.2
"""Claims that are this much further away than the nearest one are left out."""

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SHORTEST = 2
"""Names of at most this many letters are left in: they are part of too much else."""

Rows = NDArray[np.int64]

ALL, NONE = slice(None), np.array([], dtype=np.int64)


@dataclass(frozen=True)
class Found:
    """A claim and its cosine to the question."""

    claim: Claim
    near: float


class Recall:
    """All claims as vectors, those of each text and each of its usual questions, as they stand and without names; the
    same text, as many are without their names, is there once. `words` are all that occur in them, lower case.
    """

    def __init__(self, catalogue: Catalogue, encoder: Encoder, cache: Path | None = CACHE) -> None:
        """Encodes what is not in the cache yet (about a millisecond a text) and writes it back."""
        self.encoder, self.catalogue = encoder, catalogue
        self.claims = tuple(claims(catalogue))
        self._owner = np.array([owner for owner, c in enumerate(self.claims) for _ in range(1 + len(c.asks))])
        self._names = names_pattern(catalogue)
        spoken = [text for claim in self.claims for text in (claim.text, *claim.asks)]
        plain = [*map(self.nameless, spoken)]
        rows = {text: row for row, text in enumerate(dict.fromkeys([*spoken, *plain]))}
        self._vectors = encode_cached([*rows], encoder, cache)
        self._spoken, self._plain = (np.array([rows[text] for text in texts]) for texts in (spoken, plain))
        self._own = self._spoken[_starts(self._owner)]  # a claim's own text comes first
        self._about = np.array([len(set(claim.frameworks)) for claim in self.claims])
        self._kind = np.array([claim.about or "" for claim in self.claims])
        self._differs = self._kind == DIFFERENCE
        self._of = _by_framework(self.claims)
        self._proper = proper_words(self.claims)
        self._remembered = lru_cache(REMEMBERED)(self._search)
        self.words = frozenset(WORD.findall("\n".join(spoken).lower()))

    def find(
        self, question: str, frameworks: Sequence[str] = (), most: int = MOST, about: str | None = None
    ) -> list[Found]:
        """The nearest claims, nearest first; none when all are too far. Named frameworks narrow it to claims about
        them, `about` narrows it to one kind of claims.

        Where several are named, a claim about more of them counts as nearer. A claim that shares a rare proper word
        with the question ("RK3588") is found whatever was named, and counts as nearer. The last questions are
        remembered: several ways to answer one message each look it up.
        """
        return list(self._remembered(question, frozenset(frameworks), about)[:most])

    def _search(self, question: str, frameworks: frozenset[str], about: str | None) -> list[Found]:
        """As many as anybody asks for."""
        proper, shared = self._sharing(question), self._shared(frameworks) if frameworks else None
        meant = [] if shared is None else [shared + proper > 0]
        meant += [self._kind == about] if about else []
        texts: Rows | slice = ALL
        if meant:
            texts = np.flatnonzero(reduce(np.logical_and, meant)[self._owner])
            if not len(texts):
                return []
        claims, best = self._nearest(question, texts, shared)
        return self._told(claims, best + proper[claims])

    def _shared(self, frameworks: frozenset[str]) -> Rows:
        """(claims,) how many of some frameworks each is about."""
        about = [self._of[id_] for id_ in frameworks if id_ in self._of]
        return np.bincount(np.concatenate([*about, NONE]), minlength=len(self.claims))

    def names_proper(self, question: str) -> bool:
        """Whether it says a rare proper word; far quicker than a search."""
        return any(word in self._proper for word in words([question]))

    def _sharing(self, question: str) -> Floats:
        """(claims,) how much nearer each counts for the rare proper words that it shares with the question."""
        places = [self._proper[word] for word in set(words([question])) if word in self._proper]
        count = np.bincount(np.concatenate([NONE, *map(np.array, places)]), minlength=len(self.claims))
        return np.minimum(count, PROPERS) * PROPER

    def _nearest(self, question: str, texts: Rows | slice = ALL, shared: Rows | None = None) -> tuple[Rows, Floats]:
        """The claims that some texts are of, and (claims,) how near each is, by the nearest of its texts; `shared` is
        how many of the named frameworks each claim is about.
        """
        near = reduce(np.maximum, [self._nearness(part, texts) for part in asked(question)])
        owner = self._owner[texts]
        starts = _starts(owner)
        claims, best = owner[starts], np.maximum.reduceat(near, starts).astype(float)
        best -= APART * self._differs[claims]
        if shared is None:
            return claims, best - SINGLE * (self._about[claims] == 1)
        others = np.minimum(self._about - shared, 2)[claims]
        return claims, best + SHARED * (shared[claims] - 1) - OTHERS * others

    def _told(self, claims: Rows, best: Floats) -> list[Found]:
        """The nearest of some claims, of which none is too far and none says again what another one says."""
        order = np.argsort(-best, kind="stable")[: 2 * MOST]
        limit = max(NEAR_ENOUGH, float(best[order[0]]) - MARGIN) if len(order) else 1.0
        near = {int(claims[place]): float(best[place]) for place in order if best[place] >= limit}
        return [Found(self.claims[row], near[row]) for row in self._apart([*near])[:MOST]]

    def _apart(self, rows: list[int]) -> list[int]:
        """Claims, nearest first, without those that say again what a nearer one says."""
        kept: list[int] = []
        for row in rows:
            alike = (float(self._vectors[self._own[row]] @ self._vectors[self._own[other]]) for other in kept)
            if max(alike, default=0.0) < AGAIN:
                kept.append(row)
        return kept

    def _nearness(self, question: str, texts: Rows | slice) -> Vectors:
        """(texts,) the mean cosine of the question as it stands and without the names of frameworks.

        Names weigh so much in a vector that "is X fast?" is nearest to anything about X; without them it is nearest
        to speed.
        """
        spoken, plain = self._spoken[texts], self._plain[texts]
        named, nameless = self.encoder.encode([question, self.nameless(question)])
        if not isinstance(texts, slice):
            few: Vectors = (self._vectors[spoken] @ named + self._vectors[plain] @ nameless) / 2
            return few
        # So many that to gather their vectors would take longer than to use all, and mostly there is no name in it.
        near = self._vectors @ named
        other = near if np.array_equal(named, nameless) else self._vectors @ nameless
        found: Vectors = (near[spoken] + other[plain]) / 2
        return found

    def nameless(self, text: str, instead: str = "it") -> str:
        """A text with another word in the place of every framework's name."""
        return self._names.sub(lambda _: instead, text)


def asked(question: str) -> list[str]:
    """The whole of a message, and each sentence of it that asks, where it has several; of single words ("DirectML?
    Vulkan?") only one that stands alone: several are answers that the person thought of.
    """
    parts = [part for part in SENTENCE.split(question) if part.strip()]
    asking = [part for part in parts if part.endswith("?")]
    whole = [part for part in asking if " " in part.strip()]
    return [question, *(whole if len(asking) - len(whole) > 1 else asking)] if len(parts) > 1 else [question]


def _starts(owner: Rows) -> Rows:
    """Where in sorted owners each one begins."""
    return np.flatnonzero(np.diff(owner, prepend=-1))


def _by_framework(claims: Sequence[Claim]) -> dict[str, Rows]:
    """Framework -> the claims about it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row, claim in enumerate(claims):
        for id_ in set(claim.frameworks):
            found[id_].append(row)
    return {id_: np.array(rows) for id_, rows in found.items()}


def names_pattern(catalogue: Catalogue) -> re.Pattern[str]:
    """Matches every name and alias of a framework, the longest first."""
    spellings = {n.lower() for f in catalogue.frameworks.values() for n in (f.name, *f.aliases) if len(n) > SHORTEST}
    return re.compile(
        rf"(?<![\w-])({alternation(spellings)})(?![\w-])",
        re.IGNORECASE,
    )
