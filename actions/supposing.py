"""A change of what was said is tried, told next to the advice before it, and undone."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import core
from actions.answer import Answer, Say, button
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise, recommended
from actions.telling import details, names
from advisor import in_words, reply
from advisor.advice import Advice
from advisor.changes import changed
from advisor.flips import flips
from advisor.needs import Needs

SUPPOSES = re.compile(
    r"^\W*((and|but|ok|okay|so|hm+),? )*(what if|suppose|supposing|imagine|assuming|assume)\b", re.IGNORECASE
)
"""Begins a change of the project, also where the intent was taken for another."""

TRIES = 3
"""Changes that are offered where a supposition is not understood."""

BACK = re.compile(
    r"^\W*((ok|okay|please|now|let.?s|can we),? )*(go|take me|get|went|going) back (to|before)\b.*\bbefore\b",
    re.IGNORECASE,
)
WITHOUT_THAT = re.compile(
    r"^\W*((and|ok|okay|so|but),? )*(what about |how about )?without (that|this)\W*$", re.IGNORECASE
)
"""Go back to before something, and take back what was said last."""


def supposed(needs: Needs, message: Message, profile: Profile) -> Answer:
    """The advice on changed needs, next to the one before; it can be undone."""
    advisor = core.advisor()
    before, after = profile.advised(advisor), profile.advised(advisor, needs)
    then = replace(profile, needs=needs, asking=None)
    change = changed(before, after) if profile.needs.items else None
    if change is None and before.pick is not None and _asks_change(message, profile, needs):
        return _unclear(before, profile)
    if after.pick is None or change is None:
        return advise(advisor, then, message)
    undo = [button(advisor.catalogue.wording["button_go_back"])]
    told = recommended(after, message, change=change, buttons=undo)
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
    if BACK.match(message.text) and named & said:
        return undone(message, profile, frozenset(named))
    if WITHOUT_THAT.match(message.text):
        return undone(message, profile)
    says = core.advisor().catalogue.wording["says_stay"]
    tried = {(e["entity"], e["value"]) for e in message.before.entities}
    moved = said ^ {(need.id, need.value) for need in profile.past[-1].items}
    if message.before.intent != "what_if" or not tried & moved or not re.search(says, message.text, re.IGNORECASE):
        return None
    known = {(need.id, need.value) for need in profile.past[-1].items}
    return undone(message, profile) if named <= known else None
