"""Writes the whole conversation out for the debug log only where there is one."""

from __future__ import annotations

import logging
from typing import Any

from rasa.core.policies.policy import Policy

stock = Policy.format_tracker_states

debugging = logging.getLogger("rasa.core.policies")


def format_tracker_states(states: list[dict[str, Any]]) -> str:
    """As stock Rasa where it debugs; otherwise nothing, since nothing else reads it."""
    return stock(states) if debugging.isEnabledFor(logging.DEBUG) else ""
