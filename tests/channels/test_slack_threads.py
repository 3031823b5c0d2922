"""Which conversation a message belongs to, and which messages are to the advisor."""

from typing import Any

import pytest
from aiohttp import web

from channels.slack.said import heard
from tests.channels.slack_case import Case, Run, heard_after
from tests.channels.slack_stand_in import BOT, button_press, channel_message, direct_message, event, interaction

FIRST, LATER = "1700000100.0001", "1700000200.0001"


def reply(text: str, ts: str = LATER, **fields: Any) -> dict[str, Any]:
    """Something written in the thread under the message at `FIRST`."""
    return event(channel_message(text, ts, thread_ts=FIRST, **fields))


def mention(ts: str = FIRST, **fields: Any) -> dict[str, Any]:
    """A message that calls the advisor, as the event `app_mention`."""
    return event(channel_message(f"<@{BOT}> hi", ts, **{"type": "app_mention", **fields}))


def test_mention_is_heard_without_the_name(run: Run) -> None:
    """In a channel the advisor is addressed by a mention, which is no part of what is said."""
    assert heard_after(run, mention())[0] == ["hi"]


def test_mention_with_nothing_else_is_a_greeting(run: Run) -> None:
    """Rasa takes no empty messages."""
    assert heard_after(run, event(channel_message(f"<@{BOT}>", FIRST)))[0] == ["hello"]


def test_mention_is_answered_in_its_thread(run: Run) -> None:
    """A channel is not filled with what concerns one question."""

    async def script(case: Case) -> tuple[str, str]:
        await case.send(mention())
        [post] = await case.settled(1)
        return post["channel"], post["thread_ts"]

    assert run(script) == ("C1", FIRST)


def test_mention_comes_as_two_events_and_is_heard_once(run: Run) -> None:
    """Slack sends it as a message of the channel, too, with another event id."""
    assert heard_after(run, mention(), mention(type="message"))[0] == ["hi"]


def test_the_advisors_own_name_is_the_bots(run: Run) -> None:
    """Where a person has given the app rights of their own, the event names them beside the bot."""
    said = channel_message(f"<@{BOT}> hi", FIRST)
    said["authorizations"].insert(0, {"user_id": "U1", "is_bot": False})
    assert heard_after(run, event(said))[0] == ["hi"]


def test_message_of_a_channel_is_not_to_the_advisor(run: Run) -> None:
    """It is a member of the channel, and nobody called it."""
    assert heard_after(run, event(channel_message("anybody for lunch?", FIRST)))[0] == []


def test_replies_in_its_thread_need_no_mention(run: Run) -> None:
    """Once it is in it."""
    assert heard_after(run, mention(), reply("on Android"))[0] == ["hi", "on Android"]


def test_a_thread_is_one_conversation_for_each_person(run: Run) -> None:
    """Two messages of one person in one thread belong together; those of another person, and of another thread, not."""

    async def script(case: Case) -> list[str]:
        await case.send(mention())
        await case.send(reply("on Android"))
        await case.send(reply("on iOS", "1700000300.0001", user="U2"))
        await case.send(mention("1700000400.0001"))
        return case.senders

    assert run(script) == [f"T1/C1/{FIRST}/U1", f"T1/C1/{FIRST}/U1", f"T1/C1/{FIRST}/U2", "T1/C1/1700000400.0001/U1"]


def test_reply_to_somebody_else_is_not_to_the_advisor(run: Run) -> None:
    """Persons talk to each other in the thread, too."""
    assert heard_after(run, mention(), reply("<@U2> what do you think?"))[0] == ["hi"]


def test_thread_of_others_is_left_alone(run: Run) -> None:
    """Slack shows that nobody called the advisor into it, and is asked once."""

    async def script(case: Case) -> tuple[list[str], int]:
        case.slack.threads[FIRST] = [{"user": "U1", "text": "lunch?", "ts": FIRST}]
        await case.send(reply("yes"))
        await case.send(reply("me too", "1700000300.0001"))
        return case.texts, len(case.slack.called("conversations.replies"))

    assert run(script) == ([], 1)


def test_thread_is_known_again_after_a_restart(run: Run) -> None:
    """Slack shows that the advisor was called into it."""

    async def script(case: Case) -> list[str]:
        case.slack.threads[FIRST] = [{"user": "U1", "text": f"<@{BOT}> hi", "ts": FIRST}]
        await case.send(reply("on Android"))
        return case.texts

    assert run(script) == ["on Android"]


def test_thread_that_cannot_be_looked_at_is_left_alone(run: Run) -> None:
    """Without the scope for it a mention is needed, and works."""

    async def script(case: Case) -> list[str]:
        case.slack.failures.append(web.json_response({"ok": False, "error": "missing_scope"}))
        await case.send(reply("on Android"))
        await case.send(reply(f"<@{BOT}> on iOS", "1700000300.0001"))
        await case.send(reply("and Android", "1700000400.0001"))
        return case.texts

    assert run(script) == ["on iOS", "and Android"]


def test_reply_says_for_whom_it_is_where_there_are_several(run: Run) -> None:
    """One person alone knows."""

    async def script(case: Case) -> list[list[str]]:
        await case.send(mention())
        await case.send(reply("on iOS", user="U2"))
        return [[block["type"] for block in post["blocks"]] for post in await case.settled(2)]

    assert run(script) == [["section"], ["context", "section"]]


@pytest.mark.parametrize(
    ("fields", "conversation", "thread"),
    [
        ({}, "direct", None),
        ({"thread_ts": FIRST, "parent_user_id": BOT}, "direct", FIRST),
        ({"thread_ts": FIRST, "parent_user_id": "U1"}, FIRST, FIRST),
    ],
    ids=["no thread", "under a reply", "under a message"],
)
def test_direct_messages_are_one_conversation_and_threads_in_them_others(
    fields: dict[str, Any], conversation: str, thread: str | None
) -> None:
    """Who answers under a reply of the advisor's goes on with it; who opens a thread begins anew."""
    said = heard(direct_message("hi", **fields))
    assert said
    assert (said.sender, said.thread) == (f"T1/D1/{conversation}/U1", thread)


def test_press_goes_on_with_the_same_conversation(run: Run) -> None:
    """A message and a press by one person in one place are one conversation."""

    async def script(case: Case) -> set[str]:
        await case.send(event(direct_message("hi")))
        await case.send(interaction(button_press("yes")))
        return set(case.senders)

    assert run(script) == {"T1/D1/direct/U1"}


def test_press_in_a_thread_goes_on_with_it(run: Run) -> None:
    """For whoever presses: the needs of each are their own."""

    async def script(case: Case) -> tuple[list[str], str]:
        await case.send(mention())
        message = {"ts": LATER, "thread_ts": FIRST, "parent_user_id": "U1", "user": BOT}
        await case.send(interaction(button_press("yes", channel={"id": "C1"}, user={"id": "U2"}, message=message)))
        return case.senders, (await case.settled(2))[1]["thread_ts"]

    assert run(script) == ([f"T1/C1/{FIRST}/U1", f"T1/C1/{FIRST}/U2"], FIRST)


def test_guest_of_another_workspace_presses_in_the_same_conversation(run: Run) -> None:
    """In a shared channel the payload names the guest's own workspace."""

    async def script(case: Case) -> list[str]:
        message = {"ts": LATER, "thread_ts": FIRST, "user": BOT, "team": "T1"}
        await case.send(interaction(button_press("yes", team={"id": "T9"}, channel={"id": "C1"}, message=message)))
        return case.senders

    assert run(script) == [f"T1/C1/{FIRST}/U1"]
