"""Calls of the action server go over connections that are kept, and none is lost with one."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager

import aiohttp
import pytest
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from patches import kept_connections
from patches.stock import PATCHES
from tests.conversations.servers import free_ports

NEEDED = [patch for patch in PATCHES if patch.name in {"kept connections", "connections gone"}]


class ActionServer:
    """Answers each request; `connections` counts those that were made, `ends` how many requests it hangs up on."""

    def __init__(self) -> None:
        self.connections, self.requests, self.ends, self.status = 0, [], 0, "200 OK"
        self.leaves, self.body = False, b'{"events": []}'

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next(
                    int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
                )
                self.requests.append((head, await reader.readexactly(length)))
                if self.ends:
                    self.ends -= 1
                    return
                head = f"HTTP/1.1 {self.status}\r\nContent-Type: application/json\r\nSet-Cookie: whose=mine\r\n"
                writer.write(head.encode() + b"Content-Length: %d\r\n\r\n" % len(self.body) + self.body)
                if self.leaves:  # after the answer, without having said so
                    return
        except asyncio.IncompleteReadError:
            return
        finally:
            writer.close()


@asynccontextmanager
async def serving():
    """A server and the endpoint that it is at."""
    server, (port,) = ActionServer(), free_ports(1)
    async with await asyncio.start_server(server.serve, "127.0.0.1", port):
        yield server, EndpointConfig(f"http://127.0.0.1:{port}/webhook")


@pytest.fixture(autouse=True)
def _patched():
    """With both patches, and without them afterwards."""
    back = [patch.put_in() for patch in NEEDED]
    yield
    for put_back in back:
        put_back()


async def called(endpoint: EndpointConfig, **more) -> object:
    """The answer to an action's call."""
    return await endpoint.request(method="post", json={"next_action": "action_recommend"}, timeout=5, **more)


def test_one_connection_serves_many_calls():
    """One after the other."""

    async def run():
        async with serving() as (server, endpoint):
            assert [await called(endpoint) for _ in range(5)] == [{"events": []}] * 5
            return server.connections

    assert asyncio.run(run()) == 1


def test_an_answer_is_read_to_the_last_digit():
    """As Python's own reader of JSON reads it."""
    told = {
        "score": [0.1 + 0.2, 1e-7, 123456789.123, -0.0, 5e-324],
        "text": "\u00fc\n/\U0001f600",
        "no": None,
        "id": 2**60,
    }

    async def run():
        async with serving() as (server, endpoint):
            server.body = json.dumps(told).encode()
            return await called(endpoint)

    assert json.dumps(asyncio.run(run())) == json.dumps(told)


def test_calls_at_once_do_not_wait_for_each_other():
    """There are as many connections as there are calls."""

    async def run():
        async with serving() as (server, endpoint):
            found = await asyncio.gather(*(called(endpoint) for _ in range(150)))
            return len(found), server.connections

    assert asyncio.run(run()) == (150, 150)


def test_a_call_is_made_again_where_the_connection_was_gone():
    """The other end hung up between two calls, or upon the second."""

    async def run():
        async with serving() as (server, endpoint):
            await called(endpoint)
            server.ends = 1
            return await called(endpoint), server.connections

    assert asyncio.run(run()) == ({"events": []}, 2)


def test_a_server_that_ends_every_connection_is_none_the_worse():
    """As one that does not keep them."""

    async def run():
        async with serving() as (server, endpoint):
            server.leaves = True
            return [await called(endpoint) for _ in range(5)]

    assert asyncio.run(run()) == [{"events": []}] * 5


def test_a_server_that_always_hangs_up_is_told_as_by_stock_rasa():
    """It is asked twice, not for ever."""

    async def run():
        async with serving() as (server, endpoint):
            server.ends = 100
            with pytest.raises(aiohttp.ServerDisconnectedError):
                await called(endpoint)
            return len(server.requests)

    assert asyncio.run(run()) == 2


def test_a_server_that_is_not_there_is_told_as_by_stock_rasa():
    """What Rasa tells as an action server that cannot be reached."""
    endpoint = EndpointConfig(f"http://127.0.0.1:{free_ports(1)[0]}/webhook")
    with pytest.raises(aiohttp.ClientConnectorError):
        asyncio.run(called(endpoint))


def test_an_error_of_the_server_is_told_as_by_stock_rasa():
    """With its status, and it is not asked again."""

    async def run():
        async with serving() as (server, endpoint):
            server.status = "400 Bad Request"
            with pytest.raises(ClientResponseError) as told:
                await called(endpoint)
            return told.value.status, len(server.requests)

    assert asyncio.run(run()) == (400, 1)


def test_what_is_sent_is_what_stock_rasa_sends():
    """The same head and body, also with headers and a password, and no cookies of another's."""

    async def run():
        async with serving() as (server, plain):
            endpoint = EndpointConfig(
                plain.url, headers={"X-Own": "1"}, token="t", basic_auth={"username": "u", "password": "p"}
            )
            await called(endpoint, headers={"X-More": "2"})
            await called(endpoint, headers={"X-More": "2"})
            vars(endpoint)[kept_connections.APART] = True
            await kept_connections.stock_request(
                endpoint, method="post", json={"next_action": "action_recommend"}, timeout=5, headers={"X-More": "2"}
            )
            return server.requests

    first, second, stock = ((_fields(head), json.loads(body)) for head, body in asyncio.run(run()))
    assert first == second == stock


def _fields(head: bytes) -> list[bytes]:
    """Its lines, less the body's length: without spaces it is shorter."""
    return [line for line in head.split(b"\r\n") if not line.startswith(b"Content-Length")]


def test_another_loop_has_connections_of_its_own():
    """As in tests: a connection belongs to the loop that made it."""

    async def run(endpoint):
        async with serving() as (server, own):
            endpoint.url = own.url
            return await called(endpoint), server.connections

    endpoint = EndpointConfig("http://127.0.0.1:1/webhook")
    assert [asyncio.run(run(endpoint)) for _ in range(2)] == [({"events": []}, 1)] * 2
