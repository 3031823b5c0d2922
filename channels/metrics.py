"""What is counted while the advisor runs, as Prometheus reads it at `/metrics`. No label is what a person chose."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from prometheus_client import Counter, Gauge, Histogram

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
"""Upper bounds of the histograms; the bars of docs/performance.md lie well inside."""

KINDS = frozenset(
    (
        *("question", "recommendation", "comparison", "facts", "explanation", "migration", "start", "list"),
        *("definition", "record", "help", "smalltalk", "out_of_scope", "clarification", "error"),
    )
)
"""The kinds of replies (docs/reply.schema.json)."""

CHANNELS = frozenset({"rest", "web", "slack"})
"""Those that are counted by name: over REST a client may call its channel anything."""

TURNS = Counter("advisor_turns", "Messages taken in, by how it ended.", ["channel", "outcome"])
REPLIES = Counter("advisor_replies", "Replies by kind; a share of clarification is the fallback rate.", ["kind"])
LATENCY = Histogram("advisor_turn_seconds", "From a message taken in to its last reply.", ["channel"], buckets=SECONDS)
LOCK_WAITS = Histogram("advisor_lock_wait_seconds", "Waits for the turn before in a conversation.", buckets=SECONDS)
LOCK_FAILURES = Counter("advisor_lock_failures", "Waits that were given up.")
RUNNING = Gauge("advisor_turns_running", "Turns under way now.")


class Running:
    """How many turns are under way in this process, all channels together."""

    def __init__(self) -> None:
        self.count = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """While the block runs there is one more."""
        self.count += 1
        RUNNING.set(self.count)
        try:
            yield
        finally:
            self.count -= 1
            RUNNING.set(self.count)


running = Running()


class Watched:
    """One turn while it is watched: `kinds` and `seconds` are there once it has ended."""

    def __init__(self, channel: str) -> None:
        self.channel = channel if channel in CHANNELS else "other"
        self.kinds: list[str] = []
        self._began = time.perf_counter()

    @property
    def seconds(self) -> float:
        """How long it has taken until now."""
        return time.perf_counter() - self._began

    def ended(self, outcome: str, messages: Iterable[Mapping[str, Any]]) -> None:
        """Counts it; `outcome` is answered, silent, failed or down."""
        self.kinds = kinds_of(messages)
        TURNS.labels(self.channel, outcome).inc()
        LATENCY.labels(self.channel).observe(self.seconds)
        for kind in self.kinds:
            REPLIES.labels(kind).inc()

    def told(self, outcome: str) -> dict[str, Any]:
        """The same for the log."""
        seconds = {"ms": round(1000 * self.seconds)}
        return {"channel": self.channel, "outcome": outcome, "kinds": self.kinds, **seconds}


def kinds_of(messages: Iterable[Mapping[str, Any]]) -> list[str]:
    """The kinds of the payloads among the messages of a reply, in order."""
    found = (message.get("custom") for message in messages)
    kinds = (custom.get("kind") for custom in found if isinstance(custom, dict))
    return [kind if kind in KINDS else "other" for kind in kinds if isinstance(kind, str)]
