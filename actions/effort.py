"""How much work it is to leave what there is."""

from __future__ import annotations

from actions import core
from actions.answer import Answer, Say
from actions.claims_told import told
from actions.lines import bullets, joined, own_line, within
from actions.message import Message
from actions.out_told import stay_note
from actions.profile import Profile
from actions.telling import sourced
from actions.unknown import unknown
from advisor import reply
from advisor.migration import move
from advisor.reasons import switching_rated
from advisor.staying import staying

STEPS, NEAR, NEAR_WEIGHTS = 500, 0.65, 0.5
"""Characters for steps; the least nearness of a claim about effort, and about trained weights."""


def effort(profile: Profile) -> Answer | None:
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
        "stay": "" if catalogue.frameworks[origin].retired else own_line(_stay(profile)),
        "steps": own_line(joined(*(claim.text for claim in near), bullets(steps))),
        "drives": say["effort_drives"],
        "sources": own_line(sourced(catalogue, found.migration.sources if found.migration else ())),
    }
    payload = reply.explanation("effort", [], framework=reply.framework(catalogue, found.to))
    return Answer([Say("utter_effort", payload, fill)], profile)


def _stay(profile: Profile) -> str:
    """What leaving costs and brings."""
    advice = core.advisor().advise(profile.needs)
    found = staying(advice) if advice.pick else None
    return stay_note(advice, found) if found else ""


def weights(message: Message, profile: Profile) -> Answer:
    """Whether what was trained can be taken along from what there is."""
    advisor = core.advisor()
    origin = profile.needs.values("current")[0]
    text = f"can trained weights and models of {advisor.catalogue.name(origin)} be converted or exported"
    found = [item.claim for item in core.recall().find(text, (origin,), most=3) if item.near >= NEAR_WEIGHTS]
    return told(message, profile, found, (origin,)) if found else unknown(profile, (origin,))
