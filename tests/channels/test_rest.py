"""The REST channel: each fault that Rasa's own has, and what is as it was."""

import asyncio
import json
import socket
import time

import httpx
import pytest
from rasa.core.channels.rest import RestInput
from rasa.core.lock_store import LockError

from channels import turns
from channels.body import LARGEST
from channels.rest import unarmed
from tests.channels.asking import WEBHOOK, Agent, error, post, say, talk
from tests.channels.serving import serving

SOUND = {"sender": "ana", "message": "hello"}


@pytest.mark.parametrize("body", [SOUND, {**SOUND, "metadata": {"a": 1}}, {**SOUND, "input_channel": "phone", "x": 1}])
def test_a_well_formed_message_is_answered_as_by_the_stock_channel(body):
    """The same list, and the same message for Rasa."""

    def both(channel):
        agent = Agent()
        answer = talk(lambda client: client.post(WEBHOOK, json=body), *channel, agent=agent)
        taken = agent.taken[0]
        return answer.json(), answer.status_code, (taken.text, taken.sender_id, taken.input_channel, taken.metadata)

    ours, stock = both(()), both((RestInput(),))
    assert ours == stock
    assert [sorted(message) for message in ours[0]] == [["recipient_id", "text"], ["custom", "recipient_id"]]


@pytest.mark.parametrize("sender", [None, "", "s" * 129, 7, ["a"], True])
def test_without_a_sender_nothing_is_said(sender):
    """So that callers never share the conversation "default"."""
    agent = Agent()
    answer = post(agent, json={"message": "hello", "sender": sender})
    assert (answer.status_code, error(answer)["code"]) == (400, "sender")
    assert "1 to 128" in error(answer)["allowed"]
    assert error(post(json={"message": "hello"}))["code"] == "sender"
    assert not agent.taken


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"7", b'"text"', b"{", b"\xff\xfe", b"[" * 50_000, b'{"a": NaN}']
)
def test_a_body_that_is_no_object_is_refused(body):
    """With 400 rather than 500."""
    answer = post(content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert error(answer)["allowed"] == "a JSON object"


@pytest.mark.parametrize("message", [None, "", "m" * 2_001, 7, ["hello"], {"text": "hello"}, False])
def test_a_message_of_another_type_or_length_is_refused(message):
    """With 400 rather than an empty list."""
    answer = post(json={"sender": "ana", "message": message})
    assert (answer.status_code, error(answer)["code"]) == (400, "message")
    assert error(answer)["allowed"] == "a string of 1 to 2,000 characters"


def test_a_missing_message_is_refused():
    """And called missing."""
    assert "missing" in error(post(json={"sender": "ana"}))["message"]


@pytest.mark.parametrize("length", [1, 2_000])
def test_the_longest_and_the_shortest_message_pass(length):
    """Characters are counted, not bytes."""
    assert say("ü" * length).json()[0]["text"] == "ü" * length


@pytest.mark.parametrize("metadata", ["text", 7, [1]])
def test_metadata_of_another_type_is_refused(metadata):
    """As is what else Rasa would stumble over later."""
    assert error(post(json={**SOUND, "metadata": metadata}))["code"] == "metadata"


def test_half_a_character_is_refused():
    """A lone surrogate is no text, and nothing could store it."""
    content = b'{"sender": "ana", "message": "\\ud800"}'
    assert error(post(content=content, headers={"content-type": "application/json"}))["code"] == "json"


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "json"]
)
def test_another_content_type_is_refused(media):
    """These three a page of any site may post without asking."""
    agent = Agent()
    answer = post(agent, content=json.dumps(SOUND), headers={"content-type": media})
    assert (answer.status_code, error(answer)["allowed"]) == (415, "application/json")
    assert not agent.taken


@pytest.mark.parametrize("media", ["application/json; charset=utf-8", "Application/JSON"])
def test_json_is_taken_however_it_is_written(media):
    """With a charset, and in capitals."""
    assert post(content=json.dumps(SOUND), headers={"content-type": media}).status_code == 200


def test_other_sites_may_not_ask():
    """No answer names an origin that may read it, and the question before a request is not granted."""
    asks = {"origin": "https://example.com", "access-control-request-method": "POST"}
    answers = [talk(lambda client: client.options(WEBHOOK, headers=asks)), say("hello", origin="https://example.com")]
    assert not any(name.startswith("access-control") for answer in answers for name in answer.headers)


@pytest.mark.parametrize("sent", [{"content": b" " * 1_000_000}, {"content": (b" " * 10_000 for _ in range(100))}])
def test_a_large_body_is_refused_at_once(sent):
    """1 MB, announced or in pieces: 413, in no time."""
    content = sent["content"]

    async def pieces():
        for piece in content:
            yield piece

    body = content if isinstance(content, bytes) else pieces()
    start = time.monotonic()
    answer = post(content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, error(answer)["code"]) == (413, "too_large")
    assert time.monotonic() - start < 5


def test_a_large_body_is_not_waited_for():
    """The answer comes when only the first bytes have been sent."""

    async def ask():
        async with serving(turns_channel()) as url:
            address = httpx.URL(url)
            reader, writer = await asyncio.open_connection(address.host, address.port)
            writer.write(
                f"POST {WEBHOOK} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                "Content-Length: 99000000\r\n\r\n{".encode()
            )
            line = await asyncio.wait_for(reader.readline(), 10)
            writer.close()
            return line

    assert b"413" in asyncio.run(ask())


def turns_channel():
    """The channel as it is without settings."""
    from channels.rest import AdvisorRest

    return AdvisorRest()


def test_64_kilobytes_pass():
    """Up to the limit a body is read."""
    padding = "x" * (LARGEST - len(json.dumps({**SOUND, "pad": ""})))
    assert post(content=json.dumps({**SOUND, "pad": padding}), headers={"content-type": "application/json"}).is_success


@pytest.mark.parametrize(
    "typed", ["/restart", "  /restart ", "\n/ /back", '/inform{"task": "vision"}', "//session_start", "/greet@0.9{}"]
)
def test_what_is_typed_is_never_a_command(typed):
    """Rasa obeys what begins with a slash behind any space: it never sees these, and the person is told."""
    agent = Agent()
    text, payload = say(typed, agent).json()
    assert "no command" in text["text"]
    assert payload["custom"]["kind"] == "clarification"
    assert not agent.taken


@pytest.mark.parametrize(
    "typed", ["/restart the training on a TPU?", " / which runs on iOS", "/", "/{}", '/a{"b": 1} c']
)
def test_words_behind_a_slash_are_words(typed):
    """Without the slash, so that they can be nothing else."""
    agent = Agent()
    say(typed, agent)
    text = agent.taken[0].text
    assert not text.strip().startswith("/")
    assert typed.endswith(text)


@pytest.mark.parametrize("typed", ["TCP/IP or CUDA/ROCm?", "  spaces stay ", "a /restart", "\x00\x01"])
def test_what_is_no_command_is_left_alone(typed):
    """To the letter."""
    assert unarmed(typed) == typed


def test_a_turn_is_finished_when_the_client_leaves():
    """The reply is made although nobody waits for it any more."""
    finished = []

    async def slow(message):
        await asyncio.sleep(0.6)
        finished.append(message.text)

    async def leave(client):
        with pytest.raises(httpx.ReadTimeout):
            await client.post(WEBHOOK, json=SOUND, timeout=0.2)
        assert not finished
        await asyncio.sleep(1)

    talk(leave, agent=Agent(slow))
    assert finished == ["hello"]


def test_a_turn_is_finished_when_the_client_of_events_leaves():
    """After the first event too."""
    finished = []

    async def slow(message):
        await message.output_channel.send_text_message(message.sender_id, "one")
        await asyncio.sleep(0.6)
        finished.append(message.text)

    async def leave(client):
        async with client.stream("POST", WEBHOOK, json=SOUND, headers={"accept": "text/event-stream"}) as answer:
            async for _ in answer.aiter_lines():
                break
        assert not finished
        await asyncio.sleep(1)

    talk(leave, agent=Agent(slow))
    assert finished == ["hello"]


@pytest.mark.parametrize("problem", [LockError("expired"), RuntimeError("with what the person said")])
def test_a_turn_that_fails_is_an_error(problem, caplog):
    """503 and when to come back, rather than an empty list; what was said is not logged."""

    async def fails(_):
        raise problem

    answer = say("my secret", Agent(fails))
    assert (answer.status_code, error(answer)["code"]) == (503, "failed")
    assert int(answer.headers["retry-after"]) > 0
    assert "said" not in caplog.text
    assert "secret" not in caplog.text


def test_silence_is_put_into_words():
    """Where no action could be reached there is a text and a payload of kind error."""

    async def nothing(_):
        pass

    answer = say("hello", Agent(nothing))
    assert answer.status_code == 200
    assert "cannot answer" in answer.json()[0]["text"]
    assert answer.json()[1]["custom"]["kind"] == "error"


def test_what_was_said_before_a_failure_is_given():
    """As in Rasa."""

    async def half(message):
        await message.output_channel.send_text_message(message.sender_id, "one")
        raise RuntimeError

    assert [message["text"] for message in say("hello", Agent(half)).json()] == ["one"]


def test_without_a_model_it_says_so():
    """Rasa itself would answer with nothing."""

    class Empty(Agent):
        pass

    async def ask():
        from sanic import Sanic

        async with serving(turns_channel()) as url, httpx.AsyncClient(base_url=url) as client:
            next(reversed(Sanic._app_registry.values())).ctx.agent.is_ready = lambda: False
            return await client.post(WEBHOOK, json=SOUND)

    answer = asyncio.run(ask())
    assert (answer.status_code, error(answer)["code"]) == (503, "not_ready")


def test_a_turn_that_takes_too_long_is_an_error(monkeypatch):
    """The client is told; the turn goes on."""
    monkeypatch.setattr(turns.Turn.whole, "__defaults__", (0.1,))

    async def slow(_):
        await asyncio.sleep(0.5)

    answer = say("hello", Agent(slow))
    assert (answer.status_code, error(answer)["code"]) == (503, "busy")


def test_too_many_turns_at_once_are_refused(monkeypatch):
    """503 for those that there is no room for; the others are answered."""
    monkeypatch.setattr(turns.Turns.__init__, "__defaults__", (2,))

    async def slow(message):
        await asyncio.sleep(0.5)
        await message.output_channel.send_text_message(message.sender_id, "one")

    async def ask(client):
        return await asyncio.gather(*(client.post(WEBHOOK, json=SOUND) for _ in range(4)))

    assert sorted(answer.status_code for answer in talk(ask, agent=Agent(slow))) == [200, 200, 503, 503]


def events(text):
    """Server-sent events as (id, event, data)."""
    found = []
    for block in filter(None, text.split("\n\n")):
        lines = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append((lines.get("id"), lines["event"], json.loads(lines["data"])))
    return found


def test_events_are_server_sent_events():
    """The same messages as in the list, each with an id of its own, and then the end."""
    answer = say("line\nbreak", accept="text/event-stream")
    assert answer.headers["content-type"].startswith("text/event-stream")
    found = events(answer.text)
    assert [data for _, name, data in found if name == "message"] == say("line\nbreak").json()
    assert found[-1][1:] == ("done", {"messages": 2})
    assert len({id_ for id_, _, _ in found}) == len(found)
    assert all(id_ for id_, _, _ in found)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/json"),
        ("application/json, text/event-stream;q=0.5", "application/json"),
        ("text/event-stream, application/json", "text/event-stream"),
        ("text/event-stream;q=0", "application/json"),
    ],
)
def test_accept_says_whether_it_is_events(accept, media):
    """Only to who asks for them."""
    assert say("hello", accept=accept).headers["content-type"].startswith(media)


def test_events_come_as_they_are_made():
    """The first does not wait for the last."""

    async def slow(message):
        await message.output_channel.send_text_message(message.sender_id, "one")
        await asyncio.sleep(1)
        await message.output_channel.send_text_message(message.sender_id, "two")

    async def ask(client):
        start = time.monotonic()
        async with client.stream("POST", WEBHOOK, json=SOUND, headers={"accept": "text/event-stream"}) as answer:
            return [time.monotonic() - start async for line in answer.aiter_lines() if line.startswith("data")]

    first, second, _ = talk(ask, agent=Agent(slow))
    assert first < 0.8 < second


def test_a_failure_among_events_is_an_event():
    """The status has been sent by then. Before the first event it still says so."""

    async def half(message):
        await message.output_channel.send_text_message(message.sender_id, "one")
        await asyncio.sleep(0.2)
        raise RuntimeError

    async def whole(_):
        raise RuntimeError

    # What was said counts as the answer, as it does in the list.
    assert events(say("hello", Agent(half), accept="text/event-stream").text)[-1][1] == "done"
    assert say("hello", Agent(whole), accept="text/event-stream").status_code == 503


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "PATCH"])
def test_another_method_is_refused(method):
    """405, with the one that there is."""
    answer = talk(lambda client: client.request(method, WEBHOOK))
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_it_says_that_it_is_there():
    """As the stock channel does."""
    assert talk(lambda client: client.get("/webhooks/rest/")).json() == {"status": "ok"}


def test_a_connection_goes_on_after_an_error():
    """A refused message does not spoil the next one on the same connection."""

    async def ask(client):
        refused = await client.post(WEBHOOK, json=[])
        return refused.status_code, (await client.post(WEBHOOK, json=SOUND)).status_code

    assert talk(ask) == (400, 200)


def test_a_client_that_sends_half_a_body_and_leaves_holds_up_nobody():
    """The others are answered meanwhile."""

    async def ask(client):
        port = client.base_url.port
        with socket.create_connection(("127.0.0.1", port)) as half:
            half.sendall(f"POST {WEBHOOK} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n".encode())
            half.sendall(b"Content-Length: 50\r\n\r\n{")
            return (await client.post(WEBHOOK, json=SOUND)).status_code

    assert talk(ask) == 200
