"""Messages in another language than English are told so in it."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.making_room import making_room
from actions.message import Message
from actions.profile import Profile
from advisor import reply
from advisor.phrasing import phrasing

CUE = "language_"

COURTESIES = ("greet", "thanks", "goodbye")


def spoken(message: Message) -> str | None:
    """The code of the language that a message is in, None for English."""
    return next((cue.removeprefix(CUE) for cue in message.named("cue") if cue.startswith(CUE)), None)


def polite(message: Message) -> str | None:
    """Whether a message in another language is a greeting (greet), thanks or goodbye and nothing else."""
    words = message.text.strip(" \t\n.,;:!?¡¿…~)(-。！")
    return next((kind for kind in COURTESIES if phrasing(f"foreign_{kind}").fullmatch(words)), None)


def returned(message: Message, profile: Profile) -> Answer | None:
    """A greeting, thanks or goodbye in another language, in kind; None for anything else."""
    kind = polite(message)
    return Answer([Say(f"utter_{kind}", reply.payload("smalltalk"))], profile) if kind else None


def told(message: Message, answer: Answer) -> Answer:
    """The answer after a sentence in the message's language that English works best. Who was told so with the message
    before, or thanks or takes leave after a talk in English, knows that.
    """
    code, before = spoken(message), message.before and spoken(message.before)
    if code is None or before == code or (message.before and polite(message) in {"thanks", "goodbye"}):
        return answer
    text = core.advisor().catalogue.wording[f"language_{code}"]
    notice = Say("utter_language", reply.payload("smalltalk", language=code), {"text": text})
    return replace(answer, says=[notice, *making_room(answer, len(text), close=True).says])
