"""Slack, as far as the advisor can tell: its Web API on a loopback port, and requests signed as Slack signs them.

It refuses what Slack refuses: a token that is none, messages and views beyond the limits of Block Kit, an address for
replies that was used five times, a picture that cannot be fetched.
"""

import asyncio
import hashlib
import hmac
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

SECRET = "a signing secret of the stand-in"
TOKEN = "xoxb-stand-in"
BOT = "UADVISOR"

Payload = dict[str, Any]


class SlackStandIn:
    """Records the calls of Web API methods; `failures` holds answers to give before it accepts any, None to hang up.

    Each answer is given after `pause` seconds. `threads` holds what `conversations.replies` shows, by timestamp.
    """

    def __init__(self) -> None:
        """Nothing called yet."""
        self.url = ""
        self.calls: list[tuple[str, Payload]] = []
        self.failures: list[web.Response | None] = []
        self.pause = 0.0
        self.threads: dict[str, list[Payload]] = {}
        self.files: dict[str, bytes] = {}
        self.hooked: list[Payload] = []
        self._uses: defaultdict[str, int] = defaultdict(int)
        self._ts = 1_700_000_000.0

    def posted(self) -> list[Payload]:
        """The arguments of each `chat.postMessage`, oldest first."""
        return self.called("chat.postMessage")

    def called(self, method: str) -> list[Payload]:
        """The arguments of each call of a method, oldest first."""
        return [arguments for name, arguments in self.calls if name == method]

    def hook(self, name: str = "one") -> str:
        """An address for replies to one command or press."""
        return f"{self.url.removesuffix('api/')}hooks/{name}"

    async def answer(self, request: web.Request) -> web.Response:
        """Takes a call in either of the encodings that Slack takes, and answers as Slack does."""
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        arguments = await _arguments(request)
        self.calls.append((request.match_info["method"], arguments))
        await asyncio.sleep(self.pause)
        if self.failures:
            return _or_hang_up(request, self.failures.pop(0))
        return web.json_response(self._result(request.match_info["method"], arguments))

    def _result(self, method: str, arguments: Payload) -> Payload:
        view = arguments.get("view") or {}
        refused = refusal(arguments.get("blocks") or [], 50) or refusal(view.get("blocks") or [], 100)
        if refused:
            return {"ok": False, "error": "invalid_blocks", "response_metadata": {"messages": refused}}
        self._ts += 1
        results = {
            "conversations.open": {"channel": {"id": "D1"}},
            "conversations.replies": {"messages": self.threads.get(str(arguments.get("ts")), [])},
            "files.getUploadURLExternal": {
                "upload_url": f"{self.url.removesuffix('api/')}upload/F1",
                "file_id": "F1",
            },
            "files.completeUploadExternal": {"files": [{"id": "F1"}]},
            "views.open": {"view": {"id": "V1"}},
        }
        return {"ok": True, **results.get(method, {"ts": f"{self._ts:.6f}", "channel": arguments.get("channel")})}

    async def take_reply(self, request: web.Request) -> web.Response:
        """Takes a message at an address for replies, five times."""
        name = request.match_info["name"]
        self._uses[name] += 1
        if self.failures:
            return _or_hang_up(request, self.failures.pop(0))
        if self._uses[name] > 5:
            return web.Response(status=404, text="used_url")
        message = await request.json()
        if refusal(message.get("blocks") or [], 50):
            return web.Response(status=400, text="invalid_blocks")
        self.hooked.append(message)
        return web.Response(text="ok")

    async def take_file(self, request: web.Request) -> web.Response:
        """Takes an uploaded file."""
        self.files[request.match_info["name"]] = await request.read()
        return web.Response(text="OK - 1")


async def _arguments(request: web.Request) -> Payload:
    body = dict(await (request.json() if request.content_type == "application/json" else request.post()))
    return {name: _decoded(name, value) for name, value in {**request.query, **body}.items()}


def _decoded(name: str, value: Any) -> Any:
    return json.loads(value) if name in {"blocks", "view", "files"} and isinstance(value, str) else value


def _or_hang_up(request: web.Request, answer: web.Response | None) -> web.Response:
    if answer is None:
        assert request.transport
        request.transport.abort()
        return web.Response()
    # The same one may be given several times, and aiohttp sends a response only once.
    return web.Response(status=answer.status, body=answer.body, headers=answer.headers)


def refusal(blocks: list[Payload], most: int) -> list[str]:
    """What Slack would not take of the blocks of a message or a view, by its documented limits."""
    found = [f"{len(blocks)} blocks"] if len(blocks) > most else []
    found += ["too long"] if len(json.dumps(blocks, ensure_ascii=False)) > 13_200 else []
    elements = [e for block in blocks for e in [*block.get("elements", []), *filter(None, [block.get("accessory")])]]
    ids = [element["action_id"] for element in elements if element.get("action_id")]
    found += ["an action id twice"] if len(ids) > len(set(ids)) else []
    for block in blocks:
        found += [f"text of {block['type']}"] if len((block.get("text") or {}).get("text", "")) > 3000 else []
        found += ["field"] if any(len(field["text"]) > 2000 for field in block.get("fields", [])) else []
        found += ["fields"] if len(block.get("fields", [])) > 10 else []
        found += ["elements"] if len(block.get("elements", [])) > {"context": 10}.get(block["type"], 25) else []
        found += ["image"] if block["type"] == "image" and "unreachable" in block["image_url"] else []
    for element in elements:
        found += ["value"] if len(str(element.get("value", ""))) > 2000 else []
        found += ["choices"] if len(element.get("options", [])) > {"overflow": 5}.get(element["type"], 100) else []
        found += ["choice"] if any(len(option["value"]) > 150 for option in element.get("options", [])) else []
    return found


@asynccontextmanager
async def slack_api() -> AsyncIterator[SlackStandIn]:
    """A stand-in that listens, at `url` (to be given as `SLACK_API_URL`)."""
    slack, app = SlackStandIn(), web.Application()
    app.router.add_route("*", "/api/{method}", slack.answer)
    app.router.add_post("/hooks/{name}", slack.take_reply)
    app.router.add_post("/upload/{name}", slack.take_file)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    slack.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    try:
        yield slack
    finally:
        await runner.cleanup()


def signed(body: str, content_type: str, at: float | None = None, secret: str = SECRET) -> Payload:
    """`content` and `headers` of a request with Slack's v0 signature over `body`, made at the second `at` (now)."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {"Content-Type": content_type, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
    return {"content": body, "headers": headers}


def event(payload: Payload, content_type: str = "application/json", **how: Any) -> Payload:
    """A signed request of the Events API."""
    return signed(json.dumps(payload), content_type, **how)


def again(request: Payload) -> Payload:
    """The same request as Slack sends it when it saw no acknowledgement."""
    retry = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    return {**request, "headers": {**request["headers"], **retry}}


def form(fields: Payload, **how: Any) -> Payload:
    """A signed request with the fields of a form."""
    return signed(urlencode(fields), "application/x-www-form-urlencoded", **how)


def interaction(payload: Payload, **how: Any) -> Payload:
    """A signed request for something that was pressed: form-encoded, with the payload in one field."""
    return form({"payload": json.dumps(payload)}, **how)


def command(text: str, hook: str, **fields: str) -> Payload:
    """A signed request for `/framework TEXT`."""
    usual = {"command": "/framework", "team_id": "T1", "channel_id": "C1", "user_id": "U1", "trigger_id": "1.2"}
    return form({**usual, "text": text, "response_url": hook, **fields})


def direct_message(text: str, event_id: str = "Ev1", **fields: Any) -> Payload:
    """The event of a person who writes to the advisor directly; each event id has a timestamp of its own."""
    ts = f"1700000000.{int(hashlib.sha256(event_id.encode()).hexdigest(), 16) % 1_000_000:06}"
    message = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "ts": ts}
    return {
        "type": "event_callback",
        "team_id": "T1",
        "event_id": event_id,
        "authorizations": [{"user_id": BOT, "is_bot": True}],
        "event": {**message, "text": text, **fields},
    }


def channel_message(text: str, ts: str, **fields: Any) -> Payload:
    """The event of a person who writes in a channel that the advisor is a member of."""
    return direct_message(text, f"Ev{ts}{fields}", channel_type="channel", channel="C1", ts=ts, **fields)


def button_press(value: str, action: str = "say_0", **fields: Any) -> Payload:
    """The payload of a person who presses a button of a message."""
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": "D1"},
        "container": {"type": "message", "message_ts": "1700000000.0002"},
        "message": {"ts": "1700000000.0002", "user": BOT, "team": "T1"},
        "trigger_id": "1.2",
        "actions": [{"type": "button", "action_id": action, "value": value, "text": {"text": value.capitalize()}}],
        **fields,
    }
