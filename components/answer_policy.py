"""A short message after a question is the answer to it, whatever it would mean by itself."""

from __future__ import annotations

from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from advisor.phrasing import says

ANSWER = "action_recommend"

ALWAYS_AN_ANSWER = {"affirm", "deny", "no_preference", "just_tell_me", "inform"}
"""Intents that say something about the open question."""

NEVER_AN_ANSWER = {
    "start_over",
    "thanks",
    "greet",
    "goodbye",
    "ask_help",
    "ask_record",
    "what_if",
    "critique",
    "go_back",
    "ask_why",
    "show_needs",
}
"""Intents that mean the same after a question as before it, when they are sure."""

ABOUT_THE_ADVICE = {"ask_why", "show_needs", "critique"}
"""Of these, what takes more than a word or two, or a question, to say."""

CHANGES = {"what_if", "critique", "go_back", "start_over"}
"""Of these, what changes the project and so names something of it."""

BARE = 3
"""Words of a message that can hardly be more than an answer, unless it asks."""

NOTHING_TOLD = {"framework", "term", "cue"}
"""Entities that by themselves are no answer to a question about a need."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class AnswerPolicy(Policy):
    """Predicts the advising action while a question is open and the message can be its answer.

    Rules cannot say this: they would have to be written for each intent, and to know which value the message holds.
    """

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        featurizer: TrackerFeaturizer | None = None,
    ) -> None:
        """For Rasa's graph."""
        super().__init__(config, model_storage, resource, execution_context, featurizer=featurizer)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`priority` is above the rules'; `sure`: the confidence from which another intent counts, `certain`: where
        the message names something of the project, `likely`: of intents that are seldom answers; `words`: longest
        answer.
        """
        return {"priority": 7, "certain": 0.9, "sure": 0.8, "likely": 0.3, "words": 8}

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """There is nothing to learn."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The advising action after such a message, listening after that action, nothing otherwise."""
        action = self._next(tracker)
        values = self._default_predictions(domain)
        if action:
            values[domain.index_for_action(action)] = 1.0
        return self._prediction(values)

    def _next(self, tracker: DialogueStateTracker) -> str | None:
        if tracker.latest_action_name == ACTION_LISTEN_NAME:
            return ANSWER if self._is_answer(tracker.latest_message, tracker.get_slot("asking")) else None
        return ACTION_LISTEN_NAME if _acted(tracker) else None

    def _is_answer(self, message: UserUttered | None, asked: str | None) -> bool:
        """Whether a message can answer the question about the need `asked`."""
        if message is None or not asked:
            return False
        intent, confidence = message.intent.get("name"), message.intent.get("confidence") or 0.0
        text = (message.text or "").strip()
        bare = len(text.split()) <= BARE and not says("asks_why_or_what", text)  # "explainability" is no why
        never = NEVER_AN_ANSWER - ABOUT_THE_ADVICE if bare else NEVER_AN_ANSWER
        helpless = bare and intent == "ask_help" and not says("asks_for_help", text)
        helpless = helpless or (bare and intent == "start_over" and not says("begins_again", text))
        short = 0 < len(text.split()) <= self.config["words"] and not text.endswith("?")
        named = any(entity["entity"] not in NOTHING_TOLD for entity in message.entities)
        unsure = named and short and intent not in CHANGES  # "summaries of text" is a task rather than a record
        if intent in never and not helpless and confidence >= self.config["certain" if unsure else "likely"]:
            return False
        if _compares(message, asked) or (intent not in ALWAYS_AN_ANSWER and says("begins_by_asking", text)):
            return False
        return short and (named or helpless or intent in ALWAYS_AN_ANSWER or confidence < self.config["sure"])


def _compares(message: UserUttered, asked: str) -> bool:
    """Whether it sets frameworks against each other, whatever else it names."""
    names = {entity["value"] for entity in message.entities if entity["entity"] == "framework"}
    told = any(entity["entity"] == asked for entity in message.entities)
    return len(names) > 1 and not told and says("sets_one_against_another", message.text or "")


def _acted(tracker: DialogueStateTracker) -> bool:
    """Whether the last action was this policy's."""
    last = next((event for event in reversed(tracker.events) if isinstance(event, ActionExecuted)), None)
    return last is not None and last.action_name == ANSWER and "AnswerPolicy" in (last.policy or "")
