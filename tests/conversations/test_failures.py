"""The action server is away: what people get, and that it goes on once it is back."""

import uuid

import pytest

from tests.conversations.servers import post


@pytest.fixture
def away(advisor):
    """The action server, stopped; it is started again at the end."""
    advisor.servers.stop("actions")
    yield advisor.servers
    if "actions" not in advisor.servers.running:
        advisor.servers.start("actions")


def test_without_actions_the_person_is_not_left_without_a_word(advisor, away):
    """Status 200 and at least one message that is text."""
    answer = post(advisor.url, uuid.uuid4().hex, "I want to classify images on a server")
    assert answer.status_code == 200
    assert any(message.get("text") for message in answer.json()), answer.json()


def test_the_conversation_is_intact_once_actions_are_back(advisor, away):
    """What was said before is known, and the message that failed can be sent again."""
    advisor.servers.start("actions")
    person = advisor.person()
    person.say("I want to classify images")
    advisor.servers.stop("actions")
    post(advisor.url, person.sender, "it has to run on Android")
    advisor.servers.start("actions")
    person.say("it has to run on Android")
    needs = person.advice().needs
    assert (needs["task"], needs["target"]) == (["vision"], ["android"])
