"""What a message says is taken in, and answered: with advice, or in short where it changes nothing."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer, Say, button
from actions.answering import answered, changes_course
from actions.contests import told_apart
from actions.message import Message
from actions.outright import outright
from actions.profile import Profile
from actions.recommending import advise, after_advice
from actions.situation import known_of
from actions.stating import needs_of, updated
from actions.telling import confidence, names, said
from actions.unknown import unknown
from advisor import reply
from advisor.needs import Needs
from advisor.phrasing import says


def taken_in(message: Message, profile: Profile) -> Answer:
    """What was said is taken in, and advised on; what only sets things against each other is told apart, and
    what a claim answers outright is answered.
    """
    if told := told_apart(message, profile) or outright(message, profile):
        return told
    needs = answered(
        profile, message, updated(profile.needs, message, core.advisor().catalogue), core.advisor().catalogue
    )
    then = profile.needs if profile.needs.items and _settled(profile, message) else None
    if profile.asking is None and _asks_beside(message, profile.needs, needs):
        return _unknown(message, profile)
    if profile.asking is None and _known_already(message, profile.needs, needs):
        return _nothing_new(message, profile)
    hurry = message.intent == "just_tell_me" and bool(needs.items or profile.asked)
    return advise(replace(profile, needs=needs, asking=None), message, hurry=hurry, then=then)


def _asks_beside(message: Message, before: Needs, after: Needs) -> bool:
    """Whether it asks something that no need stands for, and not for advice."""
    asks = says("begins_like_a_question", message.text) and not says("wants_advice", message.text)
    nothing_said = before.items == after.items and not message.entities_of("cue") and not message.frameworks
    return bool(before.items and asks and nothing_said and message.intent == "inform")


def _unknown(message: Message, profile: Profile) -> Answer:
    """The facts that are near to it about what was talked about, or that there are none and the advice stays."""
    found, advice = known_of(message, profile), profile.advised()
    if found or advice.pick is None:
        return found or unknown(profile)
    buttons = [button(core.advisor().catalogue.wording[name]) for name in ("button_what_changes", "button_against")]
    payload = reply.facts(core.advisor().catalogue, advice.pick.frameworks, [])
    return Answer([Say("utter_unknown_beside", payload, names(advice), buttons)], profile)


def _known_already(message: Message, before: Needs, after: Needs) -> bool:
    """Whether it states only what was said before, and asks nothing."""
    stated = needs_of(message, core.advisor().catalogue)
    if not stated or message.text.rstrip().endswith("?") or message.intent != "inform":
        return False
    same = {replace(need, said=0) for need in before.items} == {replace(need, said=0) for need in after.items}
    return same and core.advisor().advise(before).pick is not None


def _nothing_new(message: Message, profile: Profile) -> Answer:
    """That the advice stays, in short."""
    advice, catalogue = profile.advised(), core.advisor().catalogue
    values = ", ".join(dict.fromkeys(said(need, catalogue) for need in needs_of(message, catalogue)))
    fill = {**names(advice), "values": values, "confidence": confidence(advice)}
    return Answer([Say("utter_nothing_new", reply.recommendation(advice), fill)], after_advice(profile, advice))


def _settled(profile: Profile, message: Message) -> bool:
    """Whether advice was given that this message changes, rather than answering the question that is open."""
    return profile.asking is None or changes_course(message)
