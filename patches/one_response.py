"""Chooses among the wordings of a response only where there are several."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator

stock = TemplatedNaturalLanguageGenerator._random_response_for  # noqa: SLF001 - the function that is replaced


def response_for(
    self: TemplatedNaturalLanguageGenerator, utter_action: str, output_channel: str, filled_slots: dict[str, Any]
) -> dict[str, Any] | None:
    """As stock Rasa, which makes an array of one to draw one out of it."""
    wordings = self.responses.get(utter_action, [])
    if len(wordings) == 1 and not wordings[0].keys() & {"channel", "condition"}:
        return wordings[0]
    found: dict[str, Any] | None = stock(self, utter_action, output_channel, filled_slots)
    return found
