"""Each replaced function gives what the stock one gives."""

from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace

import numpy as np
import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import UserMessage
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import ActionExecutionRejected, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk import Tracker

from actions.message import Message
from actions.profile import Profile
from actions.server import vectors
from patches import action_call, action_log, debug_logs, event_lookup, new_conversation, rule_keys, validator
from patches.action_call import action_call_format
from patches.stock import PATCHES
from patches.twin import twin

STOCK = {patch.name: patch.current for patch in PATCHES}
ACTION = RemoteAction("action_recommend", EndpointConfig("http://127.0.0.1:1/webhook", enable_selective_domain=True))


@pytest.fixture(scope="module", autouse=True)
def _stock_is_stock():
    """Nothing here is compared with itself."""
    assert not any(patch.is_in for patch in PATCHES)


def test_a_valid_answer_of_the_action_server_passes():
    """Events and responses as rasa-sdk writes them."""
    answer = {"events": [{"event": "slot", "timestamp": None, "name": "asking", "value": "task"}], "responses": [{}]}
    assert validator.validate_action_result(ACTION, answer)


@pytest.mark.parametrize(
    "answer", [[], {"events": {}}, {"events": [{}]}, {"events": [{"event": "slot"}]}, {"responses": ["text"]}], ids=str
)
def test_an_invalid_answer_raises_what_stock_rasa_raises(answer):
    """The same exception with the same text."""
    with pytest.raises(ValidationError) as stock:
        validator.stock(ACTION, answer)
    with pytest.raises(ValidationError) as ours:
        validator.validate_action_result(ACTION, answer)
    assert ours.value.message == stock.value.message


@pytest.mark.parametrize("name", ["user", "bot", "slot", "action", "session_started", "rewind", "topic"])
def test_an_events_class_is_the_same(name):
    """By every name that is in a conversation."""
    assert event_lookup.resolve_by_type(name) is event_lookup.stock(name)


def test_an_unknown_event_raises_every_time():
    """What fails is not remembered as a success."""
    for _ in range(2):
        with pytest.raises(ValueError, match="Unknown event name 'invented'"):
            event_lookup.resolve_by_type("invented")


def test_an_unknown_event_is_the_default_where_there_is_one():
    """Stories give one."""
    assert event_lookup.resolve_by_type("invented", SlotSet) is SlotSet


def test_a_rules_states_are_the_same():
    """A key is the JSON of its states."""
    key = json.dumps([{"prev_action": {"action_name": "action_listen"}, "user": {"intent": "greet"}}])
    assert rule_keys.rule_key_to_state(key) == rule_keys.stock(key)


def test_a_twin_is_what_stock_copy_gives(tracker):
    """In every attribute: state, slots, events."""
    ours, stock = twin(tracker), DialogueStateTracker.copy(tracker)
    assert _told(ours) == _told(stock)


def test_a_twin_lives_its_own_life(tracker):
    """What happens to the copy does not happen to the conversation."""
    before = _told(tracker)
    twin(tracker).update(SlotSet("asking", "changed"))
    assert _told(tracker) == before


def test_a_new_conversation_is_as_in_stock_rasa(domain, tracker):
    """Slots at their beginnings, whatever those that they are copied from hold now; none where none are given."""
    for slots in (domain.slots, list(tracker.slots.values()), None):
        ours, stock = (object.__new__(DialogueStateTracker) for _ in range(2))
        new_conversation.begin(ours, "someone", slots, is_rule_tracker=True)
        new_conversation.stock(stock, "someone", slots, is_rule_tracker=True)
        assert _told(ours) == _told(stock)
        assert type(ours.slots) is type(stock.slots)


def test_a_new_conversations_slots_are_its_own(tracker):
    """What fills them does not fill those that they are copied from."""
    before, new = _told(tracker), object.__new__(DialogueStateTracker)
    new_conversation.begin(new, "someone", tracker.slots.values())
    new.update(SlotSet("asking", "changed"))
    assert _told(tracker) == before


def test_an_action_reads_the_same_from_what_is_posted(domain, tracker):
    """All that actions/profile.py reads of a conversation, and it alone reads it."""
    stock = Tracker.from_dict(ACTION._action_call_format(tracker, domain)["tracker"])
    ours = Tracker.from_dict(action_call_format(ACTION, tracker, domain)["tracker"])
    assert Message.read(ours) == Message.read(stock)
    assert Profile.read(ours) == Profile.read(stock)
    assert ours.get_latest_input_channel() == stock.get_latest_input_channel() == "rest"


def test_what_is_posted_holds_nothing_said_in_earlier_turns(domain, tracker):
    """Neither messages nor answers: less to send, and less to spill."""
    posted = json.dumps(action_call_format(ACTION, tracker, domain)["tracker"]["events"])
    assert "message 2" in posted
    assert "message 0" not in posted
    assert '"number": 1' not in posted


def test_all_else_that_is_posted_is_the_same(domain, tracker):
    """Apart from the events, and from the vectors that stock Rasa does not have."""
    stock, ours = ACTION._action_call_format(tracker, domain), action_call_format(ACTION, tracker, domain)
    del stock["tracker"]["events"], ours["tracker"]["events"], ours["vectors"]
    assert ours == stock


def test_the_vectors_of_what_was_said_are_posted(domain, tracker, monkeypatch):
    """As the action server reads them; of a text that was not read lately there are none."""
    row = np.arange(384, dtype=np.float32)
    monkeypatch.setattr(action_call, "HEARD", {"On phones.": row, "another text": row})
    tracker.update(UserUttered("On phones. Now?", parse_data={"corrected": "On phones. Now?"}), domain)
    found = vectors(action_call_format(ACTION, tracker, domain)["vectors"])
    assert [*found] == ["On phones."]
    assert (found["On phones."] == row).all()


def _told(tracker: DialogueStateTracker) -> dict:
    """Everything that a tracker holds, comparable."""
    plain = {name: value for name, value in vars(tracker).items() if name not in {"events", "slots"}}
    slots = {name: vars(slot) for name, slot in tracker.slots.items()}
    return {**plain, "slots": slots, "events": [event.as_dict() for event in tracker.events]}


@pytest.mark.parametrize(
    "events", [None, [], [SlotSet("asking", "os")], [ActionExecutionRejected("action_recommend")]], ids=str
)
def test_an_action_leaves_the_same_behind(domain, tracker, events):
    """What it did, and that it was done or rejected."""
    processor, prediction = SimpleNamespace(domain=domain), PolicyPrediction.for_action_name(domain, "action_recommend")
    stock, ours = twin(tracker), twin(tracker)
    MessageProcessor._log_action_on_tracker(processor, stock, ACTION, events, prediction)
    action_log.log_action_on_tracker(processor, ours, ACTION, events, prediction)
    assert _timeless(ours) == _timeless(stock)


def _timeless(tracker: DialogueStateTracker) -> list[dict]:
    """The events without when they were."""
    return [{**event.as_dict(), "timestamp": None} for event in tracker.events]


@pytest.mark.parametrize("known", [True, False], ids=["a conversation", "none"])
def test_a_message_is_parsed_as_stock_does(tracker, known):
    """The same is found, looked through for what the domain does not know, and given."""
    given, seen = {"text": "hi", "intent": {"name": "greet"}, "entities": []}, []
    processor = SimpleNamespace(
        http_interpreter=None,
        _parse_message_with_graph=lambda *_: given,
        _update_full_retrieval_intent=seen.append,
        _check_for_unseen_features=seen.append,
    )
    message = UserMessage("hi")
    stock = asyncio.run(debug_logs.stock(processor, message, tracker if known else None))
    ours = asyncio.run(debug_logs.parse_message(processor, message, tracker if known else None))
    assert ours == stock == given
    assert seen == [given] * 4
