"""Calls of Slack's Web API that are made again: when it is asked too often, fails, or is not reached."""

from __future__ import annotations

import asyncio
from typing import Any

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import BackoffRetryIntervalCalculator

AGAIN = 3
"""How often a call is made again."""

LONGEST, USUAL = 120.0, 1.0
"""Seconds of `Retry-After` that are waited for at the most, and where Slack names none."""

BACKOFF = BackoffRetryIntervalCalculator(backoff_factor=0.25)


class TooOften(AsyncRetryHandler):
    """429: waits for as long as Slack says; slack_sdk's own waits for hours, too, and trips over "1.5"."""

    async def _can_retry_async(self, *, response: Any = None, **_: Any) -> bool:
        return response is not None and response.status_code == 429 and _after(response) <= LONGEST

    async def prepare_for_next_attempt_async(self, *, state: Any, response: Any = None, **_: Any) -> None:
        """Waits."""
        state.next_attempt_requested = True
        await asyncio.sleep(_after(response))
        state.increment_current_attempt()


def _after(response: Any) -> float:
    """Seconds of the header, of which slack_sdk's responses hold a list."""
    given = next((value for name, value in response.headers.items() if name.lower() == "retry-after"), "")
    try:
        return max(0.0, float(given[0] if isinstance(given, list) else given))
    except ValueError:
        return USUAL


class ServerError(AsyncRetryHandler):
    """Any 5xx; slack_sdk's own knows only 500 and 503."""

    async def _can_retry_async(self, *, response: Any = None, **_: Any) -> bool:
        return response is not None and response.status_code >= 500


def handlers() -> list[AsyncRetryHandler]:
    """All of them."""
    return [
        TooOften(AGAIN),
        ServerError(AGAIN, BACKOFF),
        AsyncConnectionErrorRetryHandler(AGAIN, BACKOFF),
    ]
