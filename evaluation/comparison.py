"""Pipelines side by side: trained on the same messages, judged by the same others."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from evaluation.held_out import Expected
from evaluation.intents import accuracy
from evaluation.out_of_scope import detected, strangeness
from evaluation.pipeline import Pipeline
from evaluation.public_sets import Split
from evaluation.training_data import Labelled
from evaluation.word_vectors import WordVectors

OURS = "ours"
NEAR = {"near", "software"}
"""Groups of held-out messages out of scope that are about a near subject."""


@dataclass(frozen=True)
class Result:
    """Of one pipeline on one set; shares from 0 to 1, None where the set has no such messages; times in s and ms."""

    pipeline: str
    data: str
    accuracy: float
    near: float | None
    far: float | None
    training: float
    message: float

    def to_json(self) -> dict[str, Any]:
        """As it is kept for a quick run."""
        return asdict(self)


def own(train: Labelled, held_out: Sequence[Expected]) -> Split:
    """Our training messages, judged by the held-out ones."""
    inside = [message for message in held_out if message.in_scope]
    outside = [message for message in held_out if not message.in_scope]
    test = Labelled(tuple(m.text for m in inside), tuple(m.intent for m in inside))
    near = tuple(m.text for m in outside if m.group in NEAR)
    return Split(OURS, train, test, near, tuple(m.text for m in outside if m.group not in NEAR))


def measure(pipeline: Pipeline, split: Split) -> Result:
    """Trains and judges one."""
    before = 0.0
    if isinstance(pipeline, WordVectors):
        pipeline.prepare(split.texts())
        before = pipeline.milliseconds
    started = time.perf_counter()
    pipeline.fit(split.train)
    training = time.perf_counter() - started
    times: list[float] = []
    inside, near, far = (_ranked(pipeline, texts, times) for texts in (split.test.texts, split.near, split.far))
    got = [ranking[0][0] if ranking else "" for ranking in inside]
    strange = [strangeness(ranking) for ranking in inside]
    found_near, found_far = (_found(strange, group) for group in (near, far))
    message = before + 1000 * float(np.median(times))
    right = accuracy(split.test.labels, got)
    return Result(pipeline.name, split.name, right, found_near, found_far, training, message)


def _found(inside: Sequence[float], outside: Sequence[Any]) -> float | None:
    """The share that is detected of messages out of scope."""
    return detected(inside, [strangeness(ranking) for ranking in outside]) if outside else None


def _ranked(pipeline: Pipeline, texts: Sequence[str], times: list[float]) -> list[Any]:
    """The rankings, and into `times` the seconds of each."""
    found = []
    for text in texts:
        started = time.perf_counter()
        found.append(pipeline.rank(text))
        times.append(time.perf_counter() - started)
    return found
