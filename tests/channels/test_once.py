"""A message that comes again is answered again, and said once."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered

from channels.once import NamedTurn, once, replies
from stores.locks import FairLocks
from tests.channels.asking import Agent, post

ANSWER = {"text": "PyTorch", "custom": {"kind": "recommendation"}}


class Rasa:
    """Stands in for it: keeps what is said, and answers all the same."""

    def __init__(self) -> None:
        self.lock_store, self.tracker_store, self.events = FairLocks(), self, []

    async def retrieve_full_tracker(self, _):
        """The conversation, if there is one."""
        return self if self.events else None

    async def take_in(self, message):
        """One turn."""
        await asyncio.sleep(0.01)
        self.events += [UserUttered(message.text, message_id=message.message_id), ActionExecuted("action_recommend")]
        self.events.append(BotUttered(ANSWER["text"], {"custom": ANSWER["custom"]}))
        await message.output_channel.send_response(message.sender_id, dict(ANSWER))

    def said(self) -> int:
        """How often anything was."""
        return sum(isinstance(event, UserUttered) for event in self.events)

    async def say(self, id_: str) -> list:
        """The replies to a message with an id."""
        turn = NamedTurn(id_, self)
        await once(self.take_in)(UserMessage("which one?", turn, "ana"))
        return turn.messages


@pytest.mark.parametrize("at_once", [False, True], ids=["later", "at once"])
def test_the_same_message_is_said_once_and_answered_twice(at_once):
    """Whether it comes again after the answer or before it."""
    rasa = Rasa()

    async def twice():
        if at_once:
            return await asyncio.gather(rasa.say("1"), rasa.say("1"))
        return [await rasa.say("1"), await rasa.say("1")]

    first, second = asyncio.run(twice())
    assert first == second
    assert [message.get("text") or message["custom"]["kind"] for message in first] == ["PyTorch", "recommendation"]
    assert rasa.said() == 1


def test_another_id_is_another_message():
    """The same words may be meant twice."""
    rasa = Rasa()
    asyncio.run(rasa.say("1"))
    asyncio.run(rasa.say("2"))
    assert rasa.said() == 2


def test_what_was_not_answered_is_taken_in_again():
    """Its action could not be had then."""
    assert replies([UserUttered("which one?", message_id="1")], "1") == []


@pytest.mark.parametrize("id_", ["", "x" * 65, 7, ["1"]], ids=str)
def test_an_id_of_another_type_or_length_is_refused(id_):
    """And the message is not taken in."""
    agent = Agent()
    answer = post(agent, json={"sender": "ana", "message": "hello", "message_id": id_})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "message_id")
    assert agent.taken == []
