"""The chat's own routes: who may ask, messages that come twice, and what was said before."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
import pytest
from rasa.shared.core.events import UserUttered

from channels.chat import AdvisorChat
from channels.limits import Limits
from channels.origins import Origins
from tests.browser.stub import Agent
from tests.channels.serving import serving

SECRET, OTHER = "a" * 32, "b" * 32
MESSAGES = "/chat/messages"

Talk = Callable[[httpx.AsyncClient], Coroutine[Any, Any, Any]]


def talk(conversation: Talk, chat: AdvisorChat | None = None, agent: Agent | None = None) -> Any:
    """What a conversation gives that is led with the channel on a real server."""

    async def lead() -> Any:
        async with (
            serving(chat or AdvisorChat(), agent=agent or ready()) as url,
            httpx.AsyncClient(base_url=url, timeout=30) as client,
        ):
            return await conversation(client)

    return asyncio.run(lead())


def ready() -> Agent:
    """One whose gates are open."""
    agent = Agent()
    agent.renew()
    return agent


async def say(client: httpx.AsyncClient, text: str, id_: int = 1, secret: str = SECRET, **more: Any) -> httpx.Response:
    """The answer to a message."""
    body = {"id": f"{id_:032x}", "text": text, **more}
    return await client.post(MESSAGES, json=body, headers={"X-Conversation": secret})


async def history(client: httpx.AsyncClient, secret: str = SECRET, **place: str) -> Any:
    """What was said before."""
    answer = await client.get(MESSAGES, params=place, headers={"X-Conversation": secret})
    assert answer.status_code == 200
    return answer.json()


def events(answer: httpx.Response) -> list[tuple[str, Any]]:
    """The events of an answer: name and data."""
    assert answer.headers["content-type"].startswith("text/event-stream")
    blocks = [dict(line.split(": ", 1) for line in block.splitlines()) for block in answer.text.strip().split("\n\n")]
    return [(block["event"], json.loads(block["data"])) for block in blocks]


def error(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal."""
    return answer.status_code, answer.json()["error"]["code"]


def test_reply_comes_in_parts_with_ids() -> None:
    """Each text with its payload and buttons, numbered after the message."""
    found = events(talk(lambda client: say(client, "recommend")))
    assert [name for name, _ in found] == ["message", "message", "done"]
    assert [data["id"] for _, data in found[:2]] == [f"{1:032x}-1", f"{1:032x}-2"]
    assert found[0][1]["custom"]["kind"] == "recommendation"
    assert found[1][1]["buttons"][0]["title"] == "A few thousand"


def test_message_that_comes_again_is_answered_again_and_said_once() -> None:
    """With the same parts under the same ids; another message is another."""
    agent = ready()

    async def twice(client: httpx.AsyncClient) -> list[Any]:
        answers = [await say(client, "recommend"), await say(client, "recommend"), await say(client, "help", 2)]
        return [events(answer) for answer in answers]

    first, second, third = talk(twice, agent=agent)
    bare = [[{**data, "at": 0} for _, data in answer[:-1]] for answer in (first, second)]
    assert bare[0] == bare[1]
    assert third[0][1]["id"].startswith(f"{2:032x}")
    assert [text for _, text in agent.heard] == ["recommend", "help"]


def test_message_that_was_kept_without_an_answer_gets_one() -> None:
    """As when the action server was away: said again it is answered, and stands there once."""
    agent = ready()

    async def after_silence(client: httpx.AsyncClient) -> Any:
        await say(client, "help", 2)  # so that the conversation is there
        (sender,) = await agent.tracker_store.keys()
        tracker = await agent.tracker_store.retrieve_full_tracker(sender)
        tracker.update(UserUttered("recommend", message_id=f"{1:032x}"))
        await agent.tracker_store.save(tracker)
        return events(await say(client, "recommend")), (await history(client))["messages"]

    answer, before = talk(after_silence, agent=agent)
    assert [name for name, _ in answer] == ["message", "message", "done"]
    assert [message["id"] for message in before].count(f"{1:032x}") == 1
    assert [data["id"] for _, data in answer[:2]] == [message["id"] for message in before[-2:]]


def test_message_that_comes_again_while_it_is_answered_joins_in() -> None:
    """Both get the whole answer, and it is said once."""
    agent = ready()
    agent.gate.clear()

    async def at_once(client: httpx.AsyncClient) -> list[Any]:
        both = asyncio.gather(say(client, "recommend"), say(client, "recommend"))
        await asyncio.sleep(0.2)
        agent.gate.set()
        return [[name for name, _ in events(answer)] for answer in await both]

    assert talk(at_once, agent=agent) == [["message", "message", "done"]] * 2
    assert len(agent.heard) == 1


def test_two_servers_with_one_store_say_a_message_once() -> None:
    """One of them waits for the other, and reads the answer from what was kept."""
    agent = ready()
    agent.gate.clear()

    async def both() -> list[Any]:
        async with (
            serving(AdvisorChat(), agent=agent) as one,
            serving(AdvisorChat(), agent=agent) as two,
            httpx.AsyncClient(base_url=one, timeout=30) as here,
            httpx.AsyncClient(base_url=two, timeout=30) as there,
        ):
            answers = asyncio.gather(say(here, "recommend"), say(there, "recommend"))
            await asyncio.sleep(0.2)
            agent.gate.set()
            return [[name for name, _ in events(answer)] for answer in await answers]

    assert asyncio.run(both()) == [["message", "message", "done"]] * 2
    assert len(agent.heard) == 1


def test_client_that_leaves_finds_the_answer_later() -> None:
    """The turn is finished without it."""
    agent = ready()
    agent.gate.clear()

    async def leave(client: httpx.AsyncClient) -> Any:
        with pytest.raises(httpx.ReadTimeout):
            await client.post(
                MESSAGES,
                json={"id": f"{1:032x}", "text": "help"},
                headers={"X-Conversation": SECRET},
                timeout=0.3,
            )
        agent.gate.set()
        await asyncio.sleep(0.3)
        return await history(client)

    assert [one["from"] for one in talk(leave, agent=agent)["messages"]] == ["person", "advisor"]


def test_what_was_said_is_had_from_a_place_on() -> None:
    """All of it, what is behind a message, what is before one; and whether that message is known."""

    async def look(client: httpx.AsyncClient) -> list[Any]:
        for number in (1, 2):
            await say(client, f"message {number}", number)
        mine = f"{1:032x}"
        return [
            await history(client),
            await history(client, after=f"{mine}-1"),
            await history(client, before=f"{mine}-1"),
            await history(client, after=OTHER),
            await history(client, OTHER),
        ]

    whole, behind, before, unknown, other = talk(look)
    texts = [one["text"] for one in whole["messages"]]
    assert texts == ["message 1", "You said: message 1", "message 2", "You said: message 2"]
    assert behind["messages"] == whole["messages"][2:]
    assert before["messages"] == whole["messages"][:1]
    assert (whole["known"], behind["known"], unknown["known"]) == (True, True, False)
    assert other == {"messages": [], "earlier": False, "known": True}


def test_long_conversation_is_given_in_pieces() -> None:
    """The latest first, and it says that there is more."""

    async def look(client: httpx.AsyncClient) -> list[Any]:
        for number in range(35):
            await say(client, "more", number)
        latest = await history(client)
        return [latest, await history(client, before=latest["messages"][0]["id"])]

    latest, rest = talk(look)
    assert (len(latest["messages"]), latest["earlier"]) == (60, True)
    assert (len(rest["messages"]), rest["earlier"]) == (10, False)
    assert not {one["id"] for one in latest["messages"]} & {one["id"] for one in rest["messages"]}


def test_title_of_a_button_is_what_is_shown() -> None:
    """The advisor hears what it stands for."""
    agent = ready()

    async def press(client: httpx.AsyncClient) -> Any:
        await say(client, "help", shown="Help me")
        return await history(client)

    assert talk(press, agent=agent)["messages"][0]["text"] == "Help me"
    assert agent.heard[0][1] == "help"


def test_secret_is_not_what_the_conversation_is_filed_under() -> None:
    """Neither logs nor the store give anybody a conversation."""
    agent = ready()
    talk(lambda client: say(client, "help"), agent=agent)
    sender = agent.heard[0][0]
    assert sender.startswith("web-")
    assert SECRET not in sender


def test_command_is_declined() -> None:
    """What is typed is never one."""
    agent = ready()
    found = events(talk(lambda client: say(client, "/restart"), agent=agent))
    assert found[0][1]["custom"]["kind"] == "clarification"
    assert agent.heard == []


def test_turn_that_fails_is_said_again() -> None:
    """It was not kept, so the same message is taken in a second time."""
    agent = ready()

    async def again(client: httpx.AsyncClient) -> list[httpx.Response]:
        agent.down = True
        failed = await say(client, "help")
        agent.down = False
        return [failed, await say(client, "help")]

    failed, answered = talk(again, agent=agent)
    assert error(failed) == (503, "failed")
    assert [name for name, _ in events(answered)] == ["message", "done"]


@pytest.mark.parametrize(
    ("body", "secret", "code"),
    [
        ({"id": "1", "text": "hi"}, SECRET, "id"),
        ({"text": "hi"}, SECRET, "id"),
        ({"id": OTHER}, SECRET, "text"),
        ({"id": OTHER, "text": ""}, SECRET, "text"),
        ({"id": OTHER, "text": "x" * 2_001}, SECRET, "text"),
        ({"id": OTHER, "text": "hi", "shown": 3}, SECRET, "shown"),
        ({"id": OTHER, "text": "hi"}, "guess", "conversation"),
        ({"id": OTHER, "text": "hi"}, "", "conversation"),
    ],
)
def test_what_is_not_well_formed_is_refused(body: dict[str, Any], secret: str, code: str) -> None:
    """With what would have been taken."""
    headers = {"X-Conversation": secret}
    assert error(talk(lambda client: client.post(MESSAGES, json=body, headers=headers))) == (400, code)


@pytest.mark.parametrize(("path", "method"), [(MESSAGES, "PUT"), ("/chat/feedback", "GET")])
def test_another_method_is_refused(path: str, method: str) -> None:
    """With those that there are."""
    answer = talk(lambda client: client.request(method, path))
    assert error(answer) == (405, "method")
    assert "POST" in answer.headers["allow"]


SITE = "https://www.example.org"


@pytest.mark.parametrize(
    ("origins", "origin", "may"),
    [
        ([], SITE, False),
        ([SITE], SITE, True),
        ([SITE], "https://www.example.org.evil.example", False),
        ([SITE], "http://www.example.org", False),
        ([SITE], "null", False),
        (["*"], SITE, True),
        ([], "http://{host}", True),
        ([], None, True),
    ],
)
def test_pages_of_other_sites_ask_only_where_they_may(origins: list[str], origin: str | None, may: bool) -> None:
    """Those that the settings name, and the advisor's own; what is no page has no origin."""
    chat = AdvisorChat(origins=Origins.of(origins))

    async def ask(client: httpx.AsyncClient) -> list[httpx.Response]:
        host = client.base_url.netloc.decode()
        headers = {"X-Conversation": SECRET, **({"Origin": origin.format(host=host)} if origin else {})}
        body = {"id": OTHER, "text": "help"}
        return [
            await client.get(MESSAGES, headers=headers),
            await client.delete("/chat/feedback", headers=headers),
            await client.post(MESSAGES, headers=headers, json=body),
        ]

    agent = ready()
    answers = talk(ask, chat, agent)
    assert [answer.status_code for answer in answers] == ([200, 405, 200] if may else [403] * 3)
    assert len(agent.heard) == may
    for answer in answers:
        assert answer.headers["vary"] == "Origin"
        assert may or error(answer) == (403, "origin")


def test_browser_that_asks_beforehand_is_let_ask() -> None:
    """Although Rasa itself answers that; a page that may not ask can so be told."""
    asked = {"Origin": SITE, "Access-Control-Request-Method": "POST"}
    answer = talk(lambda client: client.options(MESSAGES, headers=asked))
    assert answer.headers["access-control-allow-origin"] == SITE
    assert "X-Conversation" in answer.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in answer.headers


def test_events_are_revealed_to_pages_that_may_ask() -> None:
    """The answer that is streamed has the header, too."""
    chat = AdvisorChat(origins=Origins.of([SITE]))
    headers = {"Origin": SITE, "X-Conversation": SECRET}
    body = {"id": OTHER, "text": "help"}
    answer = talk(lambda client: client.post(MESSAGES, json=body, headers=headers), chat)
    assert answer.headers["access-control-allow-origin"] == SITE
    assert answer.headers["content-type"].startswith("text/event-stream")


@pytest.mark.parametrize(("token", "given", "status"), [(True, "", 401), (True, "s3cret", 200), (False, "", 200)])
def test_token_is_asked_for_unless_it_is_waived(
    monkeypatch: pytest.MonkeyPatch, token: bool, given: str, status: int
) -> None:
    """Where REST_TOKEN is set nobody is let in silently; the settings can let the chat be open all the same."""
    monkeypatch.setenv("REST_TOKEN", "s3cret")
    headers = {"X-Conversation": SECRET, **({"Authorization": f"Bearer {given}"} if given else {})}
    answer = talk(lambda client: client.get(MESSAGES, headers=headers), AdvisorChat(token=token))
    assert answer.status_code == status


def test_limits_hold() -> None:
    """A conversation that asks too often is told when to come again."""
    chat = AdvisorChat(Limits.of({"loopback": True, "sender": {"burst": 2, "each_minute": 1}}))

    async def hurry(client: httpx.AsyncClient) -> list[httpx.Response]:
        return [await say(client, "help", number) for number in range(3)]

    *taken, refused = talk(hurry, chat)
    assert [answer.status_code for answer in taken] == [200, 200]
    assert error(refused) == (429, "too_often")
    assert int(refused.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    "settings", [{"origins": ["example.org"]}, {"origins": [f"{SITE}/path"]}, {"token": "no"}, {"colour": "red"}]
)
def test_settings_that_cannot_be_are_refused(settings: dict[str, Any]) -> None:
    """At the start, and not when somebody asks."""
    with pytest.raises(ValueError, match=r"credentials\.yml"):
        AdvisorChat.from_credentials(settings)


def test_conversation_is_deleted_by_who_has_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nobody else's with it."""
    agent = ready()
    monkeypatch.setattr("channels.chat_turns.forget_now", lambda sender: agent.tracker_store.store.pop(sender, None))

    async def forget(client: httpx.AsyncClient) -> list[Any]:
        for secret in (SECRET, OTHER):
            await say(client, "help", secret=secret)
        answer = await client.delete(MESSAGES, headers={"X-Conversation": SECRET})
        assert answer.status_code == 204
        return [len((await history(client, secret))["messages"]) for secret in (SECRET, OTHER)]

    assert talk(forget, agent=agent) == [0, 2]


@pytest.mark.parametrize("comment", [None, "too short"])
def test_rating_is_kept(monkeypatch: pytest.MonkeyPatch, comment: str | None) -> None:
    """Under the conversation, as every channel keeps it."""
    kept: list[tuple[Any, ...]] = []

    async def keep(*rating: Any) -> None:
        kept.append(rating)

    monkeypatch.setattr("channels.feedback.keep", keep)
    body = {"reply": f"{OTHER}-1", "rating": "up", **({"comment": comment} if comment else {})}
    headers = {"X-Conversation": SECRET}
    answer = talk(lambda client: client.post("/chat/feedback", json=body, headers=headers))
    assert answer.status_code == 204
    assert [rating[1:] for rating in kept] == [(f"{OTHER}-1", "up", comment)]
    assert kept[0][0].startswith("web-")
