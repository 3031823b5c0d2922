"""In which threads the advisor takes part, and with whom: remembered here, and asked of Slack where it is not known."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from channels.slack.delivery import Delivery, Undelivered
from channels.slack.mrkdwn import mentions
from channels.slack.said import HEARD, Said

logger = logging.getLogger(__name__)

KEPT, PEOPLE, READ = 2_000, 20, 200
"""Threads that are remembered, people of one whose needs are joined, and messages that are read of one."""


@dataclass
class Thread:
    """`ours`: whether the advisor was called into it; `people`: who wrote in it, in order; `told`: what was said of all
    of them last.
    """

    ours: bool = False
    people: dict[str, None] = field(default_factory=dict)
    told: str = ""


class Threads:
    """Those of one workspace."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._known: OrderedDict[str, Thread] = OrderedDict()

    async def enter(self, said: Said) -> Thread | None:
        """The thread that something was said in, its author among the people; None where it is not to the advisor."""
        thread = self._known.get(said.place)
        if thread is None:
            thread = Thread() if said.begins else await self._read(said)
            self._known[said.place] = thread
        self._known.move_to_end(said.place)
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        thread.ours = thread.ours or said.addressed
        if len(thread.people) < PEOPLE:
            thread.people[said.user] = None
        return thread if thread.ours else None

    async def _read(self, said: Said) -> Thread:
        """A thread that is there already, as after a restart: the advisor is in it once it was mentioned."""
        try:
            found = await self._delivery.call("conversations.replies", channel=said.channel, ts=said.talk, limit=READ)
        except Undelivered as problem:
            logger.warning("Slack did not show a thread: %s", problem)
            return Thread()
        messages: list[dict[str, Any]] = found.get("messages") or []
        people = [
            str(message["user"])
            for message in messages
            if message.get("user") not in (None, said.bot)
            and not message.get("bot_id")
            and message.get("subtype") in HEARD
        ]
        ours = any(
            said.bot == message.get("user") or said.bot in mentions(message.get("text", "")) for message in messages
        )
        return Thread(bool(said.bot) and ours, dict.fromkeys(people[:PEOPLE]))
