"""The states that policies see, gone on with from turn to turn."""

from __future__ import annotations

import copy
import random

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUtteranceReverted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from patches.states import KEPT, latest_states, states_for_tracker_history
from patches.twin import twin

stock = Domain.states_for_tracker_history


def random_turn(random: random.Random) -> list:
    """A message, one or two actions of a kind each, hidden or not, perhaps taken back, and listening."""
    name = random.choice(["greet", "deny"])
    intent = {"name": name, "confidence": 0.9}
    hidden = random.random() < 0.5
    events = [UserUttered(name, intent, [], {"intent": intent, "entities": []})]
    for _ in range(random.choice([1, 1, 2])):
        events += [ActionExecuted("action_recommend", hide_rule_turn=hidden), BotUttered("said")]
    events += [SlotSet("asking", random.choice(["os", None]))]
    if random.random() < 0.15:
        events += [UserUtteranceReverted()]
    return [*events, ActionExecuted("action_listen", hide_rule_turn=hidden)]


@pytest.mark.parametrize("ignore", [False, True])
@pytest.mark.parametrize("seed", range(20))
def test_states_are_those_of_stock_rasa_at_every_event(domain, seed, ignore):
    """Also where a turn is taken back, works on twins, or changes what it was given."""
    draw = random.Random(seed)
    tracker = DialogueStateTracker("someone", domain.slots)
    tracker.update(ActionExecuted("action_listen"))
    for _ in range(8):
        tracker = twin(tracker)
        for event in random_turn(draw):
            tracker.update(event, domain)
            expected = stock(domain, tracker, ignore_rule_only_turns=ignore, rule_only_data={"rule_only_slots": []})
            got = states_for_tracker_history(domain, tracker, False, ignore, {"rule_only_slots": []})
            assert got == expected
            for state in got:
                state.clear()


def test_a_turn_that_failed_is_not_remembered(domain, tracker):
    """The twin of a failed turn walked further than the conversation went."""
    failed = twin(tracker)
    states_for_tracker_history(domain, failed)
    failed.update_with_events(random_turn(random.Random(1)) + random_turn(random.Random(2)), domain)
    states_for_tracker_history(domain, failed)
    other = twin(tracker)
    other.update_with_events(copy.deepcopy(random_turn(random.Random(3))), domain)
    assert states_for_tracker_history(domain, other) == stock(domain, other)


def test_the_walk_goes_on_where_it_stopped(domain, tracker):
    """It keeps all but the latest turn."""
    states_for_tracker_history(domain, tracker)
    (walk,) = vars(twin(tracker))[KEPT].values()
    assert walk.events == tracker.applied_events()[:-1]


def test_the_latest_states_are_the_callers_own(domain, tracker):
    """Rules take what was said out of them."""
    for _ in range(2):
        got = latest_states(domain, tracker, None, 2)
        assert got == stock(domain, tracker)[-2:]
        for state in got:
            for part in state.values():
                part.clear()
