"""Long messages ask more than one thing: advice is told with the fact that was asked for, facts with the advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.lines import bullets, cited, within
from actions.making_room import making_room, room_left
from actions.message import Message
from actions.stating import needs_of, updated
from actions.telling import names, understood
from advisor import reply
from advisor.phrasing import says

LONG, VERY_LONG = 12, 25
"""Words from which a message may ask for a fact beside advice, and for advice beside a fact."""

NEAR = 0.6
"""The least nearness of a claim that is told beside advice."""

CLOSE, CLOSE_NAMED = 0.8, 0.68
"""The least nearness of a claim that is told beside advice to a short message, and of one that is told before the
advice to a question: it answers just that; and where the message says a rare name ("a VST plug-in, real-time safe"),
which few do.
"""

SHORT, SHORTEST = 4, 3
"""Words from which a message may name a field of its own, whose usual choice is told beside advice, and from which one
with a rare name may ("LabVIEW ONNX model").
"""

FIELD, SURE = "choice", 0.66
"""What such a claim is about ("for CT scans take MONAI"), and how near it has to be where neither a task nor what there
is was said.
"""

LEAST_NEEDS = 2
"""Needs of a message from which it tells of a project."""


def completed(message: Message, answer: Answer) -> Answer:
    """The answer with what a long message asks beside it, or with what is usually taken in the field of a short one."""
    words, kinds = len(message.text.split()), {say.payload["kind"] for say in answer.says}
    if kinds & {"recommendation", "migration"} and not _told(answer.says):
        if words >= LONG and says("asks_somewhere", message.text):
            return _with_facts(message, answer)
        least = NEAR if message.wished("task") or message.named("framework", "current") else SURE
        fielded = _with_facts(message, answer, FIELD, least) if words >= SHORT else answer
        if fielded is answer and words >= SHORTEST:
            return _with_facts(message, answer, least=_close(message) if words >= SHORT else CLOSE)
        return fielded
    if kinds == {"facts"} and (words >= VERY_LONG or says("wishes", message.text) or _refused(answer.says)):
        return _with_advice(message, answer)
    return answer


def _close(message: Message) -> float:
    """How near a claim has to be that answers just what the message is about."""
    return CLOSE_NAMED if core.recall().names_proper(message.text) else CLOSE


def _refused(says: Sequence[Say]) -> bool:
    """Whether something was asked for that does not work."""
    return any(say.payload.get("instead") for say in says)


def _told(says: Sequence[Say]) -> bool:
    """Whether claims were told already."""
    return any(say.payload.get("claims") for say in says)


def _with_facts(message: Message, answer: Answer, about: str | None = None, least: float = NEAR) -> Answer:
    """With the claims that are nearest to the message and fit in, of those `about` something the nearest alone, and
    none that only speaks of what the advice rules out; where there is no room, the notes under the advice give way.
    """
    if about and not _any_near(message, about, least):
        return answer
    out = {gone["id"] for say in answer.says for gone in say.payload.get("ruled_out", ())}
    heard = [f for f in core.recall().find(message.text, message.frameworks, most=2) if f.near >= least]
    heard = [f for f in heard if not f.claim.frameworks or not out.issuperset(f.claim.frameworks)]
    near = [f.claim for f in heard]
    given = answer
    if near:
        answer = making_room(answer, len(near[0].text), close=heard[0].near >= _close(message))
    room = room_left(answer)
    near = [claim for claim in near if len(claim.text) <= room]
    found = near if about is None else [claim for claim in near if claim.about == about][:1]
    texts, _ = within([claim.text for claim in found], room)
    if not texts:
        return given
    claims = found[: len(texts)]
    sources = cited(tuple(source for claim in claims for source in claim.sources), most=1)
    payload = reply.facts(core.advisor().catalogue, message.frameworks, claims)
    aside = Say("utter_aside", payload, {"facts": bullets(texts), "sources": sources})
    place = next((i for i, say in enumerate(answer.says) if say.payload["kind"] == "question"), len(answer.says))
    asked = says("asks_somewhere", message.text) or core.recall().names_proper(message.text)
    place = 0 if asked and heard[0].near >= _close(message) and claims[0] is heard[0].claim else place
    return replace(answer, says=[*answer.says[:place], aside, *answer.says[place:]])


def _any_near(message: Message, about: str, least: float) -> bool:
    """Whether there is anything near enough `about` something; few claims are, so that this is soon known."""
    found = core.recall().find(message.text, message.frameworks, most=1, about=about)
    return bool(found) and found[0].near >= least


def _only_runs(message: Message) -> bool:
    """Whether all that it asks of only runs models, so that nobody asks what to train with."""
    roles = [core.advisor().catalogue.frameworks[id_].roles for id_ in message.frameworks]
    return bool(roles) and all("train" not in each for each in roles)


def _with_advice(message: Message, answer: Answer) -> Answer:
    """Short advice for the project that a question tells of, which is remembered."""
    advisor = core.advisor()
    needs = updated(answer.profile.needs, message, advisor.catalogue)
    told = {need.id for need in needs_of(message, advisor.catalogue) if need.wanted}
    advice = advisor.advise(needs)
    few = len(told - {"current", "exclude", "experience"}) < LEAST_NEEDS
    if few or advice.pick is None or (advice.pick.run is None and _only_runs(message)):
        return answer
    fill = {**names(advice), "understood": understood(advice)}
    short = Say("utter_recommend_short", reply.recommendation(advice), fill)
    focus = tuple(dict.fromkeys([*answer.profile.focus, *advice.pick.frameworks]))
    return Answer([*answer.says, short], replace(answer.profile, needs=needs, focus=focus))
