"""Vectors of texts, kept in a file from one start to the next: only what is new is encoded."""

from __future__ import annotations

import hashlib
import os
import tokenize
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advisor.encoder import Encoder

Vectors = NDArray[np.float32]
Keys = NDArray[np.bytes_]

UNKNOWN = -1


def encode_cached(texts: Sequence[str], encoder: Encoder, cache: Path | None) -> Vectors:
    """(texts, d) vectors of texts that are there once each; those of texts that were encoded before come out of the
    cache file, which then holds just these texts.

    The file is not read but mapped, so that only what is used takes memory, and that of several servers is shared.
    """
    keys = np.array([hashlib.sha256(text.encode()).hexdigest() for text in texts], dtype=bytes)
    known, kept = _read(cache)
    if np.array_equal(known, keys):
        return kept
    rows = {key: row for row, key in enumerate(known.tolist())}
    places = np.array([rows.get(key, UNKNOWN) for key in keys.tolist()])
    new = np.flatnonzero(places == UNKNOWN)
    found = kept[places] if len(new) < len(texts) else encoder.encode(texts)
    if 0 < len(new) < len(texts):
        found[new] = encoder.encode([texts[row] for row in new])
    _write(cache, keys, found)
    return found


def _read(cache: Path | None) -> tuple[Keys, Vectors]:
    """What the cache holds: nothing where there is none, or where it was cut off or is of another make."""
    nothing = np.array([], dtype=bytes), np.zeros((0, 0), dtype=np.float32)
    if cache is None or not cache.is_file():
        return nothing
    try:
        stored = np.load(cache, mmap_mode="r", allow_pickle=False)
        return np.asarray(stored["keys"][0]), np.asarray(stored["vectors"][0])
    except (OSError, EOFError, ValueError, KeyError, IndexError, tokenize.TokenError, zipfile.BadZipFile):
        return nothing


def _write(cache: Path | None, keys: Keys, vectors: Vectors) -> None:
    """Beside the file, and then in its place: who has the old one mapped keeps it."""
    if cache is None:
        return
    kept = np.empty(1, dtype=[("keys", keys.dtype, keys.shape), ("vectors", vectors.dtype, vectors.shape)])
    kept["keys"], kept["vectors"] = keys, vectors
    cache.parent.mkdir(parents=True, exist_ok=True)
    partial = cache.with_suffix(f".{os.getpid()}.npy")
    np.save(partial, kept)
    partial.replace(cache)
