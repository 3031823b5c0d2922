"""Answers fact questions with the claims nearest to them in meaning, among those about what was named."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.encoder import DEFAULT_DIRECTORY, Encoder
from advisor.model import Catalogue, Claim
from advisor.sentences import claims

CACHE = DEFAULT_DIRECTORY / "claims.npz"
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

AGAIN = 0.9
"""The cosine from which two claims say the same."""

NEAR_ENOUGH = 0.45
"""The least cosine between a question and a claim, or one of its usual questions, for the claim to be an answer."""

MARGIN = 0.2
"""Claims that are this much further away than the nearest one are left out."""

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SHORTEST = 2
"""Names of at most this many letters are left in: they are part of too much else."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Found:
    """A claim and its cosine to the question."""

    claim: Claim
    near: float


class Recall:
    """All claims as vectors, each text and each of its usual questions a row; `words` are all that occur in them,
    lower case.
    """

    def __init__(self, catalogue: Catalogue, encoder: Encoder, cache: Path | None = CACHE) -> None:
        """Encodes what is not in the cache yet (about a millisecond a text) and writes it back."""
        self.encoder, self.catalogue = encoder, catalogue
        self.claims = tuple(claims(catalogue))
        texts = [(owner, text) for owner, claim in enumerate(self.claims) for text in (claim.text, *claim.asks)]
        self._owner = np.array([owner for owner, _ in texts])
        self._names = names_pattern(catalogue)
        spoken = [text for _, text in texts]
        both = encode_cached([*spoken, *map(self.nameless, spoken)], encoder, cache)
        self._vectors, self._nameless_vectors = both[: len(spoken)], both[len(spoken) :]
        self._texts = self._vectors[np.flatnonzero(np.diff(self._owner, prepend=-1))]  # a claim's own text comes first
        self._single = np.array([len(claim.frameworks) == 1 for claim in self.claims], dtype=float)
        self._about = [frozenset(claim.frameworks) for claim in self.claims]
        self.words = frozenset(word.lower() for _, text in texts for word in WORD.findall(text))

    def find(self, question: str, frameworks: Sequence[str] = (), most: int = MOST) -> list[Found]:
        """The nearest claims, nearest first; none when all are too far. Named frameworks narrow it to claims about
        them.

        Where several are named, a claim about more of them counts as nearer.
        """
        best = np.full(len(self.claims), -1.0)
        for part in asked(question):
            np.maximum.at(best, self._owner, self._nearness(part))
        named = set(frameworks)
        if named:
            shared = np.array([len(named & about) for about in self._about])
            others = np.array([min(len(about - named), 2) for about in self._about])
            best = np.where(shared > 0, best + SHARED * (shared - 1) - OTHERS * others, -1.0)
        else:
            best = best - SINGLE * self._single
        order = np.argsort(-best, kind="stable")[: 2 * most]
        limit = max(NEAR_ENOUGH, float(best[order[0]]) - MARGIN) if len(order) else 1.0
        kept = self._apart([int(row) for row in order if best[row] >= limit])
        return [Found(self.claims[row], float(best[row])) for row in kept[:most]]

    def _apart(self, rows: list[int]) -> list[int]:
        """Claims, nearest first, without those that say again what a nearer one says."""
        kept: list[int] = []
        for row in rows:
            alike = (float(self._texts[row] @ self._texts[other]) for other in kept)
            if max(alike, default=0.0) < AGAIN:
                kept.append(row)
        return kept

    def _nearness(self, question: str) -> Vectors:
        """(texts,) the mean cosine of the question as it stands and without the names of frameworks.

        Names weigh so much in a vector that "is X fast?" is nearest to anything about X; without them it is nearest
        to speed.
        """
        named, nameless = self.encoder.encode([question, self.nameless(question)])
        found: Vectors = (self._vectors @ named + self._nameless_vectors @ nameless) / 2
        return found

    def nameless(self, text: str, instead: str = "it") -> str:
        """A text with another word in the place of every framework's name."""
        return self._names.sub(lambda _: instead, text)


def asked(question: str) -> list[str]:
    """The whole of a message, and each sentence of it that asks, where it has several."""
    parts = [part for part in SENTENCE.split(question) if part.strip()]
    return [question, *(part for part in parts if part.endswith("?"))] if len(parts) > 1 else [question]


def names_pattern(catalogue: Catalogue) -> re.Pattern[str]:
    """Matches every name and alias of a framework, the longest first."""
    spellings = {n.lower() for f in catalogue.frameworks.values() for n in (f.name, *f.aliases) if len(n) > SHORTEST}
    return re.compile(
        r"(?<![\w-])(" + "|".join(map(re.escape, sorted(spellings, key=len, reverse=True))) + r")(?![\w-])",
        re.IGNORECASE,
    )


def encode_cached(texts: Sequence[str], encoder: Encoder, cache: Path | None) -> Vectors:
    """(texts, d) vectors; those of texts that were encoded before come out of the cache file."""
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    known = _read(cache)
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if new:
        known.update(zip(new, encoder.encode(list(new.values())), strict=True))
        _write(cache, {key: known[key] for key in keys})
    return np.stack([known[key] for key in keys])


def _read(cache: Path | None) -> dict[str, Vectors]:
    if cache is None or not cache.is_file():
        return {}
    try:
        with np.load(cache, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):  # cut off or of another make: made anew
        return {}


def _write(cache: Path | None, known: dict[str, Vectors]) -> None:
    if cache is None:
        return
    cache.parent.mkdir(parents=True, exist_ok=True)
    partial = cache.with_suffix(".partial.npz")
    np.savez(partial, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    partial.replace(cache)
