"""An action that fails says so and loses nothing."""

import asyncio
import logging

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Answer, Say
from actions.message import Message
from actions.profile import Profile
from actions.skill import Skill
from advisor.needs import Need, Needs
from advisor.reply import payload
from tests.conversations.talk import SCHEMA

SECRET = "my unpublished product"


class Failing(Skill):
    """Fails with the person's words in the exception, as a KeyError easily does."""

    def name(self) -> str:
        """Not in domain.yml."""
        return "action_failing"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """Never."""
        raise KeyError(message.text)


class Telling(Skill):
    """Says something in two messages, and remembers a need."""

    def name(self) -> str:
        """Not in domain.yml."""
        return "action_telling"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """With what fills in, and buttons."""
        says = [
            Say("utter_one", payload("smalltalk"), {"name": "Keras"}, [{"title": "A", "payload": "a"}]),
            Say("utter_two", payload("help")),
        ]
        return Answer(says, Profile(needs=Needs((Need("task", "vision", said=message.turn),))))


def run(skill: Skill) -> tuple[list[dict], list[dict]]:
    """The messages and the events of a turn."""
    latest = {"text": SECRET, "intent": {"name": "inform"}, "entities": []}
    tracker = Tracker("someone", {}, latest, [{"event": "user"}], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    events = asyncio.run(skill.run(dispatcher, tracker, {}))
    return dispatcher.messages, events


def test_a_failure_is_one_error_message():
    """Of a kind that the schema knows, and in the words of data/responses/."""
    messages, _ = run(Failing())
    assert [message["response"] for message in messages] == ["utter_error"]
    assert messages[0]["custom"]["kind"] == "error"
    SCHEMA.validate(messages[0]["custom"])


def test_a_failure_changes_nothing():
    """What is remembered stays as it was."""
    _, events = run(Failing())
    assert events == []


def test_a_failure_is_logged_with_the_action_and_the_kind_of_error(caplog):
    """Enough to find the place."""
    run(Failing())
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "action_failing" in caplog.text
    assert "KeyError" in caplog.text


def test_what_the_person_said_is_not_in_the_log(caplog):
    """Exceptions carry what they failed on."""
    run(Failing())
    assert caplog.records
    assert SECRET not in caplog.text


def test_each_say_is_a_message_with_its_payload_and_buttons():
    """In order, filled in by the responses of Rasa."""
    (one, two), _ = run(Telling())
    assert (one["response"], one["name"], one["custom"]["kind"]) == ("utter_one", "Keras", "smalltalk")
    assert one["buttons"] == [{"title": "A", "payload": "a"}]
    assert (two["response"], two["custom"]["kind"], two["buttons"]) == ("utter_two", "help", [])


def test_what_is_remembered_becomes_events():
    """Only the slot that changed."""
    _, events = run(Telling())
    assert [event["name"] for event in events] == ["needs", "past"]


@pytest.mark.parametrize("slots", [{"needs": "rubbish"}, {"needs": [{"no": "need"}]}, {"asked": "many"}])
def test_slots_that_cannot_be_read_are_an_error_too(slots):
    """Someone may have written them: the turn is answered all the same."""
    tracker = Tracker("someone", slots, {"text": "hi"}, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    assert asyncio.run(Telling().run(dispatcher, tracker, {})) == []
    assert [message["custom"]["kind"] for message in dispatcher.messages] == ["error"]
