"""The Slack channel: all that Slack sends comes in at one address."""

from __future__ import annotations

import logging
import os
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from channels.errors import only, told
from channels.rest import METHODS
from channels.slack.incoming import Incoming
from channels.slack.work import Work
from channels.turns import Handler, Turns

logger = logging.getLogger(__name__)


class SlackOff(InputChannel):
    """Stands in for Slack where it is not set up: it has no routes. Rasa cannot be given "no channel"."""

    @classmethod
    def name(cls) -> str:
        """The prefix that the real channel would have."""
        return "slack"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """A blueprint without routes, so every address under it is a 404."""
        return Blueprint("slack_off")


class AdvisorSlack(InputChannel):
    """Slack, on when `SLACK_BOT_TOKEN` and `SLACK_SIGNING_SECRET` are set."""

    @classmethod
    def name(cls) -> str:
        """Rasa's name for it, which is in its address."""
        return "slack"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """The channel with the environment's secrets, or `SlackOff`.

        Raises:
            ValueError: for a setting in credentials.yml, where there are none for Slack.
        """
        if credentials:
            raise ValueError(f"credentials.yml: Slack has no settings there: {', '.join(credentials)}")
        token, secret = os.environ.get("SLACK_BOT_TOKEN"), os.environ.get("SLACK_SIGNING_SECRET")
        if token and secret:
            return cls(token, secret)
        if token or secret:
            logger.warning("Slack is off: SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET must both be set.")
        return SlackOff()

    def __init__(self, token: str, secret: str) -> None:
        """`token`: the bot's, `xoxb-...`; `secret`: what Slack signs with."""
        self._token, self._incoming = token, Incoming(secret)
        self.work = Work()

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """`GET /`, which says that it is there, and `POST /webhook` for events, interactions and commands."""
        # Imported where Slack is on: it is off for most, and they need not wait for this at the start.
        from channels.slack.delivery import Delivery
        from channels.slack.switchboard import Switchboard

        routes = Blueprint("advisor_slack")
        board = Switchboard(Turns(on_new_message), Delivery(self._token), self.work)

        async def receive(request: Request) -> HTTPResponse:
            payload = await self._incoming.read(request)
            store = getattr(request.app.ctx.agent, "tracker_store", None)
            return board.take(payload, store, again="x-slack-retry-num" in request.headers)

        async def health(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        routes.add_route(told(only("GET", health)), "/", methods=METHODS, stream=True)
        routes.add_route(told(only("POST", receive)), "/webhook", methods=METHODS, stream=True)
        routes.listener("before_server_stop")(self.work.finish)
        return routes
