"""Takes in what was said and has the reply posted, one after the other in each conversation."""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakValueDictionary

from channels.errors import Problem
from channels.rest import MESSAGE, is_command, unarmed
from channels.slack.blocks import posts
from channels.slack.delivery import Delivery
from channels.slack.joint import Joint
from channels.slack.mrkdwn import escape
from channels.slack.said import Payload, Said
from channels.slack.threads import Thread, Threads
from channels.slack.words import words
from channels.turns import Turns
from stores.errors import StoreDown

CHANNEL = "slack"


class Desk:
    """Where persons meet the advisor. `store` gives Rasa's conversations, once there are any."""

    def __init__(self, turns: Turns, delivery: Delivery) -> None:
        self._turns, self._delivery, self._threads = turns, delivery, Threads(delivery)
        # One lock a conversation; it is gone when no turn of the conversation is under way.
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def answer(self, said: Said, store: Any = None, *, again: bool = False) -> None:
        """Answers what was said, if it was said to the advisor; `again`: it may have been answered before."""
        # Rasa's own lock ends before the replies are posted, and those of the next turn must not come between.
        async with self._locks.setdefault(said.place, asyncio.Lock()):
            thread = await self._threads.enter(said) if said.shared else None
            if (said.shared and thread is None) or (again and await _answered(store, said)):
                return
            about = _about(said, thread)
            reply = posts(await self._replies(said), about)
            await self._delivery.reply(said, reply)
        # What follows can take a while, and the next message need not wait for it.
        if thread and len(thread.people) > 1 and store:
            await Joint(store).tell(said, thread, self._delivery)
        await self._delivery.illustrate(said, reply)

    async def _replies(self, said: Said) -> list[Payload]:
        """What the advisor replies; what keeps it from doing so is put into words."""
        if len(said.text) > MESSAGE:
            return [{"text": words()["too_long"].format(most=f"{MESSAGE:,}")}]
        text = said.text or words()["mentioned"]
        try:
            if is_command(text):
                return await self._turns.decline(said.sender).whole()
            metadata = {"slack_ts": said.ts} if said.ts else None
            return await self._turns.begin(said.sender, unarmed(text), CHANNEL, metadata).whole()
        except Problem:
            return [{"text": words()["failed"]}]


def _about(said: Said, thread: Thread | None) -> str:
    """For whom the reply is, where others read it too, and what was pressed, which nobody could read."""
    who = f"<@{said.user}>"
    if said.chosen and not said.reply_url:
        return str(words()["chose"].format(who=who, text=escape(said.chosen)))
    return str(words()["for_whom"].format(who=who)) if thread and len(thread.people) > 1 else ""


async def _answered(store: Any, said: Said) -> bool:
    """Whether Rasa has it already: Slack sends an event again, and this process may not be the one that took it."""
    try:
        tracker = await store.retrieve(said.sender) if store and said.ts else None
    except StoreDown:
        return False  # then the turn itself fails, which the person is told
    return tracker is not None and any(
        (getattr(event, "metadata", None) or {}).get("slack_ts") == said.ts for event in tracker.events
    )
