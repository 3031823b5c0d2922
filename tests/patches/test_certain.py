"""What is predicted is the same, although the memory of stories is not asked where the rules are certain."""

from __future__ import annotations

import json
import random
from types import SimpleNamespace

import pytest
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.memoization import AugmentedMemoizationPolicy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.training import load_data
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from patches import certain, rule_keys
from patches.stock import PATCHES
from patches.twin import twin

DOMAIN = """
version: "3.1"
intents: [greet, deny, ask, odd]
actions: [action_greet, action_advise, action_other, action_fallback]
"""

TRAINING = """
version: "3.1"
rules:
- rule: a greeting
  steps:
  - intent: greet
  - action: action_greet
- rule: a question
  steps:
  - intent: ask
  - action: action_advise
- rule: the first thing said
  conversation_start: true
  steps:
  - intent: odd
  - action: action_other
stories:
- story: no to advice
  steps:
  - intent: ask
  - action: action_advise
  - intent: deny
  - action: action_other
- story: no out of nowhere
  steps:
  - intent: deny
  - action: action_greet
"""


@pytest.fixture(scope="module")
def bot(tmp_path_factory) -> SimpleNamespace:
    """Rules and a memory of stories, trained on a few lines."""
    folder = tmp_path_factory.mktemp("bot")
    (folder / "data.yml").write_text(TRAINING, encoding="utf-8")
    domain = Domain.from_yaml(DOMAIN)
    trackers = load_data(str(folder / "data.yml"), domain, augmentation_factor=0)
    place = LocalModelStorage.create(folder), Resource("policy"), ExecutionContext(GraphSchema({}))
    fallback = {"core_fallback_action_name": "action_fallback"}
    rules = RulePolicy({**RulePolicy.get_default_config(), **fallback}, *place)
    memory = AugmentedMemoizationPolicy({**AugmentedMemoizationPolicy.get_default_config(), "max_history": 4}, *place)
    for policy in (rules, memory):
        policy.train(trackers, domain)
    return SimpleNamespace(domain=domain, rules=rules, memory=memory, ensemble=DefaultPolicyPredictionEnsemble())


def predicted(bot, tracker: DialogueStateTracker, by_rules, by_memory) -> tuple:
    """What comes next, how sure that is, by whom and with what besides."""
    data = bot.rules._get_rule_only_data()
    both = [by_rules(bot.rules, tracker, bot.domain, data), by_memory(bot.memory, tracker, bot.domain, data)]
    best = bot.ensemble.combine_predictions(both, tracker, bot.domain)
    return best.probabilities, best.policy_name, [event.as_story_string() for event in best.events], best.hide_rule_turn


def ours(bot, tracker) -> tuple:
    """With the patches."""
    return predicted(bot, tracker, certain.by_rules, certain.by_memory)


def stock(bot, tracker) -> tuple:
    """Without."""
    return predicted(bot, twin(tracker), certain.stock_by_rules, certain.stock_by_memory)


def talk(bot, draw: random.Random, turns: int = 5):
    """A conversation as it grows: what is said at random, and what is predicted, at times rejected."""
    tracker = DialogueStateTracker("someone", bot.domain.slots)
    tracker.update(ActionExecuted("action_listen"))
    for _ in range(turns):
        intent = {"name": draw.choice(bot.domain.intents), "confidence": 1.0}
        tracker.update(UserUttered("said", intent, [], {"intent": intent, "entities": []}))
        for _ in range(3):
            yield tracker
            chances, policy, _, hidden = ours(bot, tracker)
            action = bot.domain.action_names_or_texts[chances.index(max(chances))]
            if draw.random() < 0.2 and action != "action_listen":
                tracker.update(ActionExecutionRejected(action, policy, 1.0))
                continue
            tracker.update(ActionExecuted(action, policy, 1.0, hide_rule_turn=hidden))
            if action == "action_listen":
                break


@pytest.mark.parametrize("seed", range(25))
def test_the_prediction_is_that_of_stock_rasa(bot, seed):
    """At every step of a conversation, rejections and fallbacks included."""
    for tracker in talk(bot, random.Random(seed)):
        assert ours(bot, tracker) == stock(bot, tracker)


def test_the_memory_is_not_asked_where_rules_are_certain(bot, monkeypatch):
    """Otherwise nothing is won by it."""
    monkeypatch.setattr(certain, "stock_by_memory", None)
    tracker = DialogueStateTracker("someone", bot.domain.slots)
    intent = {"name": "greet", "confidence": 1.0}
    said = UserUttered("hi", intent, [], {"intent": intent, "entities": []})
    tracker.update_with_events([ActionExecuted("action_listen"), said], bot.domain)
    assert ours(bot, tracker)[1] == "RulePolicy"


def test_what_was_certain_before_is_not_certain_now(bot):
    """It holds for the very same events, and not after one more."""
    tracker = next(talk(bot, random.Random(1)))
    vars(tracker)[certain.CERTAIN] = (tracker.events[-1], bot.rules.priority)
    assert certain.is_outdone(bot.memory, tracker)
    tracker.update(ActionExecuted("action_greet"))
    assert not certain.is_outdone(bot.memory, tracker)


def test_one_that_goes_before_is_not_outdone(bot):
    """Of two that are certain it is the priority that counts."""
    tracker = next(talk(bot, random.Random(1)))
    vars(tracker)[certain.CERTAIN] = (tracker.events[-1], bot.memory.priority)
    assert not certain.is_outdone(bot.memory, tracker)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("by_text", [False, True])
def test_the_rules_that_can_apply_are_those_of_stock_rasa(bot, seed, by_text):
    """Found on the shelf, or compared one by one."""
    for tracker in talk(bot, random.Random(seed)):
        states = bot.rules._prediction_states(tracker, bot.domain, by_text)
        for lookup in bot.rules.lookup.values():
            if isinstance(lookup, dict):
                expected = rule_keys.stock_possible_keys(bot.rules, lookup, states)
                assert rule_keys.get_possible_keys(bot.rules, lookup, states) == expected


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("by_text", [False, True])
def test_the_latest_states_are_those_of_stock_rasa(bot, seed, by_text):
    """One more than the longest rule has, or all there are."""
    longest = max(len(json.loads(key)) for key in bot.rules.lookup["rules"])
    for tracker in talk(bot, random.Random(seed)):
        for rule_only_data in (None, bot.rules._get_rule_only_data()):
            asked = bot.rules, tracker, bot.domain, by_text, rule_only_data
            expected = rule_keys.stock_prediction_states(*asked)
            assert rule_keys.prediction_states(*asked) == expected[-longest - 1 :]


@pytest.mark.parametrize("seed", range(25))
def test_rules_with_all_their_patches_predict_as_in_stock_rasa(bot, seed, monkeypatch):
    """The action, how sure it is, and whether the turn is one of rules alone."""
    used = {patch.attribute: patch for patch in PATCHES if patch.owner is RulePolicy and patch.name != "rules certain"}
    draw = random.Random(seed)
    for tracker in talk(bot, draw, turns=8):
        expected = vars(certain.stock_by_rules(bot.rules, twin(tracker), bot.domain))
        with monkeypatch.context() as patched:
            for name, patch in used.items():
                patched.setattr(RulePolicy, name, patch.replacement)
            assert vars(certain.stock_by_rules(bot.rules, tracker, bot.domain)) == expected


@pytest.mark.parametrize(
    "rule",
    [
        [{}],
        [],
        [{"prev_action": {"action_name": "action_listen"}}],
        [{"user": {"intent": "greet"}, "prev_action": {"action_name": "action_greet"}}],
        [{"user": {"intent": "should_not_be_set"}, "prev_action": {"action_name": "action_listen"}}],
        [{"slots": {"asking": [1.0]}, "prev_action": {"action_name": "should_not_be_set"}}],
    ],
    ids=str,
)
def test_a_rule_that_asks_for_less_is_found_too(bot, rule):
    """Which no rule here does, and a rule may."""
    key = json.dumps(rule)
    for state in ({}, {"prev_action": {"action_name": "action_listen"}, "user": {"intent": "greet"}}):
        expected = rule_keys.stock_possible_keys(bot.rules, {key: "x"}, [state])
        assert rule_keys.get_possible_keys(bot.rules, {key: "x"}, [state]) == expected
