"""Advice on a project: what to train with and what to run it with, and the one question that could change it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.answer import Answer, Button, Say, button
from actions.lines import bullets, joined
from actions.list import listed
from actions.profile import Message, Profile, answered, changes_course, updated
from actions.references import pointed
from actions.skill import Skill
from actions.telling import (
    change_told,
    confidence,
    details,
    flip_note,
    names,
    out_note,
    source_note,
    stay_note,
    understood,
)
from actions.ways_out import nothing_fits
from advisor import reply
from advisor.advice import Advice, Advisor
from advisor.changes import Change, changed
from advisor.needs import Needs
from advisor.staying import staying

SUPPOSES = re.compile(
    r"^\W*((and|but|ok|okay|so|hm+),? )*(what if|suppose|supposing|imagine|assuming|assume)\b", re.IGNORECASE
)
"""Begins a change of the project, also where the intent was taken for another."""

MOST_QUESTIONS = 4
"""More are not asked, whatever they could change."""


class Recommend(Skill):
    """Takes in what was said and advises."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_recommend"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """A recommendation, a question, or first one and then the other."""
        told = pointed(self.advisor, message, profile) or listed(message, profile)
        if told is not None:
            return told
        if profile.needs.items and SUPPOSES.match(message.text):
            from actions.changes import WhatIf  # which itself advises

            return WhatIf().answer(message, profile)
        needs = answered(profile, message, updated(profile.needs, message, self.catalogue), self.catalogue)
        hurry = message.intent == "just_tell_me"
        then = profile.needs if profile.needs.items and _settled(profile, message) else None
        return advise(self.advisor, replace(profile, needs=needs, asking=None), message, hurry=hurry, then=then)


def _settled(profile: Profile, message: Message) -> bool:
    """Whether advice was given that this message changes, rather than answering the question that is open."""
    return profile.asking is None or changes_course(message)


def advise(
    advisor: Advisor, profile: Profile, message: Message, *, hurry: bool = False, then: Needs | None = None
) -> Answer:
    """The reply for what is known now. In a hurry nothing is asked; `then` is what the advice before rested on."""
    profile = replace(profile, kind=None, among=())
    advice = profile.advised(advisor)
    if advice.pick is None:
        return nothing_fits(advisor, profile)
    change = changed(advisor.advise(then), advice) if then else None
    asks = None if hurry or profile.asked >= MOST_QUESTIONS else advice.question
    if asks is None:
        return Answer([recommended(advice, message, change=change)], _after(profile, advice))
    after = replace(_after(profile, advice), asking=asks, asked=profile.asked + 1)
    if not profile.needs.items:
        return Answer([asked(advice, asks, "utter_ask_first")], after)
    if profile.asked == 0 or change:
        said = recommended(advice, message, final=False, change=change)
        return Answer([said, asked(advice, asks, "utter_ask_more")], after)
    return Answer([asked(advice, asks, "utter_ask_next")], after)


def _after(profile: Profile, advice: Advice) -> Profile:
    assert advice.pick is not None
    return replace(profile, focus=advice.pick.frameworks, rest=details(advice))


def recommended(
    advice: Advice,
    message: Message,
    *,
    final: bool = True,
    change: Change | None = None,
    buttons: Sequence[Button] = (),
    **more: Any,
) -> Say:
    """The recommendation as a message, after what `change` it made."""
    if change:
        more["changed"] = reply.change(advice.catalogue, change)
    stay = staying(advice, message.named("framework", "to"))
    short = not final and (change is not None or stay is not None)  # a question follows, and all of it has to fit
    notes = () if short else (flip_note(advice), source_note(advice))
    if stay:
        more["staying"] = reply.stay(advice.catalogue, stay)
    return Say(
        _response(advice),
        reply.recommendation(advice, final=final, **more),
        buttons=buttons,
        fill={
            **names(advice),
            "understood": change_told(advice, change) if change else understood(advice),
            "confidence": joined(confidence(advice, final=final), stay_note(advice, stay) if stay else ""),
            "reasons": reasons(advice, change),
            "notes": joined(out_note(advice, message), *notes),
        },
    )


def reasons(advice: Advice, change: Change | None = None) -> str:
    """The weightiest reasons, a line each; after a change those that it did not tell, none where the pick stays."""
    if change and not change.moved:
        return ""
    told = {(reason.criterion, reason.text) for reason in change.gained} if change else set()
    new = [reason for reason in reply.reasons_for(advice)[:3] if (reason.criterion, reason.text) not in told]
    return bullets(reason.text for reason in new) + "\n" if new else ""


def _response(advice: Advice) -> str:
    """Which wording fits: to train, to run, both in one, or a pair."""
    option = advice.pick
    assert option is not None
    if option.train is None:
        return "utter_recommend_run_from" if option.export else "utter_recommend_run"
    if option.run is None:
        return "utter_recommend_train"
    return "utter_recommend_same" if option.train == option.run else "utter_recommend_pair"


def asked(advice: Advice, need: str, response: str) -> Say:
    """The question as a message, with a button for each answer."""
    known = advice.catalogue.needs[need]
    fill = {**names(advice), "question": known.question, "why": known.why, "remaining": advice.remaining}
    lead = (
        {"leading": reply.pick(advice.catalogue, advice.pick)} if advice.pick and response == "utter_ask_next" else {}
    )
    return Say(response, reply.question(advice, need, **lead), fill, choices(advice, need))


def choices(advice: Advice, need: str) -> list[Button]:
    """The answers to a question, and the way round it."""
    values = advice.catalogue.needs[need].values.values()
    labels = [reply.titled(value.label) for value in values if value.button]
    return [button(label) for label in [*labels, advice.catalogue.wording["button_no_preference"]]]
