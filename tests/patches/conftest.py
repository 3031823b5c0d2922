"""Conversations for the patches to work on."""

from __future__ import annotations

import pytest
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

DOMAIN = """
version: "3.1"
intents: [greet, deny]
slots:
  asking: {type: text, influence_conversation: false, mappings: [{type: custom}]}
  focus: {type: list, influence_conversation: false, mappings: [{type: custom}]}
actions: [action_recommend]
"""


@pytest.fixture(scope="session")
def domain() -> Domain:
    """Two intents, two slots and an action."""
    return Domain.from_yaml(DOMAIN)


def turn(number: int) -> list[Event]:
    """What one turn leaves behind."""
    intent = {"name": "greet", "confidence": 0.9}
    return [
        UserUttered(f"message {number}", intent, [], {"intent": intent, "entities": []}, input_channel="rest"),
        ActionExecuted("action_recommend", "RulePolicy", 1.0, hide_rule_turn=True),
        BotUttered("an answer", {"custom": {"kind": "recommendation", "number": number}}),
        SlotSet("asking", f"need {number}"),
        SlotSet("focus", [f"framework {number}"]),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]


@pytest.fixture
def tracker(domain) -> DialogueStateTracker:
    """A conversation of three turns."""
    begun = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), ActionExecuted(ACTION_LISTEN_NAME)]
    events = begun + [event for number in range(3) for event in turn(number)]
    found = DialogueStateTracker("someone", domain.slots)
    found.update_with_events(events, domain)
    return found
