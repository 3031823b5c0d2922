"""Short questions after an answer that name no framework: they are about the pick, or about the way to it."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.against import against, pair
from actions.answer import Answer, Say
from actions.claims_told import told
from actions.effort import effort, weights
from actions.fields import ASKED_AS, FIELDS, field, field_told, matches
from actions.grounds import plain, sources, sure, trains, trust
from actions.message import Message
from actions.out_told import stay_note
from actions.profile import Profile
from advisor import reply
from advisor.phrasing import says
from advisor.staying import staying

LONGEST = 11
"""Words of such a question."""


OF_THE_PICK = {"against": against, "sure": sure, "sources": sources, "trust": trust, "plain": plain, "trains": trains}
"""What the phrasing `follow_...` asks of the advice as a whole -> what answers it."""


def asks(text: str) -> bool:
    """Whether a message is a follow-up question of any kind."""
    return any(matches(what, text) for what in (*FIELDS, *ASKED_AS, *OF_THE_PICK, "keep", "effort", "pair"))


def followed(message: Message, profile: Profile) -> Answer | None:
    """The answer to a follow-up question; None where a message is none, or nothing was talked about before."""
    several = says("some_of_those", message.text)
    if message.frameworks or several or not profile.focus or len(message.text.split()) > LONGEST:
        return None
    current = profile.needs.values("current")
    if current and matches("keep", message.text):
        return _kept(current[0], message, profile)
    leaves = any(id_ not in profile.focus[:1] for id_ in current)
    if matches("effort", message.text) or (leaves and matches("effort_of_way", message.text)):
        return effort(profile)
    if current and says("asks_rather", message.text) and matches("weights", message.text):
        return weights(message, profile)
    return _of_the_pick(message, profile) or field_told(message, profile)


def _of_the_pick(message: Message, profile: Profile) -> Answer | None:
    """What is asked of the advice as a whole."""
    advice = profile.advised() if profile.needs.items else None
    if advice is None or advice.pick is None:
        return None
    kind = next((kind for kind in OF_THE_PICK if matches(kind, message.text)), None)
    if kind:
        return OF_THE_PICK[kind](advice, profile)
    return pair(advice, profile) if matches("pair", message.text) and len(advice.pick.frameworks) > 1 else None


def _kept(current: str, message: Message, profile: Profile) -> Answer | None:
    """Whether what there is can be kept: what its makers did to it, or what leaving it costs and brings."""
    advisor = core.advisor()
    if advisor.catalogue.frameworks[current].retired:
        found = [*field(current, "active"), *field(current, "successor")]
        return replace(told(message, profile, found, (current,)), profile=profile)
    advice = advisor.advise(profile.needs.without("exclude", current))  # as if no way from it had been asked for
    found_staying = staying(advice) if advice.pick else None
    if found_staying is None:
        return None
    payload = reply.explanation("staying", [], framework=reply.framework(advisor.catalogue, current))
    return Answer([Say("utter_staying", payload, {"text": stay_note(advice, found_staying)})], profile)
