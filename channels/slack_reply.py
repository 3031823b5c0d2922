"""Posts the advisor's replies to Slack."""

import asyncio
import logging
import os
from typing import Any

import aiohttp
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.channels.slack import SlackBot
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from channels.slack_blocks import posts

logger = logging.getLogger(__name__)

SLACK_FAILURES = (SlackClientError, aiohttp.ClientError, asyncio.TimeoutError, OSError)
SLACK_API_URL = "https://slack.com/api/"


class SlackTurn(CollectingOutputChannel):
    """Gathers the messages of one turn: only with all of them is it known which text a card replaces."""

    @classmethod
    def name(cls) -> str:
        """Slack's, so that responses written for Slack are chosen."""
        return "slack"


class AdvisorSlackBot(SlackBot):
    """Draws replies as Block Kit; `SLACK_API_URL` points it at another Slack, such as a stand-in."""

    def __init__(self, token: str, slack_channel: str | None, thread_id: str | None, proxy: str | None) -> None:
        """`slack_channel` is where to post, `thread_id` the thread's first message, if any."""
        super().__init__(token, slack_channel, thread_id, proxy)
        self.client = AsyncWebClient(token, base_url=os.environ.get("SLACK_API_URL") or SLACK_API_URL, proxy=proxy)
        self.client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=2))

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Posts one message outside a turn (a reminder, say)."""
        await self.post_all(recipient_id, [message])

    async def post_all(self, recipient_id: str, messages: list[dict[str, Any]]) -> None:
        """Posts the messages of a turn, in order; what Slack refuses is logged and the turn stays as it is."""
        try:
            for post in posts(messages):
                await self._post(self.slack_channel or recipient_id, post)
        except SLACK_FAILURES as problem:
            # The error's own text holds the response body; its type and Slack's code say enough, with no user text.
            code = getattr(problem, "response", {}).get("error", "")
            logger.error("Slack did not take a reply: %s %s", type(problem).__name__, code)  # noqa: TRY400

    async def _post(self, channel: str, post: dict[str, Any]) -> None:
        """Posts it; once more without pictures where Slack refuses it, as it does when it cannot fetch one."""
        try:
            await self._post_message(channel, **post)
        except SlackApiError:
            plain = [block for block in post["blocks"] if block["type"] != "image"]
            if len(plain) == len(post["blocks"]):
                raise
            await self._post_message(channel, **{**post, "blocks": plain})
