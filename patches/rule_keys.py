"""Reads a rule's key (JSON) once, and not for each turn of the conversation that it is compared with."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy

stock = RulePolicy._rule_key_to_state  # noqa: SLF001 - the function that is replaced


@lru_cache(maxsize=4096)
def rule_key_to_state(rule_key: str) -> list[dict[str, Any]]:
    """The states of a rule; callers read them and change nothing."""
    return stock(rule_key)


stock_possible_keys = RulePolicy._get_possible_keys  # noqa: SLF001 - the function that is replaced


def get_possible_keys(self: RulePolicy, lookup: dict[str, str], states: list[dict[str, Any]]) -> set[str]:
    """As stock Rasa, which also asks of every turn before the longest rule whether that rule still applies: it does."""
    longest = max((len(rule_key_to_state(key)) for key in lookup), default=0)
    return stock_possible_keys(self, lookup, states[-longest:] if longest else [])
