"""Pipelines on word vectors: what another package's vectors and a logistic regression make of it."""

from __future__ import annotations

import json
import subprocess
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from evaluation.reading import Ranking
from evaluation.training_data import ROOT, Labelled

SCRIPT = Path(__file__).with_name("vectors.py")
STEPS = 100
"""Of the solver at the most: more take minutes on counts, and change no figure by a point."""
UV = ROOT / ".tools" / "bin" / "uv"


class NoVectors(RuntimeError):
    """The vectors' own environment could not be made here."""


class WordVectors:
    """Vectors, with counts of words and letters beside them if asked, and a logistic regression.

    Vectors are made before, all at once: starting their environment takes longer than training.
    """

    def __init__(self, name: str, kind: str, counts: bool) -> None:
        """`kind` is one of `evaluation/vectors.py`; `counts`: as Rasa's two CountVectorsFeaturizers."""
        self.name, self._kind, self._counts = name, kind, counts
        self._rows: dict[str, Any] = {}
        self.milliseconds = 0.0
        """What the vector of one message takes, at the median."""

    def prepare(self, texts: Sequence[str]) -> None:
        """Makes the vectors of all texts that will be asked for. Raises NoVectors."""
        wanted = list(dict.fromkeys(texts))
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "texts.json", Path(folder) / "vectors.npz"
            source.write_text(json.dumps(wanted), "utf-8")
            # "--no-project": the script's own needs alone, not this project's.
            command = [str(UV), "run", "--quiet", "--no-project", "--script", str(SCRIPT)]
            command += [self._kind, str(source), str(target)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise NoVectors(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "uv failed")
            with np.load(target) as made:
                self._rows = dict(zip(wanted, made["rows"], strict=True))
                self.milliseconds = float(np.median(made["milliseconds"]))

    def fit(self, data: Labelled) -> None:
        """`prepare` comes first."""
        self._words = CountVectorizer(analyzer="word").fit(data.texts)
        self._letters = CountVectorizer(analyzer="char_wb", ngram_range=(1, 4), min_df=2).fit(data.texts)
        self._model = LogisticRegression(max_iter=STEPS, class_weight="balanced")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # STEPS says why it may stop before the end
            self._model.fit(self._inputs(data.texts), data.labels)

    def rank(self, text: str) -> Ranking:
        """One message."""
        shares = self._model.predict_proba(self._inputs([text]))[0]
        return tuple((str(self._model.classes_[i]), float(shares[i])) for i in np.argsort(-shares))

    def _inputs(self, texts: Sequence[str]) -> Any:
        rows = np.stack([self._rows[text] for text in texts])
        if not self._counts:
            return 5.0 * rows  # unit vectors alone leave a regularised regression too flat
        return hstack([csr_matrix(rows), self._words.transform(texts), self._letters.transform(texts)]).tocsr()
