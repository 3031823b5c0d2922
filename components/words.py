"""The words of five languages, and how common each is: out of the lists that pyspellchecker carries."""

from __future__ import annotations

import gzip
import heapq
import json
import math
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

LANGUAGES = ("en", "de", "fr", "es", "pt")
COMMON = 20_000
"""Words of each language whose commonness is kept: what is rarer tells little in a short message."""

KEPT = Path(__file__).resolve().parents[1] / ".build" / f"words-{version('pyspellchecker')}.json"
"""The lists take a second to unpack: what is used of them is kept here."""


@dataclass(frozen=True)
class Words:
    """`english`: every word known there; `common`: language -> word -> natural logarithm of its share of all words."""

    english: frozenset[str]
    common: Mapping[str, Mapping[str, float]]


@cache
def words() -> Words:
    """All of it, unpacked once."""
    if KEPT.is_file():
        kept = json.loads(KEPT.read_text("utf-8"))
        return Words(frozenset(kept["english"].split()), kept["common"])
    found = _unpacked()
    with suppress(OSError):  # nowhere to keep it: it is unpacked every time
        _keep(found)
    return found


def _unpacked() -> Words:
    lists = {language: _counts(language) for language in LANGUAGES}
    return Words(frozenset(lists["en"]), {language: _common(counts) for language, counts in lists.items()})


def _counts(language: str) -> dict[str, int]:
    """How often each word was counted. Its SpellChecker reads the same files and takes three times as long."""
    packed = (files("spellchecker") / "resources" / f"{language}.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    return counts


def _common(counts: Mapping[str, int]) -> dict[str, float]:
    total, most = sum(counts.values()), heapq.nlargest(COMMON, counts, key=counts.__getitem__)
    return {word: round(math.log(counts[word] / total), 2) for word in most}


def _keep(found: Words) -> None:
    """In one step, since another process may be reading."""
    KEPT.parent.mkdir(exist_ok=True)
    part = KEPT.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps({"english": " ".join(sorted(found.english)), "common": found.common}), "utf-8")
    part.replace(KEPT)
