"""What a trained model makes of a message: its NLU is run in this process, as the server runs it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Ranking = tuple[tuple[str, float], ...]
"""Intents with their confidence, the likeliest first."""

FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Reading:
    """What was understood of one message.

    `ranking` is without Rasa's fallback, `intent` is what the rules see, fallback included; `needs` and `names` as in
    `evaluation.held_out.Expected`; `seconds` is what it took.
    """

    text: str
    intent: str
    ranking: Ranking
    needs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    seconds: float = 0.0

    @property
    def best(self) -> str:
        """The likeliest intent, however unsure; a message that cannot be read has the fallback."""
        return self.ranking[0][0] if self.ranking else FALLBACK

    @property
    def confidence(self) -> float:
        """Of the likeliest intent."""
        return self.ranking[0][1] if self.ranking else 0.0


class TrainedModel:
    """A model file of `rasa train`."""

    def __init__(self, path: Path) -> None:
        """Loads it; some 20 s, most of them for importing Rasa. Raises FileNotFoundError where there is none."""
        if not path.is_file():
            raise FileNotFoundError(f"there is no model {path}: `make train` trains it")
        from rasa.core.agent import Agent

        from advisor.catalogue import load

        hush()
        self._agent, self._catalogue = Agent.load(str(path)), load()
        self._loop = asyncio.new_event_loop()

    def read(self, text: str) -> Reading:
        """One message."""
        started = time.perf_counter()
        parsed = self._loop.run_until_complete(self._agent.parse_message(text))
        seconds = time.perf_counter() - started
        entities = parsed.get("entities") or []
        names = frozenset(e["value"] for e in entities if e["entity"] == "framework")
        intent = parsed["intent"]["name"] or FALLBACK
        return Reading(text, intent, ranking_of(parsed), self._needs(text, entities), names, seconds)

    def read_all(self, texts: Iterable[str]) -> list[Reading]:
        """Several, one after the other."""
        return [self.read(text) for text in texts]

    def _needs(self, text: str, entities: list[dict[str, Any]]) -> frozenset[str]:
        """By the very function that the actions use."""
        from actions.message import Message
        from actions.stating import needs_of

        stated = needs_of(Message(text=text, intent=None, entities=tuple(entities), turn=1), self._catalogue)
        return frozenset(f"{'' if need.wanted else '-'}{need.id} {need.value}" for need in stated)


def ranking_of(parsed: dict[str, Any]) -> Ranking:
    """The intents of what Rasa's NLU gives, without the fallback."""
    ranking = parsed.get("intent_ranking") or []
    return tuple((item["name"], float(item["confidence"])) for item in ranking if item["name"] != FALLBACK)


def hush() -> None:
    """Rasa tells of each message otherwise."""
    import logging

    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    logging.getLogger("rasa").setLevel(logging.ERROR)
