"""The action server takes anything too: who reaches it may be no Rasa."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import httpx
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from sanic import Sanic

from actions import core, server
from deploy.cluster.layout import ROOT
from tests.fuzz.odd import BYTES, broken, written

SETTINGS = settings.get_profile("fuzz")

CALL = {
    "next_action": "action_advise",
    "sender_id": "ana",
    "version": "3.6.21",
    "domain": {},
    "tracker": {
        "sender_id": "ana",
        "slots": {"needs": [{"id": "task", "value": "vision"}], "asking": "target", "asked": ["task"], "past": []},
        "latest_message": {
            "text": "on Android",
            "intent": {"name": "inform", "confidence": 0.9},
            "entities": [{"entity": "target", "value": "android", "start": 3, "end": 10}],
        },
        "latest_event_time": 1.0,
        "paused": False,
        "events": [{"event": "user", "text": "hi"}],
        "active_loop": {},
        "latest_action_name": "action_listen",
    },
}
ACTIONS = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["actions"]

CALLS = [{**CALL, "next_action": name} for name in ACTIONS if name.startswith("action_")]


@pytest.fixture(scope="module")
def webhook() -> Iterator[str]:
    """The address of the action server, served in a thread."""
    core.warm_up()
    ready, address, over = threading.Event(), [], threading.Event()

    async def serve():
        Sanic.test_mode = True
        Sanic._app_registry.pop("rasa_sdk", None)
        app = server.application()
        listening = socket.create_server(("127.0.0.1", 0))
        serving = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await serving.startup()
        address.append(f"http://127.0.0.1:{listening.getsockname()[1]}/webhook")
        ready.set()
        while not over.is_set():
            await asyncio.sleep(0.05)
        serving.close()
        await serving.wait_closed()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert ready.wait(120)
    yield address[0]
    over.set()
    thread.join()


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    """Somebody who asks, and does not wait long."""
    with httpx.Client(timeout=20) as client:
        yield client


@given(body=broken(CALLS).map(written) | BYTES, packed=st.sampled_from(["identity", "deflate", "gzip"]))
@settings(SETTINGS)
def test_calls(webhook, http, body, packed):
    """No failure, no hang, and nothing of the call in an error."""
    answer = http.post(webhook, content=body, headers={"content-type": "application/json", "content-encoding": packed})
    assert answer.status_code < 500, (body, answer.text)
    assert answer.elapsed.total_seconds() < 10
    if answer.status_code != 200:
        assert "on Android" not in answer.text
