"""Stratified cross-validation on the training messages: each is judged by a classifier that did not see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import StratifiedKFold

from evaluation.ours import Ours
from evaluation.reading import Ranking
from evaluation.training_data import Labelled

FOLDS = 5


@dataclass(frozen=True)
class Judged:
    """One training message, its intent, and the ranking of the fold that did not see it."""

    text: str
    label: str
    ranking: Ranking
    fold: int

    @property
    def right(self) -> bool:
        """Whether the likeliest intent is the one it was written for."""
        return self.ranking[0][0] == self.label

    @property
    def confidence(self) -> float:
        """Of the likeliest intent."""
        return self.ranking[0][1]


def folds(data: Labelled, pipeline: Ours, count: int = FOLDS, seed: int = 0) -> Iterator[list[Judged]]:
    """The judged messages of one fold after the other. Features are made once: they learn nothing."""
    messages, labels = pipeline.featurize(data.texts), np.array(data.labels)
    split = StratifiedKFold(count, shuffle=True, random_state=seed).split(messages, labels)
    for fold, (seen, unseen) in enumerate(split):
        pipeline.fit_features([messages[i] for i in seen], labels[seen].tolist())
        rankings = pipeline.rank_features([messages[i] for i in unseen])
        yield [
            Judged(data.texts[i], data.labels[i], ranking, fold)
            for i, ranking in zip(unseen, rankings, strict=True)
            if ranking
        ]


def accuracies(judged: list[Judged]) -> list[float]:
    """Of each fold."""
    numbers = sorted({item.fold for item in judged})
    return [float(np.mean([item.right for item in judged if item.fold == number])) for number in numbers]
