"""What is said to the advisor rather than of a project: that an answer was no good, and who it is."""

from __future__ import annotations

import re

from actions import core
from actions.answer import Answer, Say, button
from actions.message import Message
from actions.profile import Profile
from actions.telling import understood
from advisor import reply

LONGEST = 14
"""Words of such a message."""


def mannered(message: Message, profile: Profile) -> Answer | None:
    """The answer to a complaint, or to the question who answers; None for anything else."""
    needs = core.advisor().catalogue.needs
    if len(message.text.split()) > LONGEST or any(e["entity"] in {*needs, "framework"} for e in message.entities):
        return None
    if _says("asks_who", message):
        return Answer([Say("utter_who", reply.payload("help"))], profile)
    if _says("says_complaint", message) and not message.text.rstrip().endswith("?"):
        return _sorry(profile)
    return None


def _says(what: str, message: Message) -> bool:
    return re.search(core.advisor().catalogue.wording[what], message.text, re.IGNORECASE) is not None


def _sorry(profile: Profile) -> Answer:
    """What was understood, so that it can be put right."""
    say = core.advisor().catalogue.wording
    buttons = [button(say[name]) for name in ("button_start_over", "button_help")]
    told = understood(profile.advised(core.advisor()))
    payload = reply.payload("clarification", understood=[told.strip()] if told else [])
    return Answer([Say("utter_sorry", payload, {"understood": told}, buttons)], profile)
