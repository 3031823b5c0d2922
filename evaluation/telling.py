"""The misses that tell most: the surest errors, one for each pair of intents, with what lies behind them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from evaluation.held_out import Expected
from evaluation.reading import Reading

FILE = Path(__file__).with_name("telling.yml")
SHOWN = 10

Pair = tuple[Expected, Reading]


def telling(pairs: Iterable[Pair], count: int = SHOWN) -> list[Pair]:
    """At most `count` misses, the surest first; of those with the same two intents only the surest."""
    wrong = sorted((p for p in pairs if p[1].best != p[0].intent), key=lambda pair: -pair[1].confidence)
    surest: dict[tuple[str, str], Pair] = {}
    for expected, reading in wrong:
        surest.setdefault((expected.intent, reading.best), (expected, reading))
    return list(surest.values())[:count]


def causes(file: Path = FILE) -> dict[str, str]:
    """A sentence on what lies behind the miss of a message, for those that somebody has thought about."""
    return {str(message): str(why) for message, why in (yaml.safe_load(file.read_text("utf-8")) or {}).items()}
