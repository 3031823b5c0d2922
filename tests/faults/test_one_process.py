"""The advisor as `make run` starts it, with SQLite: what is killed, slow or full, and that nothing is lost by it."""

from __future__ import annotations

import asyncio
import json
import resource
import signal
import socket
import time
from collections.abc import Iterator

import pytest

from stores.database import Database
from tests.conversations.servers import Servers
from tests.conversations.talk import Advisor
from tests.faults.crowd import GONE, LATER, WEBHOOK, Said, kept, person, say_all, say_until_kept

PEOPLE = 12


@pytest.fixture(scope="module")
def servers(tmp_path_factory) -> Iterator[Servers]:
    """Both programs, of this module alone: others need theirs whole."""
    found = Servers(tmp_path_factory.mktemp("faults"))
    try:
        found.start("actions", "rasa")
        yield found
    finally:
        found.stop("rasa", "actions")


@pytest.fixture
def database(servers) -> Iterator[Database]:
    """What the advisor keeps, read beside it."""
    found = Database(f"sqlite:///{servers.logs}/data/advisor.sqlite")
    yield found
    found.close()


def crowd(url: str, text: str) -> list[Said]:
    """The same, said by different people."""
    return [Said(url, person(), text) for _ in range(PEOPLE)]


async def during(fault, messages: list[Said], after: float = 0.1):
    """What becomes of messages while something happens in the middle of them."""
    saying = asyncio.create_task(say_all(messages))
    await asyncio.sleep(after)
    await asyncio.get_running_loop().run_in_executor(None, fault)
    return await saying


def lost(database: Database, messages: list[Said]) -> list[Said]:
    """Those that were answered in the end, and are not kept."""
    return [message for message in messages if message.text not in kept(database, message.sender)]


def needs(servers: Servers, sender: str) -> dict:
    """What the advisor remembers of somebody's project."""
    someone = Advisor(servers).person()
    someone.sender = sender
    return someone.advice().needs


def test_rasa_killed_in_mid_turn_loses_nothing(servers, database):
    """12 people said something before, 12 messages are under way: what was answered is kept, the rest said again."""
    before = crowd(servers.url, "I want to classify images")
    assert [one.status for one in asyncio.run(say_all(before))] == [200] * PEOPLE
    now = [Said(servers.url, one.sender, "it has to run on Android") for one in before]
    outcomes = asyncio.run(during(lambda: servers.kill("rasa"), now))
    assert {one.status for one in outcomes} <= {200, GONE}
    servers.start("rasa")
    unanswered = [one.said for one in outcomes if one.status != 200]
    assert unanswered, "nothing was under way: the test shows nothing"
    for message in unanswered:
        asyncio.run(say_until_kept(message))
    assert [kept(database, one.sender) for one in now] == [["I want to classify images", one.text] for one in now]
    found = needs(servers, before[0].sender)
    assert (found["task"], found["target"]) == (["vision"], ["android"])


def test_the_action_server_killed_in_mid_turn_loses_nothing(servers, database):
    """Each message gets an answer, or a word that there is none; once it is back, the same said again is understood."""
    before = crowd(servers.url, "I want to classify images")
    asyncio.run(say_all(before))
    now = [Said(servers.url, one.sender, "it has to run on Android") for one in before]
    outcomes = asyncio.run(during(lambda: servers.kill("actions"), now))
    assert all(one.status == LATER or one.texts for one in outcomes)
    servers.start("actions")
    for message in now:
        asyncio.run(say_until_kept(message))
    assert lost(database, before + now) == []
    for message in now[:3]:
        found = needs(servers, message.sender)
        assert (found["task"], found["target"]) == (["vision"], ["android"])


def test_a_slow_action_is_waited_for(servers, database):
    """It stands still for three seconds: 12 of 12 are answered once it goes on, none twice."""
    process = servers.running["actions"]

    def pause():
        process.send_signal(signal.SIGSTOP)
        time.sleep(3)
        process.send_signal(signal.SIGCONT)

    messages = crowd(servers.url, "I want to classify images on Android")
    outcomes = asyncio.run(during(pause, messages, after=0))
    assert [one.status for one in outcomes] == [200] * PEOPLE
    assert [kept(database, one.sender) for one in messages] == [[one.text] for one in messages]


def test_a_client_that_leaves_is_remembered(servers, database):
    """It hangs up before the answer; the next message goes on from there."""
    messages = crowd(servers.url, "I want to classify images on Android")
    for message in messages:
        leave(servers, message)
    deadline = time.monotonic() + 60
    while lost(database, messages) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert lost(database, messages) == []
    assert needs(servers, messages[-1].sender)["target"] == ["android"]


def leave(servers: Servers, message: Said) -> None:
    """Says something and hangs up."""
    body = json.dumps({"sender": message.sender, "message": message.text}).encode()
    head = f"POST {WEBHOOK} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    with socket.create_connection(("127.0.0.1", servers.ports["ADVISOR_PORT"])) as client:
        client.sendall(head.encode() + b"\r\n\r\n" + body)


def test_a_disk_that_is_full_is_told_and_nothing_is_lost(servers, database):
    """While it is, 503 and nothing half kept; what was said before is there, and it goes on once there is room."""
    before = crowd(servers.url, "I want to classify images")
    asyncio.run(say_all(before))
    now = [Said(servers.url, one.sender, "it has to run on Android") for one in before]
    process = servers.running["rasa"]
    full(process.pid)
    outcomes = asyncio.run(say_all(now))
    free(process.pid)
    assert {one.status for one in outcomes} == {LATER}
    assert [kept(database, one.sender) for one in before] == [[one.text] for one in before]
    for message in now:
        asyncio.run(say_until_kept(message))
    assert lost(database, before + now) == []


def full(pid: int) -> None:
    """No file of the process grows any more: what a write then gives is as good as a full disk."""
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))


def free(pid: int) -> None:
    """They grow again."""
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
