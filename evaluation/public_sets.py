"""Two public sets of real messages, where they are on this machine: CLINC150 and BANKING77.

CLINC150 (Larson et al. 2019) is `data_full.json` of github.com/clinc/oos-eval; BANKING77 (Casanueva et al. 2020) is
`train.csv` and `test.csv` of github.com/PolyAI-LDN/task-specific-datasets.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.training_data import Labelled

INTENTS, STRANGERS = 30, 500
"""As many as an advisor has, and so many messages of each kind out of scope at the most."""

Pairs = list[tuple[str, str]]


class NotThere(FileNotFoundError):
    """A set is not in the folder that was named."""


@dataclass(frozen=True)
class Split:
    """What to learn, what to be judged by, and messages out of scope: of a near subject, and of any other."""

    name: str
    train: Labelled
    test: Labelled
    near: tuple[str, ...]
    far: tuple[str, ...] = ()

    def texts(self) -> list[str]:
        """All of them."""
        return [*self.train.texts, *self.test.texts, *self.near, *self.far]


def clinc(folder: Path, seed: int = 0) -> Split:
    """Thirty intents of CLINC150; the others' messages are near, the set's own out-of-scope ones are far."""
    raw = json.loads(_there(folder / "data_full.json").read_text("utf-8"))
    train, test, strange = ([(text, label) for text, label in raw[part]] for part in ("train", "test", "oos_test"))
    return _split("CLINC150", train, test, [text for text, _ in strange], seed)


def banking(folder: Path, seed: int = 0) -> Split:
    """Thirty intents of BANKING77; the others' messages are near, and nothing is far."""
    train, test = (_rows(_there(folder / f"{part}.csv")) for part in ("train", "test"))
    return _split("BANKING77", train, test, [], seed)


def _split(name: str, train: Pairs, test: Pairs, far: list[str], seed: int) -> Split:
    rng = np.random.default_rng(seed)
    labels = sorted({label for _, label in train})
    kept = set(rng.choice(labels, size=min(INTENTS, len(labels)), replace=False).tolist())
    near = [text for text, label in test if label not in kept]
    return Split(name, _of(train, kept), _of(test, kept), _some(near, rng), _some(far, rng))


def _of(pairs: Pairs, kept: set[str]) -> Labelled:
    found = [(text, label) for text, label in pairs if label in kept]
    return Labelled(tuple(text for text, _ in found), tuple(label for _, label in found))


def _some(texts: list[str], rng: np.random.Generator) -> tuple[str, ...]:
    chosen: list[int] = rng.choice(len(texts), size=min(STRANGERS, len(texts)), replace=False).tolist() if texts else []
    return tuple(texts[i] for i in sorted(chosen))


def _rows(file: Path) -> Pairs:
    with file.open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["category"]) for row in csv.DictReader(lines)]


def _there(file: Path) -> Path:
    if not file.is_file():
        raise NotThere(f"{file} is not there")
    return file
