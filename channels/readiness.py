"""Whether a message could be answered now: the model, the action server and the stores, each asked for itself."""

from __future__ import annotations

import asyncio
import os
import uuid
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from sanic import Sanic

SECONDS = 2.0
"""How long one part may take to say that it is there."""

NOBODY = f"readiness {uuid.uuid4().hex}"
"""The sender of a conversation that there never is."""


@dataclass
class Readiness:
    """What is there, by name, and whether this process is on its way out."""

    stopping: bool = False
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)

    async def parts(self, app: Sanic) -> dict[str, bool]:
        """Whether each part is there: `process`, `model`, `actions`, `stores`."""
        agent = getattr(app.ctx, "agent", None)
        model = bool(getattr(agent, "is_ready", bool)())  # without an agent: bool(), which is false
        actions, stores = await asyncio.gather(_in_time(self._actions()), _in_time(_stores(agent)))
        return {"process": not self.stopping, "model": model, "actions": actions, "stores": stores}

    async def _actions(self) -> bool:
        """Whether the action server says that it is well; where none is configured there is none to wait for."""
        webhook = os.environ.get("ACTIONS_URL", "")
        if not webhook:
            return True
        if self._session is None:
            self._session = aiohttp.ClientSession()
        async with self._session.get(webhook.rpartition("/")[0] + "/health") as answer:
            return answer.status == 200

    async def close(self) -> None:
        """Lets go of the connection to the action server."""
        if self._session is not None:
            await self._session.close()


async def _stores(agent: Any) -> bool:
    """Whether conversations and their locks can be had, found out by having one."""
    if agent is None:
        return False
    locks = getattr(agent.lock_store, "store", agent.lock_store)  # this wait is nobody's, and is not measured
    async with locks.lock(NOBODY):
        await agent.tracker_store.retrieve(NOBODY)
    return True


async def _in_time(part: Awaitable[bool]) -> bool:
    try:
        return await asyncio.wait_for(part, SECONDS)
    except Exception:  # noqa: BLE001 - whatever it is: it is not there
        return False
