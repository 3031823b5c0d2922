"""People who talk to the really running advisor in Slack, of which the stand-in runs beside it."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import httpx

from tests.channels import slack_stand_in as stand_in
from tests.channels.slack_case import shown
from tests.channels.slack_stand_in import SlackStandIn
from tests.conversations.servers import Servers

Payload = dict[str, Any]

PATIENCE = 60  # seconds: a busy machine takes its time


class Workspace:
    """A workspace that the advisor is installed in."""

    def __init__(self, logs: Path) -> None:
        self.slack = self._begin()
        self.servers = Servers(
            logs,
            SLACK_BOT_TOKEN=stand_in.TOKEN,
            SLACK_SIGNING_SECRET=stand_in.SECRET,
            SLACK_API_URL=self.slack.url,
        )
        self._now = 1_700_001_000

    def _begin(self) -> SlackStandIn:
        """Runs the stand-in in a thread of its own."""
        ready: Future[SlackStandIn] = Future()
        self._ended = threading.Event()

        async def run() -> None:
            async with stand_in.slack_api() as slack:
                ready.set_result(slack)
                while not self._ended.is_set():
                    await asyncio.sleep(0.05)

        self._thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
        self._thread.start()
        return ready.result(PATIENCE)

    def close(self) -> None:
        """Ends all of it."""
        self.servers.stop("rasa", "actions")
        self._ended.set()
        self._thread.join()

    def stamp(self) -> str:
        """The timestamp of a new message."""
        self._now += 1
        return f"{self._now}.000100"

    def send(self, request: Payload) -> httpx.Response:
        """What the advisor answers Slack, which is never an error."""
        answer = httpx.post(f"{self.servers.url}/webhooks/slack/webhook", timeout=30, **request)
        assert answer.status_code == 200, answer.text
        return answer

    def posts(self, count: int, since: int = 0) -> list[Payload]:
        """The posts after the first `since`, once there are `count` of them."""
        found: list[Payload] = self.until(lambda: len(self.slack.posted()) >= since + count and self.slack.posted())
        return found[since:]

    def until(self, done: Callable[[], Any]) -> Any:
        """What is there, once it is."""
        end = time.monotonic() + PATIENCE
        while not (found := done()):
            assert time.monotonic() < end, f"after {PATIENCE} s: {[name for name, _ in self.slack.calls]}"
            time.sleep(0.05)
        return found

    def quiet(self, seconds: float = 1.0) -> int:
        """How many posts there are once none has come for a while."""
        count = -1
        while count != len(self.slack.posted()):
            count = len(self.slack.posted())
            time.sleep(seconds)
        return count


def said(posts: list[Payload]) -> str:
    """All that some posts show."""
    return "\n".join(text for post in posts for text in shown(post))


def elements(posts: list[Payload]) -> list[Payload]:
    """All that can be pressed in some posts."""
    return [
        element
        for post in posts
        for block in post["blocks"]
        for element in block.get("elements", [])
        if "action_id" in element
    ]
