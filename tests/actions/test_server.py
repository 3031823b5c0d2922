"""The action server, asked over HTTP as Rasa asks it, and as nobody should."""

import asyncio
import json
import socket
import zlib
from base64 import b64encode

import httpx
import numpy as np
import pytest
from sanic import Sanic

from actions import server
from actions.skill import Skill

PRIVATE = "Zebrafy"
CALL = {
    "next_action": "action_help",
    "version": "3.6.21",
    "tracker": {"sender_id": "ana", "slots": {}, "events": [], "latest_message": {"text": PRIVATE}},
}


def ask(method="POST", path="/webhook", **request):
    """The answer to one request."""

    async def once():
        Sanic.test_mode = True
        Sanic._app_registry.pop("rasa_sdk", None)
        app = server.application()
        listening = socket.create_server(("127.0.0.1", 0))
        serving = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await serving.startup()
        try:
            async with httpx.AsyncClient(timeout=30) as client:
                return await client.request(method, f"http://127.0.0.1:{listening.getsockname()[1]}{path}", **request)
        finally:
            serving.close()
            await serving.wait_closed()

    return asyncio.run(once())


def test_a_call_is_answered():
    """With what the action says."""
    answer = ask(json=CALL)
    assert answer.status_code == 200
    assert answer.json()["responses"]


def test_posted_vectors_are_read():
    """As Rasa's process writes them."""
    row = np.arange(384, dtype=np.float32)
    (found,) = server.vectors({"on android": b64encode(row.tobytes()).decode()}).items()
    assert found[0] == "on android"
    assert (found[1] == row).all()


@pytest.mark.parametrize(
    "row", [None, 7, "", "AAAA", "!", "\u00e4", b64encode(np.full(384, np.nan, "f4")).decode()], ids=str
)
def test_what_is_no_vector_is_left_out(row):
    """The encoder makes it then, as if nothing had been posted."""
    assert server.vectors({"on android": row}) == {}
    assert ask(json={**CALL, "vectors": {"on android": row}}).json()["responses"]
    assert server.vectors([row]) == {}


@pytest.mark.parametrize(("method", "path"), [("OPTIONS", "/webhook"), ("POST", "/webhook"), ("GET", "/health")])
def test_no_web_page_may_read_an_answer(method, path):
    """A page of another site in a browser on this machine is told nothing."""
    origin = {"Origin": "https://pages.example", "Access-Control-Request-Method": "POST"}
    answer = ask(method, path, headers=origin, **({"json": CALL} if method == "POST" else {}))
    assert not [name for name in answer.headers if name.startswith("access-control-allow-origin")]


def test_a_failure_echoes_nothing(monkeypatch, caplog):
    """Neither in the answer nor in the log; stock, both hold the whole conversation."""

    async def broken(self, dispatcher, tracker, domain):
        raise RuntimeError(PRIVATE)

    monkeypatch.setattr(Skill, "run", broken)
    answer = ask(json=CALL)
    assert answer.status_code == 500
    assert PRIVATE not in answer.text
    assert PRIVATE not in caplog.messages[-1]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"[" * 50_000,
        b'"text"',
        json.dumps({**CALL, "tracker": PRIVATE}).encode(),
        json.dumps({**CALL, "next_action": 7}).encode(),
        json.dumps({**CALL, "version": 3}).encode(),
        json.dumps({**CALL, "domain": []}).encode(),
        json.dumps({**CALL, "tracker": {}}).encode(),
        json.dumps({**CALL, "tracker": {**CALL["tracker"], "slots": [1]}}).encode(),
    ],
)
def test_what_is_no_call_is_refused(body):
    """With 400 and without telling it back."""
    answer = ask(content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert PRIVATE not in answer.text


def test_a_packed_call_is_refused():
    """A kilobyte can unpack to a gigabyte."""
    bomb = zlib.compress(b" " * 10_000_000)
    assert ask(content=bomb, headers={"content-encoding": "deflate"}).status_code == 415


def test_calls_are_bounded():
    """Sanic's own limit is 100 MB."""
    Sanic._app_registry.pop("rasa_sdk", None)
    assert server.application().config.REQUEST_MAX_SIZE == server.LARGEST


def test_what_is_not_there_is_not_a_failure():
    """404, and 405 for another method."""
    assert ask("GET", "/nowhere").status_code == 404
    assert ask("DELETE", "/webhook").status_code == 405
