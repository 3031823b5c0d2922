"""What every pipeline that is compared can do."""

from __future__ import annotations

from typing import Protocol

from evaluation.reading import Ranking
from evaluation.training_data import Labelled


class Pipeline(Protocol):
    """Learns intents from messages, and ranks the intents of others."""

    name: str

    def fit(self, data: Labelled) -> None:
        """Learns, forgetting what it learned before."""

    def rank(self, text: str) -> Ranking:
        """The intents of one message, the likeliest first."""
