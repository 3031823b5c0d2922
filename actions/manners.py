"""What is said to the advisor rather than of a project: that an answer was no good, or questions about itself."""

from __future__ import annotations

from typing import Any

from actions import core
from actions.answer import Answer, Say, button
from actions.message import Message
from actions.profile import Profile
from actions.telling import understood
from advisor import reply
from advisor.advice import SAMPLES
from advisor.phrasing import says

LONGEST = 14
"""Words of such a message."""

ITSELF, BEFORE_ADVICE = ("who", "kept", "as_of"), ("method", "sources")
"""What is asked about the advisor; after advice the last two are about that."""


def mannered(message: Message, profile: Profile) -> Answer | None:
    """The answer to a complaint, or to a question about the advisor; None for anything else."""
    if len(message.text.split()) > LONGEST or message.frameworks:
        return None
    asked = (*ITSELF, *(() if profile.needs.items else BEFORE_ADVICE))
    about = next((what for what in asked if says(f"asks_{what}", message.text)), None)
    if about:
        return Answer([Say(f"utter_{about}", reply.payload("help"), _itself())], profile)
    stated = any(entity["entity"] in core.advisor().catalogue.needs for entity in message.entities)
    if says("complains", message.text) and not stated and not message.text.rstrip().endswith("?"):
        return _sorry(profile)
    return None


def _itself() -> dict[str, Any]:
    """What the advisor knows, in numbers."""
    catalogue = core.advisor().catalogue
    sources = [source for claim in core.recall().claims for source in claim.sources]
    return {
        "count": len(catalogue.frameworks),
        "criteria": len(catalogue.criteria),
        "weightings": f"{SAMPLES:,}",
        "sources": f"{len({source.url for source in sources if source.url}):,}",
        "newest": max(source.checked for source in sources),
    }


def _sorry(profile: Profile) -> Answer:
    """What was understood, so that it can be put right."""
    say = core.advisor().catalogue.wording
    buttons = [button(say[name]) for name in ("button_start_over", "button_help")]
    told = understood(profile.advised())
    payload = reply.payload("clarification", understood=[told.strip()] if told else [])
    return Answer([Say("utter_sorry", payload, {"understood": told}, buttons)], profile)
