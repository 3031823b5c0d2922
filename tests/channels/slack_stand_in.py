"""Slack, as far as the advisor can tell: its Web API on a loopback port, and events signed as Slack signs them."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

SECRET = "a signing secret of the stand-in"
TOKEN = "xoxb-stand-in"


class SlackStandIn:
    """Records the calls of Web API methods; `failures` holds answers to give before it accepts any.

    Each answer is given after `pause` seconds.
    """

    def __init__(self) -> None:
        """Nothing called yet."""
        self.url = ""
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.failures: list[web.Response] = []
        self.pause = 0.0

    def posted(self) -> list[dict[str, Any]]:
        """The arguments of each `chat.postMessage`, oldest first."""
        return [arguments for method, arguments in self.calls if method == "chat.postMessage"]

    async def answer(self, request: web.Request) -> web.Response:
        """Takes a call in either of the encodings that Slack takes, and answers as Slack does."""
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        body = await (request.json() if request.content_type == "application/json" else request.post())
        self.calls.append((request.match_info["method"], dict(body)))
        await asyncio.sleep(self.pause)
        if self.failures:
            return self.failures.pop(0)
        return web.json_response({"ok": True, "ts": "1700000000.000100", "user_id": "UADVISOR", "team_id": "T1"})


@asynccontextmanager
async def slack_api() -> AsyncIterator[SlackStandIn]:
    """A stand-in that listens, at `url` (to be given as `SLACK_API_URL`)."""
    slack, app = SlackStandIn(), web.Application()
    app.router.add_post("/api/{method}", slack.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    slack.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    try:
        yield slack
    finally:
        await runner.cleanup()


def signed(body: str, content_type: str, at: float | None = None, secret: str = SECRET) -> dict[str, Any]:
    """`content` and `headers` of a request with Slack's v0 signature over `body`, made at the second `at` (now)."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {"Content-Type": content_type, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
    return {"content": body, "headers": headers}


def event(payload: dict[str, Any], content_type: str = "application/json", **how: Any) -> dict[str, Any]:
    """A signed request of the Events API."""
    return signed(json.dumps(payload), content_type, **how)


def interaction(payload: dict[str, Any], **how: Any) -> dict[str, Any]:
    """A signed request for something that was pressed: form-encoded, with the payload in one field."""
    return signed(urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded", **how)


def direct_message(text: str, event_id: str = "Ev1", **fields: Any) -> dict[str, Any]:
    """The event of a person who writes to the advisor directly."""
    message = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "ts": "1700000000.0001"}
    return {
        "type": "event_callback",
        "event_id": event_id,
        "authorizations": [{"user_id": "UADVISOR"}],
        "event": {**message, "text": text, **fields},
    }


def button_press(value: str) -> dict[str, Any]:
    """The payload of a person who presses a button of a message."""
    return {
        "type": "block_actions",
        "user": {"id": "U1"},
        "channel": {"id": "D1"},
        "message": {"ts": "1700000000.0002"},
        "actions": [{"type": "button", "action_id": "say_0", "value": value}],
    }
