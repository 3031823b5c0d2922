"""The Slack door: Rasa's Slack channel, set up from the environment and hardened against what Slack really sends."""

import asyncio
import html
import logging
import os
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.channels.slack import SlackInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.slack_reply import AdvisorSlackBot, SlackTurn

logger = logging.getLogger(__name__)

REMEMBERED_EVENTS = 10_000
"""Event ids kept for telling repeats: Slack repeats within the hour, so this is ample for one process."""


class SlackOff(InputChannel):
    """Stands in for Slack where it is not set up: it has no routes. Rasa cannot be given "no channel"."""

    @classmethod
    def name(cls) -> str:
        """The prefix that the real channel would have."""
        return "slack"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """A blueprint without routes, so every address under it is a 404."""
        return Blueprint("slack_off")


class AdvisorSlack(SlackInput):
    """Slack, on when `SLACK_BOT_TOKEN` and `SLACK_SIGNING_SECRET` are set.

    Beyond the stock channel: each event is handled once, `charset=utf-8` in the content type is accepted, edits and
    joins are not taken for messages, escaped characters are read as typed, and a turn's replies are drawn together.
    """

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """The channel with the environment's secrets and the file's other settings, or `SlackOff`."""
        token, secret = os.environ.get("SLACK_BOT_TOKEN"), os.environ.get("SLACK_SIGNING_SECRET")
        if token and secret:
            settings = {"conversation_granularity": "channel", **(credentials or {})}
            return super().from_credentials({**settings, "slack_token": token, "slack_signing_secret": secret})
        if token or secret:
            logger.warning("Slack is off: SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET must both be set.")
        return SlackOff()

    def __init__(self, *args: Any, **settings: Any) -> None:
        """Takes what Rasa's `SlackInput` takes."""
        super().__init__(*args, **settings)
        self._events: OrderedDict[str, None] = OrderedDict()
        # One lock a conversation; it is gone when no turn of the conversation is under way.
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The stock routes, behind `admit`, with each turn's replies posted together at its end."""

        async def take_turn(message: UserMessage) -> None:
            # Rasa's own lock ends before the replies are posted, and those of the next turn must not come between.
            async with self._turns.setdefault(message.sender_id, asyncio.Lock()):
                bot, message.output_channel = message.output_channel, SlackTurn()
                try:
                    await on_new_message(message)
                finally:
                    await bot.post_all(message.sender_id, message.output_channel.messages)

        slack = super().blueprint(take_turn)
        slack.middleware("request")(self.admit)
        return slack

    async def admit(self, request: Request) -> HTTPResponse | None:
        """Answers the address check and repeats; None lets the stock route go on, which refuses what is unsigned."""
        if request.method != "POST":
            return None
        # The stock route compares the whole header, parameters and all, with "application/json".
        request.headers["content-type"] = request.content_type.partition(";")[0].strip().lower()
        if request.content_type != "application/json" or not self.is_request_from_slack_authentic(request):
            return None
        if request.json.get("type") == "url_verification":
            return response.json({"challenge": request.json.get("challenge")})
        return response.text("") if self._is_repeat(request.json.get("event_id")) else None

    def _is_repeat(self, event_id: str | None) -> bool:
        if event_id in self._events:
            return True
        if event_id:
            self._events[event_id] = None
        if len(self._events) > REMEMBERED_EVENTS:
            self._events.popitem(last=False)
        return False

    @staticmethod
    def _is_user_message(slack_event: dict[str, Any]) -> bool:
        # Edits, joins, topic changes and the like are messages with a subtype.
        stock = SlackInput._is_user_message(slack_event)  # noqa: SLF001 - the base class
        return bool(stock) and not slack_event["event"].get("subtype")

    @staticmethod
    def _sanitize_user_message(text: str, uids_to_remove: list[str] | None) -> str:
        stock = SlackInput._sanitize_user_message(text, uids_to_remove)  # noqa: SLF001 - the base class
        return html.unescape(stock)

    def get_output_channel(self, channel: str | None = None, thread_id: str | None = None) -> OutputChannel:
        """The bot that posts to `channel`, at `SLACK_API_URL` when that is set."""
        return AdvisorSlackBot(self.slack_token, channel or self.slack_channel, thread_id, self.proxy)
