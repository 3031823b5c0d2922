"""The Slack door, with a stand-in for Slack on the other side and signed requests coming in."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from aiohttp import web
from rasa.core.channels.channel import UserMessage

from channels.slack import AdvisorSlack, SlackOff
from tests.channels import slack_stand_in as stand_in
from tests.channels.serving import serving
from tests.channels.slack_stand_in import SlackStandIn, button_press, direct_message, event, interaction

FAILURE: dict[str, Any] = {"text": "Among the replies: the advisor fails at this point."}
HOOK = "/webhooks/slack/webhook"


@dataclass
class Case:
    """A served Slack channel: `client` sends to it, `slack` is what it posts to, `heard` what reached the advisor."""

    client: httpx.AsyncClient
    slack: SlackStandIn
    heard: list[UserMessage] = field(default_factory=list)

    async def send(self, request: dict[str, Any]) -> httpx.Response:
        """Sends a request of Slack's, and waits until what it sets off has been done."""
        answer = await self.client.post(HOOK, **request)
        for _ in range(5):
            await asyncio.sleep(0.02)
        return answer

    async def settled(self, posts: int) -> list[dict[str, Any]]:
        """The posted messages once there are `posts` of them, at most 10 seconds from now."""
        until = time.monotonic() + 10
        while len(self.slack.posted()) < posts and time.monotonic() < until:
            await asyncio.sleep(0.02)
        return self.slack.posted()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs `play(case)` against a served channel that answers each message with `replies`."""

    @asynccontextmanager
    async def case(replies: list[dict[str, Any]]) -> AsyncIterator[Case]:
        async with stand_in.slack_api() as slack:
            monkeypatch.setenv("SLACK_API_URL", slack.url)
            monkeypatch.setenv("SLACK_BOT_TOKEN", stand_in.TOKEN)
            monkeypatch.setenv("SLACK_SIGNING_SECRET", stand_in.SECRET)
            heard: list[UserMessage] = []

            async def hear(message: UserMessage) -> None:
                heard.append(message)
                for reply in replies:
                    if reply is FAILURE:
                        raise RuntimeError("the advisor failed")
                    await message.output_channel.send_response(message.sender_id, {**reply})

            channel = AdvisorSlack.from_credentials(None)
            async with serving(channel, handler=hear) as url, httpx.AsyncClient(base_url=url) as client:
                yield Case(client, slack, heard)

    def play(script: Callable[[Case], Awaitable[Any]], *replies: dict[str, Any]) -> Any:
        async def scene() -> Any:
            async with case(list(replies) or [{"text": "Hello."}]) as ready:
                return await script(ready)

        return asyncio.run(scene())

    return play


def heard_after(run: Callable[..., Any], *requests: dict[str, Any]) -> tuple[list[str], list[int]]:
    """The texts that reached the advisor after `requests`, and the statuses they were answered with."""

    async def script(case: Case) -> tuple[list[str], list[int]]:
        statuses = [(await case.send(request)).status_code for request in requests]
        return [message.text for message in case.heard], statuses

    return run(script)


def posted_after(run: Callable[..., Any], request: dict[str, Any], posts: int, *replies: Any) -> list[dict[str, Any]]:
    """What is posted to Slack after `request` when the advisor gives `replies`."""

    async def script(case: Case) -> list[dict[str, Any]]:
        await case.send(request)
        return await case.settled(posts)

    return run(script, *replies)


def test_address_check_is_answered_with_the_challenge(run: Callable[..., Any]) -> None:
    """Slack accepts an address that gives its challenge back."""

    async def script(case: Case) -> Any:
        return (await case.send(event({"type": "url_verification", "challenge": "abc"}))).json()

    assert run(script) == {"challenge": "abc"}


def test_direct_message_is_answered_where_it_was_written(run: Callable[..., Any]) -> None:
    """A message to the advisor brings its reply in the same conversation."""
    [post] = posted_after(run, event(direct_message("hi")), 1)
    assert post["channel"] == "D1"
    assert post["text"] == "Hello."


def test_mention_is_heard_without_the_name(run: Callable[..., Any]) -> None:
    """In a channel the advisor is addressed by a mention, which is no part of what is said."""
    mention = direct_message("<@UADVISOR> hi", type="app_mention", channel_type="channel", channel="C1")
    assert heard_after(run, event(mention))[0] == ["hi"]


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "Application/JSON;charset=UTF-8"])
def test_content_type_may_have_a_character_set(run: Callable[..., Any], content_type: str) -> None:
    """Parameters of the content type do not make an event another thing."""
    assert heard_after(run, event(direct_message("hi"), content_type)) == (["hi"], [200])


def test_escaped_characters_are_read_as_typed(run: Callable[..., Any]) -> None:
    """Slack escapes three characters in what it sends."""
    assert heard_after(run, event(direct_message("C&amp;D &lt; 5 ms")))[0] == ["C&D < 5 ms"]


@pytest.mark.parametrize(
    "forged",
    [
        event(direct_message("hi"), secret="another secret"),
        event(direct_message("hi"), at=time.time() - 3600),
        event(direct_message("hi"), at=time.time() + 3600),
        event({"type": "url_verification", "challenge": "abc"}, secret="another secret"),
        interaction(button_press("yes"), secret="another secret"),
    ],
    ids=["signature", "old", "from the future", "challenge", "button"],
)
def test_unsigned_or_old_requests_are_refused(run: Callable[..., Any], forged: dict[str, Any]) -> None:
    """Only Slack can say something, and only now."""
    forged["headers"].setdefault("X-Slack-Signature", "")
    assert heard_after(run, forged) == ([], [400])


def test_repeated_event_is_handled_once_and_acknowledged(run: Callable[..., Any]) -> None:
    """Slack sends an event again when the acknowledgement was slow; the person wrote once."""
    again = event(direct_message("hi"))
    again["headers"] |= {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_error"}
    assert heard_after(run, event(direct_message("hi")), again) == (["hi"], [200, 200])


def test_forged_event_does_not_use_up_an_event_id(run: Callable[..., Any]) -> None:
    """A forger who guesses an id cannot make the real event look like a repeat."""
    forged = event(direct_message("hi"), secret="another secret")
    assert heard_after(run, forged, event(direct_message("hi"))) == (["hi"], [400, 200])


def test_same_words_twice_are_two_messages(run: Callable[..., Any]) -> None:
    """Repeats are told by the event's id, not by the text."""
    assert heard_after(run, event(direct_message("hi", "Ev1")), event(direct_message("hi", "Ev2")))[0] == ["hi", "hi"]


@pytest.mark.parametrize("fields", [{"subtype": "channel_join"}, {"subtype": "message_changed"}, {"bot_id": "B1"}])
def test_what_no_person_wrote_is_not_heard(run: Callable[..., Any], fields: dict[str, Any]) -> None:
    """Joins, edits and bots are acknowledged and nothing more."""
    assert heard_after(run, event(direct_message("hi", **fields))) == ([], [200])


def test_pressed_button_says_its_value(run: Callable[..., Any]) -> None:
    """A button says for the person what its payload holds."""
    assert heard_after(run, interaction(button_press("It runs on Android"))) == (["It runs on Android"], [200])


def test_press_goes_on_with_the_same_conversation(run: Callable[..., Any]) -> None:
    """A message and a press by one person in one place are one conversation."""

    async def script(case: Case) -> set[str]:
        await case.send(event(direct_message("hi")))
        await case.send(interaction(button_press("yes")))
        return {message.sender_id for message in case.heard}

    assert run(script) == {"U1_D1"}


def test_replies_of_two_turns_do_not_mix(run: Callable[..., Any]) -> None:
    """All replies to one message are posted before those to the next."""

    async def script(case: Case) -> list[str]:
        case.slack.pause = 0.1
        for event_id in ("Ev1", "Ev2"):
            await case.client.post(HOOK, **event(direct_message("hi", event_id)))
        return [post["text"] for post in await case.settled(4)]

    assert run(script, {"text": "first"}, {"text": "second"}) == ["first", "second", "first", "second"]


def test_failing_turn_still_posts_what_was_said(run: Callable[..., Any]) -> None:
    """What the advisor had said before it failed is not lost."""

    async def script(case: Case) -> list[dict[str, Any]]:
        await case.send(event(direct_message("hi")))
        return await case.settled(1)

    assert [post["text"] for post in run(script, {"text": "First."}, FAILURE)] == ["First."]


def test_refused_reply_leaves_the_next_turn_alone(run: Callable[..., Any]) -> None:
    """When Slack refuses a post, the turn ends quietly and the next one is answered."""

    async def script(case: Case) -> list[str]:
        case.slack.failures.append(web.json_response({"ok": False, "error": "channel_not_found"}))
        await case.send(event(direct_message("one", "Ev1")))
        await case.send(event(direct_message("two", "Ev2")))
        await case.settled(2)
        return [message.text for message in case.heard]

    assert run(script) == ["one", "two"]


def test_reply_is_posted_without_the_picture_that_slack_refuses(run: Callable[..., Any]) -> None:
    """Slack refuses a whole message whose picture it cannot fetch; the words must not be lost with it."""
    chart = {"png": "https://a.example/charts/x.png", "alt": "A picture."}
    payload = {"schema": "framework-advisor/1", "kind": "comparison", "chart": chart}

    async def script(case: Case) -> list[list[str]]:
        case.slack.failures.append(web.json_response({"ok": False, "error": "invalid_blocks"}))
        await case.send(event(direct_message("hi")))
        posted = await case.settled(2)
        return [[block["type"] for block in _blocks(post)] for post in posted]

    assert run(script, {"text": "JAX is ahead.", "custom": payload}) == [["section", "image"], ["section"]]


def _blocks(post: dict[str, Any]) -> list[dict[str, Any]]:
    blocks = post["blocks"]
    return json.loads(blocks) if isinstance(blocks, str) else blocks


def test_rate_limit_is_waited_out(run: Callable[..., Any]) -> None:
    """A 429 says when to come back; then the reply is posted."""

    async def script(case: Case) -> int:
        case.slack.failures.append(web.json_response({"ok": False}, status=429, headers={"Retry-After": "1"}))
        await case.send(event(direct_message("hi")))
        return len(await case.settled(2))

    assert run(script) == 2


@pytest.mark.parametrize(
    "missing", [["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"], ["SLACK_BOT_TOKEN"], ["SLACK_SIGNING_SECRET"]]
)
def test_off_unless_both_secrets_are_set(monkeypatch: pytest.MonkeyPatch, missing: list[str]) -> None:
    """Without its secrets Slack has no address at all, and the server runs."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "token")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "secret")
    for name in missing:
        monkeypatch.delenv(name)
    channel = AdvisorSlack.from_credentials(None)
    assert isinstance(channel, SlackOff)

    async def ask() -> list[int]:
        async with serving(channel) as url, httpx.AsyncClient(base_url=url) as client:
            return [(await client.get("/webhooks/slack/")).status_code, (await client.post(HOOK, json={})).status_code]

    assert asyncio.run(ask()) == [404, 404]


def test_off_is_silent(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Who does not use Slack reads nothing about it."""
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    monkeypatch.delenv("SLACK_SIGNING_SECRET", raising=False)
    AdvisorSlack.from_credentials(None)
    assert caplog.records == []
