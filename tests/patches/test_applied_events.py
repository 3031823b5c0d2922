"""Which events of a conversation count."""

from __future__ import annotations

import random

import pytest
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from patches import applied_events

PLAIN = (lambda: UserUttered("hi"), lambda: ActionExecuted("action_recommend"), lambda: BotUttered("hi"))
PLAIN = (*PLAIN, lambda: SlotSet("asking", "os"), lambda: ActionExecuted("action_listen"))
BEGINNINGS = (Restarted, SessionStarted)
UNDOING = (ActionReverted, UserUtteranceReverted, lambda: ActiveLoop("a_form"), lambda: ActiveLoop(None))


@pytest.mark.parametrize("kinds", [PLAIN, PLAIN * 3 + BEGINNINGS, PLAIN * 3 + BEGINNINGS + UNDOING], ids=len)
def test_the_same_events_count_as_in_stock_rasa(domain, kinds):
    """Of 200 conversations of plain events, of some that begin anew, and of some that take back."""
    draw = random.Random(1)
    for length in range(200):
        tracker = DialogueStateTracker("someone", domain.slots)
        tracker.events.extend(draw.choice(kinds)() for _ in range(length // 4))
        got, expected = applied_events.applied_events(tracker), applied_events.stock(tracker)
        assert list(map(id, got)) == list(map(id, expected))


def test_what_is_given_is_the_callers_own(tracker):
    """Callers cut it."""
    applied_events.applied_events(tracker).clear()
    assert applied_events.applied_events(tracker)
