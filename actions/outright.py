"""A question that a claim answers outright, though its words sound like a project: "will a 70B fit on two 3090s?"."""

from __future__ import annotations

import re

from actions import core
from actions.answer import Answer
from actions.answering import replies
from actions.claims import facts
from actions.message import Message
from actions.profile import Profile
from advisor.advice import Advisor

OUTRIGHT = re.compile(
    r"(?:^|[.,:;!?]\s+)\W*(?:(?:and|but|so|ok|okay|hm+|hi|hey|wait|then),? )*"
    r"(?:is|are|was|were|will|would|does|do|did|can|could|has|have|why|when|any (?:plans?|chance|news|word)"
    r"|how (?:much|many|big|long))\b"
    r"|\b(?:worth|dead|alive|abandoned|replaced|replacement|successor|still (?:maintained|supported|developed))\b"
    r"|\b(?:use|take) instead\b|\b(?:is|are|was|were|it['’]?s) (?:gone|removed|deprecated|closed)\b|\bpossible\W*$"
    r"|\b(?:says|no module named|could not (?:find|load|open))\b"
    r"|\b(?:which|what|best) (?:(?!librar|tool|engine)[\w-]+ ){0,2}(?:llms?|models?|hardware|gpus?|cards?|v?ram)\b",
    re.IGNORECASE,
)
"""Asks for a yes or no, an amount, a time, a reason, what to take for something that is gone, or for a model or the
hardware for one.
"""

ASKS = re.compile(r"\?|\b(what|which|how|or|vs)\b", re.IGNORECASE)
"""Asks anything."""

ADVICE = re.compile(
    r"\b(recommend\w*|suggest\w*|advi[sc]e|help|choose|decide|pick|build|frameworks?|runtime|what (should|to))\b",
    re.IGNORECASE,
)
"""Asks for advice, which no claim is."""

NEAR, NEAR_TERM = 0.7, 0.75
"""The least nearness of a claim to such a question, and to any other that names a term of the field or nothing at all
of a project ("what do Kaggle winners use").

Of the 2,051 training messages that ask for advice six come as near.
"""

NEAR_IT = 0.85
"""The same where "it" may be what was talked about: a claim of it seldom means the same project."""

FACT = 0.6
"""The same where the words are those of a question about a fact."""

LONG = 25
"""Words from which a message tells of a project, whatever it asks."""


def outright(advisor: Advisor, message: Message, profile: Profile, least: float = NEAR) -> Answer | None:
    """The facts, where some claim is so near that they are what is asked for; None for whatever asks for advice."""
    text = message.corrected or message.text
    plain = OUTRIGHT.search(text) is not None
    if not plain and not ((message.named("term") or not message.entities) and ASKS.search(text)):
        return None
    if ADVICE.search(text) or message.takes_back or replies(profile, message) or len(text.split()) >= LONG:
        return None
    about = message.referred(profile.focus)
    least = max(least if plain else NEAR_TERM, NEAR_IT if about != message.frameworks else 0)
    near = core.recall().find(text, about, most=1)
    enough = near and near[0].near >= least
    return facts(advisor, message, profile) if enough else None
