"""Messages in another language than English are told so in it."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.profile import Message
from advisor import reply

CUE = "language_"


def spoken(message: Message) -> str | None:
    """The code of the language that a message is in, None for English."""
    return next((cue.removeprefix(CUE) for cue in message.named("cue") if cue.startswith(CUE)), None)


def told(message: Message, answer: Answer) -> Answer:
    """The answer after a sentence in the message's language that English works best."""
    code = spoken(message)
    if code is None:
        return answer
    fill = {"text": core.advisor().catalogue.wording[f"language_{code}"]}
    return replace(answer, says=[Say("utter_language", reply.payload("smalltalk", language=code), fill), *answer.says])
