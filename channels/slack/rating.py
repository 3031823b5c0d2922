"""Thumbs up and down, kept with the feedback of all channels."""

from __future__ import annotations

import logging

logger = logging.getLogger(__name__)


async def rate(sender: str, reply: str, rating: str) -> bool:
    """Whether it could be kept. `reply` is the timestamp of the message that was rated, `rating` "up" or "down"."""
    from channels.feedback import keep

    try:
        await keep(sender, reply, rating, None)
    except Exception as problem:  # noqa: BLE001 - whatever a store fails on, the conversation goes on
        logger.error("A rating could not be kept: %s", type(problem).__name__)  # noqa: TRY400
        return False
    return True
