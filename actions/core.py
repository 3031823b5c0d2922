"""The advisor that all actions share, loaded once a process."""

from __future__ import annotations

from functools import lru_cache

from advisor import charts, record
from advisor.advice import Advisor
from advisor.encoder import Encoder
from advisor.phrasing import phrasing
from advisor.premises import Premises
from advisor.recall import Recall
from advisor.tokens import advisor_on, today


@lru_cache(maxsize=1)
def advisor() -> Advisor:
    """The advisor on the knowledge as it was when first asked for."""
    return advisor_on(today())  # the one that charts and records are drawn from, too


@lru_cache(maxsize=1)
def recall() -> Recall:
    """Its claims by meaning."""
    return Recall(advisor().catalogue, Encoder.load())


@lru_cache(maxsize=1)
def premises() -> Premises:
    """What people take for granted and is not so."""
    return Premises(advisor().catalogue, recall())


def warm_up() -> None:
    """Loads everything now, so that the first person does not wait and broken knowledge stops the start."""
    premises()
    for name in advisor().catalogue.phrasings:
        phrasing(name)
    charts.phrases()
    record.phrases()
