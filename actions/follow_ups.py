"""Short questions after an answer that name no framework: they are about the pick, or about the way to it."""

from __future__ import annotations

import re

from actions import core
from actions.answer import Answer, Say
from actions.lines import bullets, cited, joined, within
from actions.profile import Message, Profile
from actions.telling import stay_note
from advisor import reply
from advisor.advice import Advice
from advisor.migration import move
from advisor.model import Claim, Sources
from advisor.reasons import reasons, switching_rated
from advisor.staying import staying

LONGEST = 11
"""Words of such a question."""

FIELDS = {
    "licence": ("licence",),
    "status": ("active", "release"),
    "governance": ("governance",),
    "release": ("release",),
    "begun": ("begun",),
}
"""What the wording's `follow_...` asks for -> what the claims are about that answer it."""

OF_THOSE = re.compile(
    r"\b(which|any|some|all|one|none) of (them|these|those)\b|\bwhich ones\b"
    r"|^\W*(and |so |ok )?which (are|is|have|do|can)\b",
    re.IGNORECASE,
)
"""Asks for some of what was talked about rather than about it."""

STEPS, NEAR, WORTH = 500, 0.65, 0.05
"""Characters for steps; the least nearness of a claim about effort; the least points of what speaks against a pick."""


def matches(what: str, text: str) -> bool:
    """Whether a message is a follow-up question of a kind."""
    return re.search(core.advisor().catalogue.wording[f"follow_{what}"], text, re.IGNORECASE) is not None


def followed(message: Message, profile: Profile) -> Answer | None:
    """The answer to a follow-up question; None where a message is none, or nothing was talked about before."""
    several = OF_THOSE.search(message.text) is not None
    if message.frameworks or several or not profile.focus or len(message.text.split()) > LONGEST:
        return None
    current = profile.needs.values("current")
    if current and matches("keep", message.text):
        return _kept(current[0], profile)
    leaves = any(id_ not in profile.focus[:1] for id_ in current)
    if matches("effort", message.text) or (leaves and matches("effort_of_way", message.text)):
        return _effort(profile)
    advice = profile.advised(core.advisor()) if profile.needs.items else None
    if advice is not None and advice.pick is not None:
        if matches("against", message.text):
            return _against(advice, profile)
        if matches("pair", message.text) and len(advice.pick.frameworks) > 1:
            return _pair(advice, profile)
    return _told(message, profile)


def _kept(current: str, profile: Profile) -> Answer | None:
    """Whether what there is can be kept: what its makers did to it, or what leaving it costs and brings."""
    advisor = core.advisor()
    framework = advisor.catalogue.frameworks[current]
    if framework.retired:
        return _claims([*_field(current, "active"), *_field(current, "successor")], (current,), profile)
    advice = advisor.advise(profile.needs)
    found = staying(advice) if advice.pick else None
    if found is None or advice.pick is None:
        return None
    payload = reply.explanation("staying", [], framework=reply.framework(advisor.catalogue, current))
    return Answer([Say("utter_staying", payload, {"text": stay_note(advice, found)})], profile)


def _effort(profile: Profile) -> Answer | None:
    """What the knowledge says of how much work it is: the steps and what is kept; not how long, which hangs on what
    there is.
    """
    advisor = core.advisor()
    catalogue, say = advisor.catalogue, advisor.catalogue.wording
    origin = next(iter(profile.needs.values("current")), None)
    if origin is None:
        payload = reply.explanation("effort", [])
        return Answer([Say("utter_effort_unknown", payload, {"drives": say["effort_drives_new"]})], profile)
    to = next((id_ for id_ in profile.focus if id_ != origin), None)
    found = move(advisor, profile.needs, origin, to)
    if found is None or found.advice.pick is None:
        return None
    steps, _ = within(found.migration.steps, STEPS) if found.migration else ([], [])
    text = f"how much work is it to move from {catalogue.name(origin)} to {catalogue.name(found.to)}"
    near = [f.claim for f in core.recall().find(text, (origin, found.to), most=1) if f.near >= NEAR and steps == []]
    _, kept = switching_rated(catalogue, profile.needs, found.advice.pick, against=False)
    fill = {
        "origin": catalogue.name(origin),
        "to": catalogue.name(found.to),
        "kept": kept.reason,
        "stay": "" if catalogue.frameworks[origin].retired else _stay(profile),
        "steps": "\n" + joined(*(claim.text for claim in near), bullets(steps)) if steps or near else "",
        "drives": say["effort_drives"],
        "sources": _sources(found.migration.sources if found.migration else ()),
    }
    payload = reply.explanation("effort", [], framework=reply.framework(catalogue, found.to))
    return Answer([Say("utter_effort", payload, fill)], profile)


def _stay(profile: Profile) -> str:
    """What leaving costs and brings, on a line of its own."""
    advice = core.advisor().advise(profile.needs)
    found = staying(advice) if advice.pick else None
    return "\n" + stay_note(advice, found) if found else ""


def _sources(sources: Sources) -> str:
    return "\n" + core.advisor().catalogue.wording["note_sources"].format(sources=cited(sources)) if sources else ""


def _against(advice: Advice, profile: Profile) -> Answer:
    """What others do better than the pick, and the one that comes next."""
    pick, catalogue = advice.pick, advice.catalogue
    assert pick is not None
    second = advice.evaluation.options[advice.order[1]] if len(advice.order) > 1 else None
    found = reasons(advice, pick, second, against=True, most=2, least=WORTH)
    weak = [claim for id_ in pick.frameworks for claim in _weakness(id_, catalogue.name(id_))]
    texts = [*(reason.text for reason in found), *(claim.text for claim in weak)]
    known = [*(claim.sources for claim in weak), *(reason.sources for reason in found)]
    sources = tuple(source for item in known for source in item)
    fill = {"pick": pick.name(catalogue), "reasons": bullets(texts), "sources": _sources(sources)}
    payload = reply.explanation("against", found, pick=reply.pick(catalogue, pick))
    return Answer([Say("utter_against" if texts else "utter_against_none", payload, fill)], profile)


def _weakness(id_: str, name: str) -> list[Claim]:
    """What is written of the weak side of a framework itself rather than of a part of it."""
    weak = (c for c in core.recall().claims if c.about == "weakness" and c.frameworks == (id_,))
    return [claim for claim in weak if re.match(rf"{re.escape(name)}\b(?!\.\w)", claim.text)][:1]


def _pair(advice: Advice, profile: Profile) -> Answer:
    """Which half of the pick does what, and how the model gets from the one to the other."""
    pick, catalogue = advice.pick, advice.catalogue
    assert pick is not None
    way, halves = pick.export, [catalogue.frameworks[id_] for id_ in pick.frameworks]
    fill = {
        "train": halves[0].name,
        "run": halves[-1].name,
        "by": way.by if way else "",
        "loses": catalogue.wording["pair_loses"].format(loses=way.loses.rstrip(".")) if way and way.loses else "",
        "sources": _sources(way.sources if way else ()),
    }
    payload = reply.explanation("pair", [], pick=reply.pick(catalogue, pick))
    return Answer([Say("utter_pair", payload, fill)], profile)


def _told(message: Message, profile: Profile) -> Answer | None:
    """What the knowledge has a field for, of each framework that was talked about."""
    kinds = next((kinds for what, kinds in FIELDS.items() if matches(what, message.text)), ())
    found = [claim for id_ in profile.focus[:3] for kind in kinds for claim in _field(id_, kind)]
    return _claims(found, profile.focus, profile)


def _claims(found: list[Claim], ids: tuple[str, ...], profile: Profile) -> Answer | None:
    """Claims about frameworks as an answer, after which the talk is of what it was of; None where there are none."""
    if not found:
        return None
    answer = bullets(c.text for c in found) if len(found) > 1 else found[0].text
    fill = {"answer": answer, "instead": "", "sources": _cited(found)}
    payload = reply.facts(core.advisor().catalogue, ids, found)
    return Answer([Say("utter_facts", payload, fill)], profile)


def _field(id_: str, kind: str) -> list[Claim]:
    """The claim that structured knowledge makes of one framework: it stands after those that are written out."""
    return [claim for claim in core.recall().claims if claim.frameworks == (id_,) and claim.about == kind][-1:]


def _cited(found: list[Claim]) -> str:
    return cited(tuple(source for claim in found for source in claim.sources), most=3)
