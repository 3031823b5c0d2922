"""Sentences to vectors, so that nearness in meaning is a dot product.

The model is all-MiniLM-L6-v2 in int8, made once by `make encoder`; it needs no deep-learning framework.
"""

from __future__ import annotations

import os
from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

DIMENSIONS = 384
DEFAULT_DIRECTORY = Path(__file__).resolve().parents[1] / ".build" / "encoder"

# The model reads 256 tokens, seldom more than 1,200 characters; what is beyond costs time and changes nothing.
MAX_CHARACTERS = 4_000
MARKERS = 2  # [CLS] and [SEP] stand round every text: with nothing between them there is nothing to understand

MANY = 64
"""Texts from which starting threads pays."""

TOGETHER = 32
"""Texts of one length that are run at once, in little more than half the time of one after the other."""

KEPT = 256
"""Texts whose vectors are remembered, 1.5 kB each."""


HANDED: ContextVar[Mapping[str, NDArray[np.float32]]] = ContextVar("vectors", default={})  # noqa: B039 - never changed
"""The vectors that came along with what is being answered: another process made them with the same files."""


class EncoderMissing(RuntimeError):
    """The encoder's files were not made, or not where they were looked for."""


class Encoder:
    """Gives each text a unit vector of 384 numbers.

    >>> rows = Encoder.load().encode(["on android", "for phones"])
    >>> float(rows[0] @ rows[1]) > 0.4  # the cosine
    True
    """

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._known = lru_cache(KEPT)(self._row)  # one message is looked up several times
        self._begun: dict[str, Future[NDArray[np.float32]]] = {}
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="encoder")

    @classmethod
    def load(cls, directory: str | Path | None = None) -> Encoder:
        """Reads `model.onnx` and `tokenizer.json` out of `directory`, or $ADVISOR_ENCODER, or .build/encoder.

        Raises `EncoderMissing` when one of the two is not there.
        """
        place = Path(directory or os.environ.get("ADVISOR_ENCODER") or DEFAULT_DIRECTORY)
        model, tokenizer = place / "model.onnx", place / "tokenizer.json"
        for file in (model, tokenizer):
            if not file.is_file():
                raise EncoderMissing(f"The sentence encoder is missing ({file}). `make encoder` builds it.")
        return cls(_session(model), Tokenizer.from_file(str(tokenizer)))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32 (len(texts), 384), unit rows in the order of `texts`; a text without a token is a row of zeros.

        Many texts are run in batches, spread over the cores. What is in a batch has the same number of tokens, so that
        none is filled up, and the scales of int8 are constants of the model: a text's vector is the same in any batch.
        """
        rows = self._batches(texts) if len(texts) >= MANY else [*map(self._single, reversed(texts))][::-1]
        while self._begun:
            self._begun.popitem()[1].cancel()
        return np.array(rows, dtype=np.float32).reshape(len(texts), DIMENSIONS)

    def begin(self, texts: Sequence[str]) -> None:
        """Runs texts that will perhaps be asked for next beside what else is done: onnxruntime leaves Python to others.
        It takes a second core; what of them is not asked for is not gone on with.
        """
        self._begun = {text: self._beside.submit(self._known, text) for text in texts}

    def _single(self, text: str) -> NDArray[np.float32]:
        """Waited for where it was begun; else made here, so that of several the last is to be asked for first."""
        handed, begun = HANDED.get(), self._begun.pop(text, None)
        if text in handed:
            return handed[text]
        return self._known(text) if begun is None or begun.cancel() else begun.result()

    def _row(self, text: str) -> NDArray[np.float32]:
        row: NDArray[np.float32] = self._run([self._tokenizer.encode(text[:MAX_CHARACTERS]).ids])[0]
        return row

    def _batches(self, texts: Sequence[str]) -> NDArray[np.float32]:
        ids = [found.ids for found in self._tokenizer.encode_batch([text[:MAX_CHARACTERS] for text in texts])]
        alike = defaultdict(list)
        for place, found in enumerate(ids):
            alike[len(found)].append(place)
        longest_first = [alike[length] for length in sorted(alike, reverse=True)]  # no core is left with it at the end
        batches = [
            places[first : first + TOGETHER] for places in longest_first for first in range(0, len(places), TOGETHER)
        ]
        rows = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            runs = pool.map(lambda places: self._run([ids[place] for place in places]), batches)
            for places, made in zip(batches, runs, strict=True):
                rows[places] = made
        return rows

    def _run(self, ids: list[list[int]]) -> NDArray[np.float32]:
        """(texts, 384) of texts that have the same number of tokens."""
        if len(ids[0]) <= MARKERS:
            return np.zeros((len(ids), DIMENSIONS), dtype=np.float32)
        rows: NDArray[np.float32] = self._session.run(None, {"input_ids": np.array(ids)})[0]
        return rows


def _session(model: Path) -> onnxruntime.InferenceSession:
    """One thread: a message is so short that handing work between threads costs more than it saves."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
