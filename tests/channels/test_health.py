"""What machines ask: whether it lives, whether it could answer, and what was counted."""

import asyncio
from contextlib import asynccontextmanager
from types import SimpleNamespace

import httpx
import pytest
from prometheus_client import REGISTRY

from channels import body, hardening, metrics
from channels.health import AdvisorHealth
from channels.lock_waits import TimedLocks
from channels.readiness import Readiness
from channels.rest import AdvisorRest
from tests.channels.asking import WEBHOOK, Agent, error, talk

SOUND = {"sender": "ana", "message": "hello"}


def ask(path, **headers):
    """The answer to one GET."""
    return talk(lambda client: client.get(path, headers=headers), AdvisorHealth())


def counted(name, **labels):
    """The value of a metric now."""
    return REGISTRY.get_sample_value(name, labels) or 0


class Locks:
    """A lock store that has every lock at once, or none."""

    def __init__(self, error=None):
        self.error = error

    @asynccontextmanager
    async def lock(self, sender):
        """Waits for no time."""
        if self.error:
            raise self.error
        yield sender


class Trackers:
    """A tracker store that is there, or not."""

    def __init__(self, error=None):
        self.error = error

    async def retrieve(self, sender):
        """Nothing."""
        if self.error:
            raise self.error


def parts(agent, **readiness):
    """What is there of an agent."""
    app = SimpleNamespace(ctx=SimpleNamespace(agent=agent))
    return asyncio.run(Readiness(**readiness).parts(app))


def agent(locks=None, trackers=None, ready=True):
    """Rasa's agent as far as it is looked at."""
    return SimpleNamespace(is_ready=lambda: ready, lock_store=locks or Locks(), tracker_store=trackers or Trackers())


def test_it_says_that_it_is_alive():
    """With nothing else being there: the served agent here has no model and no stores."""
    assert (ask("/health").status_code, ask("/health").json()) == (200, {"status": "alive"})


def test_it_is_not_ready_without_its_parts():
    """503, and which they are."""
    answer = ask("/ready")
    assert answer.status_code == 503
    assert {"model", "stores"} <= set(answer.json()["missing"])


@pytest.fixture
def no_actions(monkeypatch):
    """No action server is configured."""
    monkeypatch.delenv("ACTIONS_URL", raising=False)


def test_it_is_ready_when_all_parts_are(no_actions):
    """All four."""
    assert parts(agent()) == {"process": True, "model": True, "actions": True, "stores": True}


@pytest.mark.parametrize(
    ("broken", "part"),
    [
        (agent(locks=Locks(OSError("redis"))), "stores"),
        (agent(trackers=Trackers(OSError("database"))), "stores"),
        (agent(ready=False), "model"),
        (None, "stores"),
    ],
)
def test_each_part_that_is_missing_is_named(no_actions, broken, part):
    """And the others are there."""
    found = parts(broken)
    assert not found[part]
    assert found["actions"]


def test_without_the_action_server_it_is_not_ready(monkeypatch):
    """Nothing listens there."""
    monkeypatch.setenv("ACTIONS_URL", "http://127.0.0.1:9/webhook")
    assert not parts(agent())["actions"]


def test_one_that_stops_is_not_ready(no_actions):
    """So that a load balancer sends it nobody."""
    assert not parts(agent(), stopping=True)["process"]


def test_metrics_are_for_this_machine():
    """And not for whom a proxy on it stands in for."""
    assert "advisor_turns_running" in ask("/metrics").text
    answer = ask("/metrics", **{"x-forwarded-for": "192.0.2.1"})
    assert (answer.status_code, error(answer)["code"]) == (403, "forbidden")


def test_metrics_can_be_had_with_a_token(monkeypatch):
    """From anywhere, and then not without it."""
    monkeypatch.setenv("METRICS_TOKEN", "s3cret")
    assert ask("/metrics").status_code == 401
    assert ask("/metrics", authorization="Bearer s3cret", **{"x-forwarded-for": "192.0.2.1"}).status_code == 200


def test_a_turn_is_counted_by_channel_kind_and_time():
    """All of it once."""
    before = [
        counted("advisor_turns_total", channel="rest", outcome="answered"),
        counted("advisor_replies_total", kind="smalltalk"),
        counted("advisor_turn_seconds_count", channel="rest"),
    ]
    talk(lambda client: client.post(WEBHOOK, json=SOUND))
    after = [
        counted("advisor_turns_total", channel="rest", outcome="answered"),
        counted("advisor_replies_total", kind="smalltalk"),
        counted("advisor_turn_seconds_count", channel="rest"),
    ]
    assert after == [value + 1 for value in before]


def test_a_turn_that_failed_is_counted_as_failed():
    """Not as answered."""

    async def fail(_):
        raise RuntimeError("private")

    before = counted("advisor_turns_total", channel="rest", outcome="failed")
    talk(lambda client: client.post(WEBHOOK, json=SOUND), agent=Agent(fail))
    assert counted("advisor_turns_total", channel="rest", outcome="failed") == before + 1


def test_what_a_client_calls_its_channel_makes_no_new_series():
    """Else anybody could fill the memory with names."""
    before = counted("advisor_turns_total", channel="other", outcome="answered")
    talk(lambda client: client.post(WEBHOOK, json={**SOUND, "input_channel": "phone-4711"}))
    assert counted("advisor_turns_total", channel="other", outcome="answered") == before + 1
    assert counted("advisor_turns_total", channel="phone-4711", outcome="answered") == 0


def test_waits_for_locks_are_measured():
    """And those that were given up are counted apart."""

    async def wait():
        async with TimedLocks(Locks()).lock("ana") as held:
            assert held == "ana"
        with pytest.raises(OSError, match="redis"):
            async with TimedLocks(Locks(OSError("redis"))).lock("ana"):
                pass

    before = counted("advisor_lock_wait_seconds_count"), counted("advisor_lock_failures_total")
    asyncio.run(wait())
    after = counted("advisor_lock_wait_seconds_count"), counted("advisor_lock_failures_total")
    assert after == (before[0] + 2, before[1] + 1)


def test_it_stops_when_the_turns_under_way_have_ended():
    """Also one whose client has left."""
    ended = []

    async def slow(message):
        await asyncio.sleep(0.6)
        ended.append(message.text)
        await message.output_channel.send_response(message.sender_id, {"text": "done"})

    async def leave(client: httpx.AsyncClient):
        with pytest.raises(httpx.ReadTimeout):
            await client.post(WEBHOOK, json=SOUND, timeout=0.2)
        assert metrics.running.count == 1
        await AdvisorHealth()._drain(None, None)
        assert metrics.running.count == 0

    talk(leave, AdvisorRest(), AdvisorHealth(), agent=Agent(slow))
    assert ended == ["hello"]


def test_a_body_that_comes_too_slowly_is_not_waited_for(monkeypatch):
    """408 soon, while the connection is still open."""
    monkeypatch.setattr(body, "SECONDS", 0.3)

    async def trickle(client: httpx.AsyncClient):
        reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
        head = [
            "POST /webhooks/rest/webhook HTTP/1.1",
            "Host: a",
            "Content-Type: application/json",
            "Content-Length: 99",
        ]
        writer.write("\r\n".join([*head, "", "{"]).encode())
        status = await asyncio.wait_for(reader.readline(), 5)
        writer.close()
        return status

    assert talk(trickle) == b"HTTP/1.1 408 Request Timeout\r\n"


def test_a_head_that_comes_too_slowly_is_not_waited_for(monkeypatch):
    """The connection is closed; the limit of the head itself is Sanic's own minute otherwise."""
    monkeypatch.setattr(hardening, "HEAD_SECONDS", 0.5)

    async def trickle(client: httpx.AsyncClient):
        reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
        writer.write(b"GET /health HTTP/1.1\r\nHost: a\r\n")
        status = await asyncio.wait_for(reader.readline(), 10)
        writer.close()
        return status

    assert b"408" in talk(trickle, AdvisorHealth())
