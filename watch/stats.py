"""What people asked, where the advisor was unsure, and which of its advice was rated down: counts, and no texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Event = Mapping[str, Any]

UNSURE = frozenset({"clarification", "out_of_scope", "error"})
"""Kinds of replies by which the advisor says that it did not understand, does not know, or could not."""

HESITANT = 0.6
"""An intent that is less likely than this was nearly another."""


@dataclass
class Stats:
    """Counts over some conversations."""

    conversations: int = 0
    messages: int = 0
    hesitant: int = 0
    fallbacks: int = 0
    intents: Counter[str] = field(default_factory=Counter)
    needs: Counter[str] = field(default_factory=Counter)
    frameworks: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    unsure_after: Counter[str] = field(default_factory=Counter)
    advised: Counter[str] = field(default_factory=Counter)
    rated: dict[str, Counter[str]] = field(default_factory=lambda: {"up": Counter(), "down": Counter()})

    def to_json(self) -> dict[str, Any]:
        """As data, the most frequent first."""
        return {
            name: dict(value.most_common()) if isinstance(value, Counter) else value
            for name, value in vars(self).items()
            if name != "rated"
        } | {"rated": {rating: dict(counts.most_common()) for rating, counts in self.rated.items()}}


def counted(conversations: Iterable[tuple[Sequence[Event], Sequence[Event]]]) -> Stats:
    """Counts over conversations, each of them its events in order, and its ratings (`rating`, `at`)."""
    stats = Stats()
    for events, ratings in conversations:
        stats.conversations += 1
        intent = "none"
        for event in events:
            if event.get("event") == "user":
                intent = _asked(event, stats)
            elif event.get("event") == "bot":
                _answered(event, intent, stats)
        for rating in ratings:
            stats.rated.setdefault(rating["rating"], Counter())[_advice_at(events, rating["at"])] += 1
    return stats


def _asked(event: Event, stats: Stats) -> str:
    parsed = event.get("parse_data") or {}
    intent = (parsed.get("intent") or {}).get("name") or "none"
    stats.messages += 1
    stats.intents[intent] += 1
    stats.fallbacks += intent == "nlu_fallback"
    stats.hesitant += _confidence(parsed) < HESITANT
    named = {(entity.get("entity"), entity.get("value")) for entity in parsed.get("entities") or [] if _counts(entity)}
    for kind, value in named:
        if kind == "framework":
            stats.frameworks[value] += 1
        else:
            stats.needs[f"{kind}: {value}"] += 1
    return intent


def _confidence(parsed: Mapping[str, Any]) -> float:
    """Of the intent; where it was too small for any, that of the one that came nearest counts."""
    return float((parsed.get("intent") or {}).get("confidence") or 0.0)


def _counts(entity: Mapping[str, Any]) -> bool:
    """Whether it is a value of the knowledge's own vocabulary, which is no text of the person's."""
    return entity.get("entity") not in {"cue", "term", None} and isinstance(entity.get("value"), str)


def _answered(event: Event, intent: str, stats: Stats) -> None:
    custom = (event.get("data") or {}).get("custom") or {}
    kind = custom.get("kind")
    if kind is None:
        return
    stats.kinds[kind] += 1
    if kind in UNSURE:
        stats.unsure_after[intent] += 1
    if kind == "recommendation":
        stats.advised[_pick(custom)] += 1


def _pick(custom: Mapping[str, Any]) -> str:
    """The frameworks of a recommendation: one, or what is trained with and what it runs with."""
    picked = custom.get("pick") or {}
    ids = [picked[role]["id"] for role in ("train", "run") if picked.get(role)]
    return " + ".join(dict.fromkeys(ids)) or "none"


def _advice_at(events: Iterable[Event], at: float) -> str:
    """What had been advised last when a rating was given."""
    advised = [
        _pick(event["data"]["custom"])
        for event in events
        if event.get("event") == "bot"
        and float(event.get("timestamp") or 0) <= at
        and ((event.get("data") or {}).get("custom") or {}).get("kind") == "recommendation"
    ]
    return advised[-1] if advised else "before any advice"
