"""Things are set against each other that are no frameworks: servers, formats, chips, methods ("KServe or BentoML?")."""

from __future__ import annotations

from typing import Any

from actions import core
from actions.answer import Answer
from actions.answering import replies
from actions.claims_told import told
from actions.message import Message
from actions.profile import Profile
from actions.sought import sought
from advisor.differences import DIFFERENCE
from advisor.phrasing import says

VERY_NEAR = 0.75
"""The least nearness of a claim that is taken to tell just these apart."""

NEAREST = 0.93
"""The same where there is a definition, or a comparison, too, and where it seems to be out of scope."""

LONGEST = 10
"""Words of a message that does no more than set things against each other: a longer one tells of a project."""

NEAR = 0.7
"""The least nearness of what is told beside it."""


def told_apart(message: Message, profile: Profile, least: float = VERY_NEAR) -> Answer | None:
    """What is known of just the things that a message sets against each other; None where they are all frameworks,
    which are set side by side, where they answer a question, or where no claim is at `least` so near.
    """
    several = len(message.frameworks) > 1
    if (
        message.takes_back
        or replies(profile, message)
        or not says("sets_apart", message.text)
        or (several and not names_more(message))
    ):
        return None
    found = core.recall().find(sought(message, message.frameworks), message.frameworks, most=3)
    sure = several or len(message.text.split()) > LONGEST
    if not found or found[0].near < (NEAREST if sure else least):
        return None
    if several and found[0].claim.about == DIFFERENCE:  # it is told at the top of a comparison
        return None
    claims = [item.claim for item in found if item.near >= NEAR]
    return told(message, profile, claims, message.frameworks)


def names_more(message: Message) -> bool:
    """Whether it names a thing beside its frameworks that is none ("Sentis or ONNX Runtime?"), or two parts of one; a
    word that only goes with a framework's name ("PyTorch MPS") is no thing of its own.
    """
    named = [entity for entity in message.entities_of("framework") if "start" in entity]
    taken = [(entity["start"], entity["end"]) for entity in named]
    beside = (entity for entity in message.entities_of("term") if all(_apart(message.text, entity, at) for at in taken))
    return any(beside) or len(named) > len(message.frameworks)


def _apart(text: str, term: dict[str, Any], taken: tuple[int, int]) -> bool:
    """Whether something that separates stands between a term and a framework's name."""
    start, end = min(term["end"], taken[1]), max(term["start"], taken[0])
    return start <= end and says("stands_between", text[start:end])
