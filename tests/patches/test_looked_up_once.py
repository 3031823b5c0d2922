"""What does not change while a model is served is found out once, and is what stock Rasa finds out each time."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rasa.core.actions.action import ActionExtractSlots
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from patches import default_actions, empty_domain, slots_by_action

ROOT = Path(__file__).resolve().parents[2]

MAPPINGS = {
    "by actions": "{type: custom}",
    "by an action of its own": "{type: custom, action: action_fill}",
    "by an entity": "{type: from_entity, entity: task}",
    "by text": "{type: from_text}",
}


def slot_filled(mapping: str, action: str = "action_other") -> Domain:
    """One slot, filled so."""
    told = f"version: '3.1'\nintents: [inform]\nentities: [task]\nactions: [{action}]\n"
    return Domain.from_yaml(told + f"slots:\n  task: {{type: text, mappings: [{mapping}]}}\n")


def filled(run, domain: Domain) -> list[dict]:
    """What is filled out of a message that names a task."""
    intent, entities = {"name": "inform", "confidence": 1.0}, [{"entity": "task", "value": "vision"}]
    said = UserUttered("vision", intent, entities, {"intent": intent, "entities": entities})
    tracker = DialogueStateTracker.from_events("someone", [said], domain.slots)
    asked = ActionExtractSlots(None), CollectingOutputChannel(), TemplatedNaturalLanguageGenerator({}), tracker, domain
    return [{**event.as_dict(), "timestamp": None} for event in asyncio.run(run(*asked))]


@pytest.mark.parametrize("mapping", MAPPINGS.values(), ids=MAPPINGS)
def test_slots_are_filled_as_in_stock_rasa(mapping):
    """By whatever fills them; an action that cannot be reached fills nothing."""
    domain = slot_filled(mapping)
    assert filled(slots_by_action.run, domain) == filled(slots_by_action.stock, domain)


@pytest.mark.parametrize("name", MAPPINGS)
def test_only_where_actions_fill_all_slots_none_is_asked(name):
    """The one case in which there is nothing to do."""
    assert slots_by_action.filled_by_messages(slot_filled(MAPPINGS[name])) == (name != "by actions")


def test_an_action_that_checks_all_slots_is_run():
    """It may fill them too."""
    assert slots_by_action.filled_by_messages(slot_filled("{type: custom}", "action_validate_slot_mappings"))


def test_the_advisors_own_slots_are_filled_by_actions():
    """So that the patch is worth its lines."""
    assert not slots_by_action.filled_by_messages(Domain.load([str(ROOT / "domain.yml")]))


def test_a_domain_is_as_empty_as_in_stock_rasa():
    """Asked twice each."""
    for domain in (Domain.empty(), slot_filled("{type: custom}")):
        assert [empty_domain.is_empty(domain) for _ in range(2)] == [empty_domain.stock(domain)] * 2


@pytest.mark.parametrize("endpoint", [None, EndpointConfig("http://127.0.0.1:1/webhook")], ids=str)
def test_the_default_actions_are_those_of_stock_rasa(endpoint):
    """The same kinds, with the same in them."""
    stock = [(type(action), vars(action)) for action in default_actions.stock(endpoint)]
    for _ in range(2):
        assert [(type(action), vars(action)) for action in default_actions.default_actions(endpoint)] == stock


def test_the_list_of_default_actions_is_the_callers_own():
    """What one does to it does not come back."""
    endpoint = EndpointConfig("http://127.0.0.1:1/webhook")
    default_actions.default_actions(endpoint).clear()
    assert default_actions.default_actions(endpoint)
