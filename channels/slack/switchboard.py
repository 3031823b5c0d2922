"""Tells apart what Slack sends, acknowledges it, and has it answered after that."""

from __future__ import annotations

import logging
from collections.abc import Coroutine
from typing import Any

from sanic import response
from sanic.response import HTTPResponse

from channels.slack import home
from channels.slack.commands import commanded
from channels.slack.delivery import Delivery, Undelivered
from channels.slack.desk import Desk
from channels.slack.presses import Presses
from channels.slack.said import Payload, Said, heard
from channels.slack.seen import Seen
from channels.slack.words import words
from channels.slack.work import Work
from channels.turns import Turns

logger = logging.getLogger(__name__)

MISREAD = (AttributeError, IndexError, KeyError, TypeError)
"""What reading something ends with that has not the shape that Slack documents."""


class Switchboard:
    """One workspace's."""

    def __init__(self, turns: Turns, delivery: Delivery, work: Work) -> None:
        self._delivery, self._desk = delivery, Desk(turns, delivery)
        self._presses = Presses(self._desk, delivery)
        self._seen, self._work = Seen(), work

    def take(self, payload: Payload, store: Any, *, again: bool) -> HTTPResponse:
        """The acknowledgement; `store` has Rasa's conversations, `again` says that Slack sends it once more."""
        kind = payload.get("type")
        if kind == "url_verification":
            return response.json({"challenge": payload.get("challenge")})
        if kind == "block_suggestion":  # of a list that is filled from outside, which the advisor has none of
            return response.json({"options": []})
        try:
            if "command" in payload:
                return self._command(payload, store)
            if kind == "event_callback":
                self._event(payload, store, again)
            elif kind:
                self._begin(self._presses.take(payload, store))
        except MISREAD as problem:
            logger.warning("Slack sent what could not be read: %s", type(problem).__name__)
        return response.text("")

    def _command(self, payload: Payload, store: Any) -> HTTPResponse:
        self._begin(self._desk.answer(commanded(payload), store))
        return response.json({"response_type": "ephemeral", "text": words()["acknowledged"]})

    def _event(self, payload: Payload, store: Any, again: bool) -> None:
        """Begins the answer to an event, each once: a message with a mention comes as two."""
        event = payload["event"]
        if self._seen.before(str(payload.get("event_id") or "")):
            return
        if event.get("type") == "app_home_opened":
            self._begin(home.show(self._delivery, event))
        elif (said := heard(payload)) and not self._seen.before(_message(said)):
            self._begin(self._desk.answer(said, store, again=again))

    def _begin(self, task: Coroutine[Any, Any, None]) -> None:
        self._work.begin(_logged(task))


def _message(said: Said) -> str:
    return f"{said.team}/{said.channel}/{said.ts}" if said.ts else ""


async def _logged(task: Coroutine[Any, Any, None]) -> None:
    try:
        await task
    except Undelivered as problem:
        logger.error("Slack did not take something: %s", problem)  # noqa: TRY400
