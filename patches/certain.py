"""Asks the memory of stories only where the rules are not certain: where they are, what it says does not count."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected
from rasa.shared.core.trackers import DialogueStateTracker

stock_by_rules = RulePolicy.predict_action_probabilities
stock_by_memory = MemoizationPolicy.predict_action_probabilities

CERTAIN = "_certain"
"""The attribute of a conversation that says after which event somebody was certain, and with which priority."""


def by_rules(
    self: RulePolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    rule_only_data: dict[str, Any] | None = None,
    **kwargs: Any,
) -> PolicyPrediction:
    """As stock Rasa; notes where no confidence can be higher."""
    found = stock_by_rules(self, tracker, domain, rule_only_data, **kwargs)
    if found.max_confidence >= 1 and tracker.events:
        vars(tracker)[CERTAIN] = (tracker.events[-1], self.priority)
    return found


def by_memory(
    self: MemoizationPolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    rule_only_data: dict[str, Any] | None = None,
    **kwargs: Any,
) -> PolicyPrediction:
    """As stock Rasa where it can count. The ensemble takes the surer one, of two equally sure the one that goes before.

    An action that was rejected is taken out afterwards, so then those who come second count too.
    """
    if is_outdone(self, tracker):
        return self._prediction(self._default_predictions(domain))
    return stock_by_memory(self, tracker, domain, rule_only_data, **kwargs)


def is_outdone(policy: MemoizationPolicy, tracker: DialogueStateTracker) -> bool:
    """Whether one that goes before it was certain of what comes after the very same events."""
    event, priority = vars(tracker).get(CERTAIN, (None, -1))
    if not tracker.events or event is not tracker.events[-1] or priority <= policy.priority:
        return False
    acts = (event for event in reversed(tracker.events) if isinstance(event, (ActionExecuted, ActionExecutionRejected)))
    return not isinstance(next(acts, None), ActionExecutionRejected)
