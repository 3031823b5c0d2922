"""Rasa's REST channel, which here never answers with silence and takes nothing that is typed for a command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import yaml
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint

WORDING = Path(__file__).with_name("wording.yml")

Handler = Callable[[UserMessage], Awaitable[Any]]


class AdvisorRest(RestInput):
    """The stock channel with a handler that makes sure of a reply."""

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the stock channel."""
        return super().blueprint(_answering(on_new_message))


def _answering(on_new_message: Handler) -> Handler:
    """A handler that reads "/restart" as the word, and says so where no action could answer.

    An action that cannot be reached gives the person nothing at all in Rasa (an empty list with status 200).
    """
    sorry = yaml.safe_load(WORDING.read_text(encoding="utf-8"))["no_answer"]

    async def handle(message: UserMessage) -> None:
        message.text = message.text.lstrip("/") if isinstance(message.text, str) else message.text
        await on_new_message(message)
        channel = message.output_channel
        if isinstance(channel, CollectingOutputChannel) and not channel.messages:
            error = {"schema": "framework-advisor/1", "kind": "error"}
            await channel.send_response(message.sender_id, {"text": sorry, "custom": error})

    return handle
