"""The Slack door, with a stand-in for Slack on the other side and signed requests coming in."""

import asyncio
import time
from typing import Any

import httpx
import pytest

from channels.slack import AdvisorSlack, SlackOff
from tests.channels import slack_stand_in as stand_in
from tests.channels.serving import serving
from tests.channels.slack_case import FAILURE, HOOK, Case, Run, Store, heard_after, posted_after
from tests.channels.slack_stand_in import again, button_press, direct_message, event, form, interaction, signed


def test_address_check_is_answered_with_the_challenge(run: Run) -> None:
    """Slack accepts an address that gives its challenge back."""

    async def script(case: Case) -> Any:
        return (await case.send(event({"type": "url_verification", "challenge": "abc"}))).json()

    assert run(script) == {"challenge": "abc"}


def test_it_says_that_it_is_there(run: Run) -> None:
    """As Rasa's own channels do."""

    async def script(case: Case) -> Any:
        return (await case.client.get("/webhooks/slack/")).json()

    assert run(script) == {"status": "ok"}


def test_direct_message_is_answered_where_it_was_written(run: Run) -> None:
    """A message to the advisor brings its reply in the same conversation, in no thread."""
    [post] = posted_after(run, event(direct_message("hi")), 1)
    assert (post["channel"], post["text"], post.get("thread_ts")) == ("D1", "Hello.", None)


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "Application/JSON;charset=UTF-8"])
def test_content_type_may_have_a_character_set(run: Run, content_type: str) -> None:
    """Parameters of the content type do not make an event another thing."""
    assert heard_after(run, event(direct_message("hi"), content_type)) == (["hi"], [200])


@pytest.mark.parametrize(
    "forged",
    [
        event(direct_message("hi"), secret="another secret"),
        event(direct_message("hi"), at=time.time() - 301),
        event(direct_message("hi"), at=time.time() + 3600),
        event({"type": "url_verification", "challenge": "abc"}, secret="another secret"),
        interaction(button_press("yes"), secret="another secret"),
        form({"command": "/framework", "text": "hi"}, secret="another secret"),
        {"content": "{}", "headers": {"Content-Type": "application/json"}},
        {**event(direct_message("hi")), "content": "{}"},
    ],
    ids=["signature", "old", "from the future", "challenge", "button", "command", "no signature", "another body"],
)
def test_unsigned_or_old_requests_are_refused(run: Run, forged: dict[str, Any]) -> None:
    """Only Slack can say something, and only in the five minutes after."""
    assert heard_after(run, forged) == ([], [401])


@pytest.mark.parametrize("headers", [{"X-Slack-Request-Timestamp": "soon"}, {"X-Slack-Signature": "v0=\u00e9"}])
def test_headers_that_are_no_signature_are_refused(run: Run, headers: dict[str, str]) -> None:
    """A time that is no number, or a signature that is no ASCII, is no error of the server's."""
    forged = event(direct_message("hi"))
    forged["headers"] = {name: value.encode() for name, value in {**forged["headers"], **headers}.items()}
    assert heard_after(run, forged) == ([], [401])


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("[]", "application/json", 400),
        ("null", "application/json", 400),
        ("{", "application/json", 400),
        ("payload=%7B", "application/x-www-form-urlencoded", 400),
        ("hello", "text/plain", 415),
        ("x" * 1_100_000, "application/json", 413),
    ],
    ids=["a list", "null", "broken", "a broken form", "plain text", "too large"],
)
def test_what_slack_never_sends_is_refused(run: Run, body: str, kind: str, status: int) -> None:
    """With an error that says what is wrong, and never a 500."""
    assert heard_after(run, signed(body, kind)) == ([], [status])  # a signature is good for five minutes only


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "event_callback"},
        {"type": "event_callback", "event": None},
        {"type": "event_callback", "event": {"type": "message", "user": "U1", "channel_type": "im"}},
        {"type": "event_callback", "event": {"type": "reaction_added", "user": "U1"}},
        {"type": "app_rate_limited", "minute_rate_limited": 1},
        {},
    ],
)
def test_events_of_another_shape_are_acknowledged(run: Run, payload: dict[str, Any]) -> None:
    """Slack would only send them again."""
    assert heard_after(run, event(payload)) == ([], [200])


def test_repeated_event_is_handled_once_and_acknowledged(run: Run) -> None:
    """Slack sends an event again when the acknowledgement was slow; the person wrote once."""
    first = event(direct_message("hi"))
    assert heard_after(run, first, again(first)) == (["hi"], [200, 200])


def test_repeated_event_is_known_by_who_did_not_take_it(run: Run) -> None:
    """After a restart, or in another process, Rasa's conversation tells that the message was taken in."""
    said = direct_message("hi")
    store = Store(taken={"T1/D1/direct/U1": [said["event"]["ts"]]})
    assert heard_after(run, again(event(said)), store=store) == ([], [200])


def test_repeated_event_that_was_lost_is_handled(run: Run) -> None:
    """A repeat of what nobody has taken in is answered."""
    store = Store(taken={"T1/D1/direct/U1": ["1600000000.000001"]})
    assert heard_after(run, again(event(direct_message("hi"))), store=store) == (["hi"], [200])


def test_repeated_event_is_heard_where_nobody_can_tell(run: Run) -> None:
    """A store that does not answer makes the turn fail, which the person is told; silence would be worse."""
    assert heard_after(run, again(event(direct_message("hi"))), store=Store(down=True)) == (["hi"], [200])


def test_acknowledgement_does_not_wait_for_the_reply(run: Run) -> None:
    """Slack waits three seconds."""

    async def script(case: Case) -> float:
        case.slack.pause = 2.0
        began = time.monotonic()
        await case.client.post(HOOK, **event(direct_message("hi")))
        return time.monotonic() - began

    assert run(script) < 1.0


def test_forged_event_does_not_use_up_an_event_id(run: Run) -> None:
    """A forger who guesses an id cannot make the real event look like a repeat."""
    forged = event(direct_message("hi"), secret="another secret")
    assert heard_after(run, forged, event(direct_message("hi"))) == (["hi"], [401, 200])


def test_same_words_twice_are_two_messages(run: Run) -> None:
    """Repeats are told by the event's id and the message's time, not by the text."""
    assert heard_after(run, event(direct_message("hi", "Ev1")), event(direct_message("hi", "Ev2")))[0] == ["hi", "hi"]


@pytest.mark.parametrize(
    "fields",
    [
        {"subtype": "channel_join"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "file_share"},
        {"subtype": "bot_message"},
        {"bot_id": "B1"},
        {"edited": {"user": "U1", "ts": "1700000001.0001"}},
        {"hidden": True},
        {"user": None},
        {"user": stand_in.BOT},
    ],
    ids=str,
)
def test_what_no_person_wrote_is_not_heard(run: Run, fields: dict[str, Any]) -> None:
    """Joins, edits, files and bots, the advisor itself among them, are acknowledged and nothing more."""
    assert heard_after(run, event(direct_message("hi", **fields))) == ([], [200])


def test_reply_that_is_shown_in_the_channel_too_is_heard(run: Run) -> None:
    """The one subtype of what persons write."""
    assert heard_after(run, event(direct_message("hi", subtype="thread_broadcast")))[0] == ["hi"]


@pytest.mark.parametrize("typed", ["/restart", ' /inform{"task": "vision"}'])
def test_what_is_typed_is_never_a_command(run: Run, typed: str) -> None:
    """Rasa obeys such texts; the person is told instead."""

    async def script(case: Case) -> tuple[list[str], str]:
        await case.send(event(direct_message(typed)))
        return case.texts, (await case.settled(1))[0]["text"]

    heard, told = run(script)
    assert heard == []
    assert "no command" in told


def test_very_long_message_is_refused_in_words(run: Run) -> None:
    """It takes more than 2,000 characters to hold up the others."""
    [post] = posted_after(run, event(direct_message("x" * 2001)), 1)
    assert "2,000 characters" in post["text"]


def test_replies_of_two_turns_do_not_mix(run: Run) -> None:
    """All replies to one message are posted before those to the next."""

    async def script(case: Case) -> list[str]:
        case.slack.pause = 0.1
        for event_id in ("Ev1", "Ev2"):
            await case.client.post(HOOK, **event(direct_message("hi", event_id)))
        return [post["text"] for post in await case.settled(4)]

    assert run(script, {"text": "first"}, {"text": "second"}) == ["first", "second", "first", "second"]


def test_failing_turn_still_posts_what_was_said(run: Run) -> None:
    """What the advisor had said before it failed is not lost."""

    async def script(case: Case) -> list[dict[str, Any]]:
        await case.send(event(direct_message("hi")))
        return await case.settled(1)

    assert [post["text"] for post in run(script, {"text": "First."}, FAILURE)] == ["First."]


def test_failing_turn_without_a_word_is_told(run: Run) -> None:
    """Nobody is left waiting."""
    [post] = posted_after(run, event(direct_message("hi")), 1, FAILURE)
    assert "send the message again" in post["text"]


@pytest.mark.parametrize(
    "missing", [["SLACK_BOT_TOKEN"], ["SLACK_SIGNING_SECRET"], ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]]
)
def test_off_without_its_secrets(monkeypatch: pytest.MonkeyPatch, missing: list[str]) -> None:
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


def test_half_set_up_is_told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Who set one secret wants Slack and reads what is missing."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "token")
    monkeypatch.delenv("SLACK_SIGNING_SECRET", raising=False)
    AdvisorSlack.from_credentials(None)
    assert "must both be set" in caplog.text


def test_settings_in_a_file_are_refused() -> None:
    """There are none: a token in credentials.yml would be one in git."""
    with pytest.raises(ValueError, match="slack_token"):
        AdvisorSlack.from_credentials({"slack_token": "xoxb-1"})
