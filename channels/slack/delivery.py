"""Gets what is to be said to Slack: again when that fails for now, plainer when Slack refuses it, and else tells so."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Iterator
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from channels.slack.pictures import drawn
from channels.slack.retries import handlers
from channels.slack.said import Payload, Said
from channels.slack.words import words

logger = logging.getLogger(__name__)

API = "https://slack.com/api/"
SECONDS = 10
"""How long a call may take."""

FAILURES = (SlackClientError, aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError, AttributeError)
"""What a call ends with that fails; slack_sdk trips over an answer that is no JSON with the last."""

UNDRAWN = ("invalid_blocks", "msg_blocks_too_long", "invalid_attachments", "invalid_arguments")
"""What the codes begin with by which Slack refuses how a message is drawn, pictures that it cannot fetch among them."""


PLAIN = {"unfurl_links": False, "unfurl_media": False}
"""Sources stay lines: previews of their pages would bury the reply."""


class Undelivered(Exception):
    """Slack did not take something; the message is its code, or what kind of error it was, with no text of a person."""


class Delivery:
    """Speaks to one workspace's Slack; `SLACK_API_URL` points it at another Web API, such as a stand-in."""

    def __init__(self, token: str) -> None:
        url = os.environ.get("SLACK_API_URL") or API
        self.web = AsyncWebClient(
            token, base_url=url.rstrip("/") + "/", timeout=SECONDS, retry_handlers=handlers(), logger=quiet()
        )

    async def reply(self, said: Said, posts: list[Payload]) -> None:
        """Posts the reply to something that was said, in order; where Slack does not take it, the person is told."""
        try:
            for post in posts:
                await self._plainer(said, list(plainer(post)))
        except Undelivered as problem:
            logger.error("Slack did not take a reply: %s", problem)  # noqa: TRY400 - the code says it all
            await self.tell(said, words()["undelivered"])

    async def tell(self, said: Said, text: str) -> None:
        """Says one plain sentence, if that can be done."""
        try:
            await self._send(said, {"text": text})
        except Undelivered as problem:
            logger.error("Slack did not take a plain text: %s", problem)  # noqa: TRY400

    async def whisper(self, said: Said, text: str) -> None:
        """Says one plain sentence that nobody else sees, if that can be done."""
        try:
            await self.call("chat.postEphemeral", channel=said.channel, user=said.user, text=text, **_thread(said))
        except Undelivered as problem:
            logger.warning("Slack did not take a note: %s", problem)

    async def call(self, method: str, **arguments: Any) -> Payload:
        """What a method of the Web API gives.

        Raises:
            Undelivered: when it fails.
        """
        try:
            answer = await getattr(self.web, method.replace(".", "_"))(**arguments)
        except FAILURES as problem:
            raise Undelivered(_code(problem)) from None
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def _plainer(self, said: Said, forms: list[Payload]) -> None:
        """Posts the first of the forms that Slack does not refuse for how it is drawn."""
        form, *worse = forms
        try:
            return await self._send(said, form)
        except Undelivered as problem:
            if not worse or not str(problem).startswith(UNDRAWN):
                raise
        return await self._plainer(said, worse)

    async def _send(self, said: Said, post: Payload) -> None:
        message = {name: value for name, value in post.items() if name != "chart"}
        if said.reply_url:
            return await self._send_privately(said, message)
        await self.call("chat.postMessage", channel=said.channel, **_thread(said), **PLAIN, **message)
        return None

    async def _send_privately(self, said: Said, message: Payload) -> None:
        """To the one person: by the address that Slack gave, which takes five messages within half an hour."""
        hook = AsyncWebhookClient(str(said.reply_url), timeout=SECONDS, retry_handlers=handlers(), logger=quiet())
        private = {"response_type": "ephemeral", "replace_original": False, **message}
        try:
            answer = await hook.send_dict(private)
        except FAILURES:
            answer = None
        if answer is None or answer.status_code >= 400:
            if answer is not None and answer.body.startswith(UNDRAWN):
                raise Undelivered(answer.body[:80])
            await self.call("chat.postEphemeral", channel=said.channel, user=said.user, **message)

    async def illustrate(self, said: Said, posts: list[Payload]) -> None:
        """Puts the charts below that Slack cannot fetch itself, where all may see them."""
        for chart in filter(None, (post.get("chart") for post in posts)):
            if not said.reply_url:
                await self._upload(said, chart)

    async def _upload(self, said: Said, chart: Payload) -> None:
        """Uploads one; the words are whole without it, so that its failure is not told."""
        try:
            await self.web.files_upload_v2(
                content=await drawn(chart),
                filename="chart.png",
                title=chart["title"],
                alt_txt=chart["alt"],
                channel=said.channel,
                **_thread(said),
            )
        except FAILURES as problem:
            logger.warning("Slack did not take a chart: %s", _code(problem))


def plainer(post: Payload) -> Iterator[Payload]:
    """A message as it is meant, without pictures, and as bare text, each only where it differs."""
    yield post
    blocks = post.get("blocks") or []
    words_only = [block for block in blocks if block["type"] != "image"]
    if len(words_only) < len(blocks):
        yield {**post, "blocks": words_only}
    if blocks:
        yield {"text": post["text"]}


def _thread(said: Said) -> Payload:
    return {"thread_ts": said.thread} if said.thread else {}


def _code(problem: BaseException) -> str:
    """Slack's code, or the type of the error: the error's own text can hold what was to be posted."""
    answer: Any = problem.response if isinstance(problem, SlackApiError) else {}
    found = answer.get("error") if hasattr(answer, "get") else None
    return str(found or type(problem).__name__)


def quiet() -> logging.Logger:
    """A logger for slack_sdk, whose own lines hold messages: nothing below a warning."""
    found = logging.getLogger(f"{__name__}.calls")
    found.setLevel(logging.WARNING)
    return found
