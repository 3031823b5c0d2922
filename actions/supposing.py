"""A change of what was said is tried, told next to the advice before it, and undone."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer, Say, button
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise, recommended
from actions.telling import details, names
from actions.why import what_changes
from advisor import in_words, reply
from advisor.advice import Advice
from advisor.changes import changed
from advisor.flips import flips
from advisor.needs import Needs
from advisor.phrasing import says

TRIES = 3
"""Changes that are offered where a supposition is not understood."""


def supposed(needs: Needs, message: Message, profile: Profile) -> Answer:
    """The advice on changed needs, next to the one before; it can be undone."""
    advisor = core.advisor()
    before, after = profile.advised(), profile.advised(needs)
    then = replace(profile, needs=needs, asking=None)
    change = changed(before, after) if profile.needs.items else None
    if change is None and before.pick is not None and _asks_change(message, profile, needs):
        return what_changes(before, profile) if "what_changes" in message.named("cue") else _unclear(before, profile)
    if after.pick is None or change is None:
        return advise(then, message)
    undo = [button(advisor.catalogue.wording["button_go_back"])]
    told = recommended(after, message, change=change, buttons=undo, words=[need.words for need in needs.items])
    return Answer([told], replace(then, focus=after.pick.frameworks, rest=details(after)))


def _asks_change(message: Message, profile: Profile, needs: Needs) -> bool:
    """Whether it supposes something that no need stands for."""
    same = {replace(need, said=0) for need in profile.needs.items} == {replace(need, said=0) for need in needs.items}
    named = any(e["entity"] in core.advisor().catalogue.needs for e in message.entities)
    return same and not named and message.intent == "what_if"


def _unclear(advice: Advice, profile: Profile) -> Answer:
    """That nothing of what is weighed stands for it, and some changes that would count."""
    buttons = [button(in_words.flip_said(advice.catalogue, flip)) for flip in flips(advice)[:TRIES]]
    payload = reply.payload("clarification", understood=[])
    return Answer([Say("utter_what_if_unclear", payload, names(advice), buttons)], profile)


def undone(message: Message, profile: Profile, before: frozenset[tuple[str, str]] = frozenset()) -> Answer:
    """The advice on what was known before the last change, or before all of some (need, value) were said."""
    if not profile.past:
        return Answer([Say("utter_nothing_to_undo", reply.explanation("nothing_to_undo", []))], profile)
    *past, needs = profile.past
    while past and any((need.id, need.value) in before for need in needs.items):
        *past, needs = past
    back = replace(profile, past=tuple(past))
    if needs.items:
        return supposed(needs, message, back)
    return Answer([Say("utter_start_over", reply.payload("help"))], replace(back, needs=needs, asking=None))


def kept_as_it_was(message: Message, profile: Profile) -> Answer | None:
    """The advice before what a message drops: "no, stick with the Pi" after a supposition, "and without that?", "back
    to before Julia"; None for any other message.
    """
    if message.before is None or not profile.past:
        return None
    said = {(need.id, need.value) for need in profile.needs.items}
    named = {(e["entity"], e["value"]) for e in message.entities if e["entity"] in core.advisor().catalogue.needs}
    if says("back_to_before", message.text) and named & said:
        return undone(message, profile, frozenset(named))
    if says("without_that", message.text):
        return undone(message, profile)
    tried = {(e["entity"], e["value"]) for e in message.before.entities}
    moved = said ^ {(need.id, need.value) for need in profile.past[-1].items}
    if message.before.intent != "what_if" or not tried & moved or not says("stays", message.text):
        return None
    known = {(need.id, need.value) for need in profile.past[-1].items}
    return undone(message, profile) if named <= known else None
