"""Two Rasa processes on a real PostgreSQL and a real Redis: bursts, and each of the two taken away in turn."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from stores.database import Database
from tests.conversations.servers import Servers, free_ports
from tests.conversations.talk import Advisor
from tests.faults.crowd import GONE, LATER, Said, burst, kept, person, say_all, say_until_kept
from tests.services import Postgres, Redis

BURSTS, MESSAGES = 6, 20


@dataclass
class Cluster:
    """What runs."""

    postgres: Postgres
    redis: Redis
    first: Servers
    second: Servers
    database: Database

    @property
    def urls(self) -> tuple[str, str]:
        """Of both processes."""
        return self.first.url, self.second.url


@pytest.fixture(scope="module")
def cluster(tmp_path_factory) -> Iterator[Cluster]:
    """All of it, with one action server for both."""
    services: list = []
    servers: list[Servers] = []
    try:
        for kind, port in zip((Postgres, Redis), free_ports(2), strict=True):
            services.append(kind(port))
            services[-1].start()
        stores = {"ADVISOR_DATABASE_URL": services[0].url, "ADVISOR_REDIS_URL": services[1].url}
        servers += [Servers(tmp_path_factory.mktemp(name), **stores) for name in ("first", "second")]
        servers[1].ports["ACTIONS_PORT"] = servers[0].ports["ACTIONS_PORT"]
        servers[0].start("actions", "rasa")
        servers[1].start("rasa")
        yield Cluster(*services, *servers, Database(services[0].url))
    finally:
        for one in reversed(servers):
            one.stop("rasa", "actions")
        for service in services:
            service.remove()


def test_bursts_to_one_sender_over_two_processes(cluster):
    """6 x 20 messages at once: 120 of 120 answered, each kept once, in order a process."""
    answered = 0
    for _ in range(BURSTS):
        sender = person()
        messages = [Said(cluster.urls[n % 2], sender, f"hello, this is message {n}") for n in range(MESSAGES)]
        answered += sum(one.status == 200 and bool(one.texts) for one in burst(messages))
        found = kept(cluster.database, sender)
        assert sorted(found) == sorted(one.text for one in messages)
        for process in cluster.urls:
            mine = [one.text for one in messages if one.url == process]
            assert [text for text in found if text in mine] == mine
    assert answered == BURSTS * MESSAGES


def test_a_conversation_goes_from_process_to_process(cluster):
    """Each remembers what was said to the other, and nothing of before comes back."""
    sender = person()
    for n, text in enumerate(("I want to classify images", "on Android", "I use Kotlin", "not on Android, on iOS")):
        assert asyncio.run(say_all([Said(cluster.urls[n % 2], sender, text)]))[0].status == 200
    someone = Advisor(cluster.first).person()
    someone.sender = sender
    needs = someone.advice().needs
    assert (needs["task"], needs["target"], needs["language"]) == (["vision"], ["ios"], ["kotlin"])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT], ids=["stopped", "crashed"])
def test_postgresql_away_is_told_and_loses_nothing(cluster, how):
    """While it is away every message is a 503; before, during and after, what was answered is kept: 0 of 30 lost."""
    people = [person() for _ in range(10)]
    said = [
        [Said(cluster.urls[n % 2], one, text) for n, one in enumerate(people)] for text in ("hello", "on iOS", "why?")
    ]
    assert {one.status for one in asyncio.run(say_all(said[0]))} == {200}
    cluster.postgres.stop(how)
    begun = time.monotonic()
    assert {one.status for one in asyncio.run(say_all(said[1]))} == {LATER}
    assert time.monotonic() - begun < 30
    cluster.postgres.start()
    for message in [*said[1], *said[2]]:
        asyncio.run(say_until_kept(message))
    assert [kept(cluster.database, one) for one in people] == [["hello", "on iOS", "why?"]] * 10


def test_postgresql_started_anew_in_mid_turn_loses_nothing(cluster):
    """40 messages under way: what was answered is kept once, and so is the rest when it is said again."""
    messages = [Said(cluster.urls[n % 2], person(), "I want to classify images on Android") for n in range(40)]

    async def restarted():
        saying = asyncio.create_task(say_all(messages, apart=0.01))
        await asyncio.sleep(0.5)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, cluster.postgres.stop, signal.SIGQUIT)
        await loop.run_in_executor(None, cluster.postgres.start)
        return await saying

    outcomes = asyncio.run(restarted())
    assert {one.status for one in outcomes} <= {200, LATER}
    for one in outcomes:
        if one.status == 200:
            assert kept(cluster.database, one.said.sender) == [one.said.text]
        else:
            assert kept(cluster.database, one.said.sender) == []
            asyncio.run(say_until_kept(one.said))


def test_redis_started_anew_loses_nothing(cluster):
    """In the middle of a burst to one sender, and for connections that lay idle: 40 of 40 are kept, each once."""
    sender = person()
    messages = [Said(cluster.urls[n % 2], sender, f"hello, this is message {n}") for n in range(40)]

    async def restarted():
        saying = asyncio.create_task(say_all(messages, apart=0.02))
        await asyncio.sleep(0.4)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, cluster.redis.stop)
        await loop.run_in_executor(None, cluster.redis.start)
        return await saying

    outcomes = asyncio.run(restarted())
    assert {one.status for one in outcomes} <= {200, LATER}
    for one in outcomes:
        if one.status == LATER:
            asyncio.run(say_until_kept(one.said))
    assert sorted(kept(cluster.database, sender)) == sorted(one.text for one in messages)


def test_a_process_killed_in_mid_turn_leaves_its_conversations_to_the_other(cluster):
    """10 people: nobody waits for ever for the lock that it held, and nothing that was answered is lost."""
    messages = [Said(cluster.urls[1], person(), "I want to classify images on Android") for _ in range(10)]

    async def killed():
        saying = asyncio.create_task(say_all(messages))
        await asyncio.sleep(0.1)
        await asyncio.get_running_loop().run_in_executor(None, cluster.second.kill, "rasa")
        return await saying

    outcomes = asyncio.run(killed())
    unanswered = [one.said for one in outcomes if one.status == GONE]
    assert unanswered, "nothing was under way: the test shows nothing"
    for message in unanswered:
        asyncio.run(say_until_kept(replace(message, url=cluster.urls[0]), seconds=20))
    assert [kept(cluster.database, message.sender) for message in messages] == [[message.text] for message in messages]
