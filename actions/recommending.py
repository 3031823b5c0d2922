"""The reply for what is known of a project: advice, a question, or first one and then the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions import core
from actions.answer import Answer, Button, Say
from actions.asking import asked
from actions.changes_told import change_told
from actions.lines import bullets, joined, own_line
from actions.message import Message
from actions.out_told import out_note, stay_note
from actions.profile import Profile
from actions.telling import confidence, details, flip_note, names, source_note, understood
from actions.ways_out import nothing_fits
from advisor import reply
from advisor.advice import Advice
from advisor.changes import Change, changed
from advisor.companions import companions
from advisor.needs import Needs
from advisor.staying import staying

MOST_QUESTIONS = 4
"""More are not asked, whatever they could change."""

REASONS = 3
"""The reasons that are told, less one for each companion of the pick."""


def advise(profile: Profile, message: Message, *, hurry: bool = False, then: Needs | None = None) -> Answer:
    """The reply for what is known now. In a hurry nothing is asked; `then` is what the advice before rested on."""
    profile = replace(profile, kind=None, among=())
    advice = profile.advised()
    if advice.pick is None:
        return nothing_fits(profile)
    change = changed(core.advisor().advise(then), advice) if then else None
    words = [need.words for need in profile.needs.items]
    asks = None if hurry or profile.asked >= MOST_QUESTIONS else advice.question
    if asks is None:
        return Answer([recommended(advice, message, change=change, words=words)], after_advice(profile, advice))
    after = replace(after_advice(profile, advice), asking=asks, asked=profile.asked + 1)
    if not profile.needs.items:
        return Answer([asked(advice, asks, "utter_ask_first")], after)
    if profile.asked == 0 or then:
        said = recommended(advice, message, final=False, change=change, words=words)
        return Answer([said, asked(advice, asks, "utter_ask_more")], after)
    return Answer([asked(advice, asks, "utter_ask_next")], after)


def after_advice(profile: Profile, advice: Advice) -> Profile:
    """The talk is about the pick then, and "more" tells its details."""
    assert advice.pick is not None
    return replace(profile, focus=advice.pick.frameworks, rest=details(advice))


def recommended(
    advice: Advice,
    message: Message,
    *,
    final: bool = True,
    change: Change | None = None,
    buttons: Sequence[Button] = (),
    words: Sequence[str] = (),
    **more: Any,
) -> Say:
    """The recommendation as a message, after what `change` it made; `words` are the person's own of the needs."""
    if change:
        more["changed"] = reply.change(advice.catalogue, change)
    stay = staying(advice, message.named("framework", "to"))
    short = not final and (change is not None or stay is not None)  # a question follows, and all of it has to fit
    notes = () if short else (flip_note(advice), source_note(advice))
    if stay:
        more["staying"] = reply.stay(advice.catalogue, stay)
    beside = () if change and not change.moved else companions(advice, " ".join([message.text, *words]))
    if beside:
        more["companions"] = [reply.companion(advice.catalogue, found) for found in beside]
    used_with = [item["text"] for item in more.get("companions", ()) if not change]
    why, told = reasons(advice, change, REASONS - len(used_with)), joined(out_note(advice, message), *notes)
    sure = " ".join([*used_with, confidence(advice, final=final, beside=beside)])
    return Say(
        _response(advice),
        reply.recommendation(advice, final=final, **more),
        buttons=buttons,
        fill={
            **names(advice),
            "understood": change_told(advice, change) if change else understood(advice),
            "confidence": joined(sure, stay_note(advice, stay) if stay else ""),
            "reasons": why,
            "notes": own_line(told) if why else told,
        },
    )


def reasons(advice: Advice, change: Change | None, most: int) -> str:
    """The weightiest reasons, a line each; after a change those that it did not tell, none where the pick stays."""
    if change and not change.moved:
        return ""
    told = {(reason.criterion, reason.text) for reason in change.gained} if change else set()
    new = [reason for reason in reply.reasons_for(advice)[:most] if (reason.criterion, reason.text) not in told]
    return bullets(reason.text for reason in new)


def _response(advice: Advice) -> str:
    """Which wording fits: to train, to run, both in one, or a pair."""
    option = advice.pick
    assert option is not None
    if option.train is None:
        return "utter_recommend_run_from" if option.export else "utter_recommend_run"
    if option.run is None:
        return "utter_recommend_train"
    return "utter_recommend_same" if option.train == option.run else "utter_recommend_pair"
