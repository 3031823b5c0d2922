"""Long messages ask more than one thing: advice is told with the fact that was asked for, facts with the advice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.lines import LONGEST, bullets, cited, within
from actions.message import Message
from actions.stating import needs_of, updated
from actions.telling import names, understood
from advisor import reply

ASKS = re.compile(r"\?|\b(what|which|who|when|how|why|where|whether|is|are|can|does|do|will)\b", re.IGNORECASE)
"""A message that asks something beside what it tells."""

LONG, VERY_LONG = 12, 25
"""Words from which a message may ask for a fact beside advice, and for advice beside a fact."""

NEAR = 0.6
"""The least nearness of a claim that is told beside advice."""

LEAST_NEEDS = 2
"""Needs of a message from which it tells of a project."""

WISH = re.compile(
    r"\b(i|we)(['’]d| would)? (want|need|wish|like|love|plan|hope|intend)\b"
    r"(?! to (know|understand|ask|hear|be sure|check|see|find out|learn (if|whether|what|how|why)))",
    re.IGNORECASE,
)
"""Tells what somebody is after, whatever it asks."""

ROOM = 120
"""Characters of a reply that are the wording's own, at the most; what fills it in is counted."""


def completed(message: Message, answer: Answer) -> Answer:
    """The answer with what a long message asks beside it."""
    words, kinds = len(message.text.split()), {say.payload["kind"] for say in answer.says}
    if (
        words >= LONG
        and ASKS.search(message.text)
        and kinds & {"recommendation", "migration"}
        and not _told(answer.says)
    ):
        return _with_facts(message, answer)
    if kinds == {"facts"} and (words >= VERY_LONG or WISH.search(message.text) or _refused(answer.says)):
        return _with_advice(message, answer)
    return answer


def _refused(says: Sequence[Say]) -> bool:
    """Whether something was asked for that does not work."""
    return any(say.payload.get("instead") for say in says)


def _told(says: Sequence[Say]) -> bool:
    """Whether claims were told already."""
    return any(say.payload.get("claims") for say in says)


def _with_facts(message: Message, answer: Answer) -> Answer:
    room = LONGEST - sum(ROOM + sum(len(str(value)) for value in say.fill.values()) for say in answer.says)
    found = [f.claim for f in core.recall().find(message.text, message.frameworks, most=2) if f.near >= NEAR]
    texts, _ = within([claim.text for claim in found], room)
    if not found or len(texts[0]) > room:
        return answer
    claims = found[: len(texts)]
    sources = cited(tuple(source for claim in claims for source in claim.sources), most=1)
    payload = reply.facts(core.advisor().catalogue, message.frameworks, claims)
    aside = Say("utter_aside", payload, {"facts": bullets(texts), "sources": sources})
    place = next((i for i, say in enumerate(answer.says) if say.payload["kind"] == "question"), len(answer.says))
    return replace(answer, says=[*answer.says[:place], aside, *answer.says[place:]])


def _with_advice(message: Message, answer: Answer) -> Answer:
    """Short advice for the project that a question tells of, which is remembered."""
    advisor = core.advisor()
    needs = updated(answer.profile.needs, message, advisor.catalogue)
    told = {need.id for need in needs_of(message, advisor.catalogue) if need.wanted}
    advice = advisor.advise(needs)
    if len(told - {"current", "exclude", "experience"}) < LEAST_NEEDS or advice.pick is None:
        return answer
    fill = {**names(advice), "understood": understood(advice)}
    short = Say("utter_recommend_short", reply.recommendation(advice), fill)
    return Answer([*answer.says, short], replace(answer.profile, needs=needs))
