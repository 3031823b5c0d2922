"""What is said to all people of a thread beside each one's own reply: the pick for all, and who is worst off."""

from __future__ import annotations

from typing import Any

from channels.slack.delivery import Delivery
from channels.slack.patience import patiently
from channels.slack.said import Payload, Said
from channels.slack.threads import Thread
from channels.worker import Busy
from stores.errors import StoreDown

NEEDS = "needs"
"""The slot in which actions/profile.py keeps what one person said."""


class Joint:
    """Reads what each has said out of Rasa's conversations, of which each person of a thread has one."""

    def __init__(self, store: Any) -> None:
        self._store = store

    async def tell(self, said: Said, thread: Thread, delivery: Delivery) -> None:
        """Posts it where at least two have said what they need, and it is not what was posted last."""
        try:
            people = {user: needs for user in thread.people if (needs := await self._needs(said.by(user)))}
            post = await patiently(drawn, people) if len(people) > 1 else None
        except (Busy, StoreDown):
            return  # each one's own reply is there, and the next message brings it
        if post and post["text"] != thread.told:
            thread.told = post["text"]
            await delivery.reply(said, [post])

    async def _needs(self, said: Said) -> list[Payload]:
        tracker = await self._store.retrieve(said.sender)
        return (tracker.get_slot(NEEDS) or []) if tracker else []


def drawn(people: dict[str, list[Payload]]) -> Payload:
    """What to post: user id -> needs as the slot holds them."""
    # Done in the thread, and imported when first asked for: conversations need nothing of it.
    from advisor.group import joint
    from advisor.needs import Needs
    from channels.advising import advisor
    from channels.slack.joint_card import card

    now = advisor()
    found = joint(now, {user: Needs.from_json(needs) for user, needs in people.items()})
    return card(now.catalogue, found)
