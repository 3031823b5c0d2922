"""Compares the latest turns with those rules that can apply, whose keys (JSON) are read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rasa.core.featurizers.tracker_featurizers import MaxHistoryTrackerFeaturizer
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

from patches.states import latest_states

stock = RulePolicy._rule_key_to_state  # noqa: SLF001 - the function that is replaced


@lru_cache(maxsize=4096)
def rule_key_to_state(rule_key: str) -> list[dict[str, Any]]:
    """The states of a rule; callers read them and change nothing."""
    return stock(rule_key)


stock_possible_keys = RulePolicy._get_possible_keys  # noqa: SLF001 - the function that is replaced

ANY = ""
"""In place of what a rule does not ask for."""

Place = tuple[str, str]
"""The last action and the intent that a rule ends with."""


@dataclass(frozen=True)
class Shelf:
    """Rules by what they end with; `longest`: the most turns that one looks at."""

    rules: dict[Place, list[str]]
    longest: int

    def fitting(self, state: dict[str, Any]) -> list[str]:
        """All that can apply to a conversation that is in this state, and others."""
        action, intent = _place(state)
        places = {(action, intent), (action, ANY), (ANY, intent), (ANY, ANY)}
        return [key for place in places for key in self.rules.get(place, ())]


def get_possible_keys(self: RulePolicy, lookup: dict[str, str], states: list[dict[str, Any]]) -> set[str]:
    """As stock Rasa, which compares every rule with the latest turn, and asks of every turn before the longest rule
    whether that rule still applies: it does.
    """
    if not states:
        return set(lookup)
    shelf = shelved(tuple(lookup))
    found = {key: lookup[key] for key in shelf.fitting(states[-1])}
    return stock_possible_keys(self, found, states[-shelf.longest :])


stock_prediction_states = RulePolicy._prediction_states  # noqa: SLF001 - the function that is replaced


def prediction_states(
    self: RulePolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    use_text_for_last_user_input: bool = False,
    rule_only_data: dict[str, Any] | None = None,
) -> list[dict[str, Any]]:
    """The last of what stock Rasa gives: one more than the longest rule has, so that they are no rule's own either."""
    featurizer = self.featurizer
    if type(featurizer) is not MaxHistoryTrackerFeaturizer or featurizer.max_history is not None:
        return stock_prediction_states(self, tracker, domain, use_text_for_last_user_input, rule_only_data)
    states = latest_states(domain, tracker, rule_only_data, _longest(self.lookup) + 1)
    featurizer._choose_last_user_input([states], use_text_for_last_user_input)  # noqa: SLF001 - as in the stock function
    return states


def _longest(lookup: dict[str, Iterable[str]]) -> int:
    """The most turns of any rule; what is no rule's key among them says where else an action comes from."""
    return max((shelved(tuple(keys)).longest for keys in lookup.values()), default=1)


@lru_cache(maxsize=16)
def shelved(keys: tuple[str, ...]) -> Shelf:
    """The rules with these keys."""
    rules: dict[Place, list[str]] = {}
    for key in filter(_is_key, keys):
        last = rule_key_to_state(key)[-1:] or [{}]
        rules.setdefault(_place(last[0]), []).append(key)
    return Shelf(rules, max((len(rule_key_to_state(key)) for key in filter(_is_key, keys)), default=1))


def _is_key(text: str) -> bool:
    return text.startswith("[")


def _place(state: dict[str, Any]) -> Place:
    """What is asked for of the last action and the intent: a name, or anything."""
    wanted = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME), state.get(USER, {}).get(INTENT)
    action, intent = (name if isinstance(name, str) and name != SHOULD_NOT_BE_SET else ANY for name in wanted)
    return action, intent
