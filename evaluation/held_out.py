"""The held-out messages, and what has to be understood of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("held_out.yml")
FRESH = Path(__file__).with_name("fresh.yml")
"""Fewer, which nobody who mended errors has seen the errors of."""

OUT_OF_SCOPE = "out_of_scope"
ADVISED = "inform"
ASKED = {"ask_recommendation": ADVISED}
"""The files tell asking for advice from saying what one has, which is one intent: both are answered with advice."""

CHANGES = {"what_if", "critique"}
"""Intents that change a project, and are answered as `inform` is while there is nothing yet to change."""

KEYS = {"say", "needs", "may", "names"}

STATES_NO_NEED = {"ask_fact", "ask_definition", "ask_why", "ask_why_not", OUT_OF_SCOPE}
"""Intents whose messages name needs without having them: "does JAX work on Windows?" says nothing of a project."""


@dataclass(frozen=True)
class Expected:
    """One message. `needs` and `may` are written as "need value", with a minus where unwanted; `names` are ids.

    `group` tells kinds of out-of-scope messages apart and is empty otherwise.
    """

    text: str
    intent: str
    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    group: str = ""

    @property
    def in_scope(self) -> bool:
        """Whether it is for the advisor at all."""
        return self.intent != OUT_OF_SCOPE

    @property
    def states_needs(self) -> bool:
        """Whether what it names are needs of a project."""
        return self.intent not in STATES_NO_NEED


def load(file: Path = FILE) -> list[Expected]:
    """All messages in the order of the file, which may hold none. Raises ValueError for a key that there is not."""
    return list(read(yaml.safe_load(file.read_text("utf-8")) or {}))


def read(raw: Mapping[str, Any]) -> Iterator[Expected]:
    """The messages of an intent stand in a list, or in a list a group."""
    for intent, content in raw.items():
        groups = content if isinstance(content, dict) else {"": content}
        for group, messages in groups.items():
            for message in messages:
                yield _expected(message, str(intent), group)


def _expected(message: str | dict[str, Any], intent: str, group: str) -> Expected:
    told = {"say": message} if isinstance(message, str) else message
    if unknown := set(told) - KEYS:
        raise ValueError(f"held-out message {told.get('say')!r}: {sorted(unknown)} is none of {sorted(KEYS)}")
    sets = {key: frozenset(told.get(key, ())) for key in ("needs", "may", "names")}
    return Expected(told["say"], ASKED.get(intent, intent), group=group, **sets)
