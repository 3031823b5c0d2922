"""Checks what the action server answered, with a validator built once instead of from its schema at every call."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jsonschema_rs
from rasa.core.actions.action import RemoteAction

stock = RemoteAction._validate_action_result  # noqa: SLF001 - the function that is replaced


@lru_cache(maxsize=1)
def _validator() -> Any:
    return jsonschema_rs.validator_for(RemoteAction.action_response_format_spec())


def validate_action_result(self: RemoteAction, result: Any) -> bool:
    """True for a valid answer; for any other what stock Rasa says, which raises jsonschema's ValidationError."""
    return bool(_validator().is_valid(result)) or stock(self, result)
