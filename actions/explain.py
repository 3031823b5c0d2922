"""Why this, why not that, why it is asked, and what was understood."""

from __future__ import annotations

from actions import core
from actions.answer import Answer, Say, button
from actions.asking import asked_again
from actions.changes import WhatIf
from actions.claims import facts
from actions.claims_told import told as facts_told
from actions.message import Message
from actions.profile import Profile
from actions.remembered import remembered
from actions.side_by_side import shared
from actions.situation import likely, situation
from actions.skill import Skill
from actions.staying import stay_or_go
from actions.taking_in import taken_in
from actions.why import picked, what_changes, why
from actions.why_not import why_not
from advisor import reply
from advisor.advice import Advice
from advisor.differences import differences
from advisor.phrasing import says


class Explain(Skill):
    """Shows the working of the advice."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_explain"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """By what was asked: the needs understood, the open question, a framework that was not picked, or the pick."""
        if message.intent == "show_needs":
            return remembered(profile)
        if message.refused() and not says("asks", message.text):  # "we don't want it", which asks nothing
            return taken_in(message, profile)
        told = stay_or_go(message, profile)
        if told is None and message.takes_back:
            told = situation(message, profile)
        if told is None and self._supposes(message, profile):
            told = WhatIf().answer(message, profile)
        if told is not None:
            return told
        advice = profile.advised()
        if not profile.needs.items or advice.pick is None:
            return _of_those(message, profile) or likely(message, profile) or self._nothing_yet(message, profile)
        if profile.asking and "ask" in message.text.lower():
            return asked_again(profile)
        return _working(advice, message, profile)

    def _supposes(self, message: Message, profile: Profile) -> bool:
        """Whether it supposes a change of what was said, or to do without a part of the pick: "could I do it without
        PyTorch?".
        """
        if says("supposes", message.text) and message.takes_back and profile.needs.items:
            return True
        pick = profile.advised().pick if profile.needs.items else None
        out = set(message.refused())
        tried = out and (says("tries_without", message.text) or (pick and out & set(pick.frameworks)))
        return bool(pick and tried and not says("asks_why", message.text))

    def _nothing_yet(self, message: Message, profile: Profile) -> Answer:
        """Nothing was advised: a why about frameworks is then one about facts."""
        if message.frameworks:
            return facts(message, profile)
        payload = reply.explanation("nothing_yet", [])
        return Answer(
            [Say("utter_nothing_yet", payload, buttons=[button(self.catalogue.wording["button_start"])])], profile
        )


def _working(advice: Advice, message: Message, profile: Profile) -> Answer:
    """Of a framework that was not picked, of what would change the pick, or of the pick."""
    others = [id_ for id_ in message.frameworks if id_ not in picked(advice).frameworks]
    if others:
        return why_not(advice, others[0], profile)
    return what_changes(advice, profile) if "what_changes" in message.named("cue") else why(advice, profile)


def _of_those(message: Message, profile: Profile) -> Answer | None:
    """What is known of what was just set side by side, where a message only asks why."""
    if len(profile.focus) < 2 or not says("only_why", message.text):
        return None
    names = [core.advisor().catalogue.name(id_) for id_ in profile.focus]
    apart = differences(core.recall().claims, profile.focus)
    found = core.recall().find(" or ".join(names), profile.focus, most=4)
    claims = [*apart, *(item.claim for item in found if item.claim not in apart and shared(item.claim, profile.focus))]
    return facts_told(message, profile, claims, profile.focus) if claims else None
