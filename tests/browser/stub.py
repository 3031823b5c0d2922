"""An agent that gives canned replies, and keeps what was said as Rasa does: at the end of each turn."""

import asyncio
import threading
from dataclasses import dataclass, field

from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered

from tests.browser.canned import REPLIES, parts, said


@dataclass
class Agent:
    """What it `heard` (sender, text), its `gate`, which holds up answers while it is shut, and whether it is `down`."""

    heard: list[tuple[str, str]] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    after_first: threading.Event = field(default_factory=threading.Event)
    down: bool = False
    lock_store: InMemoryLockStore = field(default_factory=InMemoryLockStore)
    tracker_store: InMemoryTrackerStore = field(default_factory=lambda: InMemoryTrackerStore(Domain.empty()))

    def renew(self) -> None:
        """As new, but for what it has kept."""
        self.heard.clear()
        self.down = False
        self.gate.set()
        self.after_first.set()

    async def handle_message(self, message: UserMessage) -> None:
        """Answers once the gate is open, and goes on after the first part of the answer once that gate is."""
        self.heard.append((message.sender_id, message.text))
        await opened(self.gate)
        if self.down:
            raise RuntimeError
        tracker = await self.tracker_store.get_or_create_full_tracker(message.sender_id)
        tracker.update(UserUttered(message.text, message_id=message.message_id, metadata=message.metadata))
        for reply in parts(REPLIES.get(message.text, [said(f"You said: {message.text}")])):
            tracker.update(BotUttered(reply.get("text"), {key: reply[key] for key in reply if key != "text"}))
            await message.output_channel.send_response(message.sender_id, {**reply})
            await opened(self.after_first)
        await self.tracker_store.save(tracker)


async def opened(gate: threading.Event) -> None:
    """Waits for a gate that another thread opens."""
    while not gate.is_set():
        await asyncio.sleep(0.01)
