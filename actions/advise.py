"""Advice on a project: what to train with and what to run it with, and the one question that could change it."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer
from actions.changes import WhatIf
from actions.comparing import compared
from actions.contests import NEAREST, told_apart
from actions.introducing import framework_told
from actions.list import listed
from actions.message import Message
from actions.profile import Profile
from actions.references import pointed
from actions.skill import Skill
from actions.start import Start, begun_again
from actions.stating import needs_of
from actions.steps import first
from actions.taking_in import taken_in
from actions.what_then import what_then
from advisor.phrasing import says


class Recommend(Skill):
    """Takes in what was said and advises."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_recommend"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """A recommendation, a question, or first one and then the other."""
        begins = says("wants_a_first_program", message.text) and message.named("language")
        if begins and not (message.frameworks or profile.focus):
            return Start().answer(message, profile)
        if says("begins_afresh", message.text) and needs_of(message, self.catalogue):
            return taken_in(message, replace(Profile(), past=profile.past))
        told = first(message, profile, pointed, begun_again, listed, compared, what_then) or told_apart(
            message, profile, NEAREST
        )
        if told is not None:
            return told
        if not profile.needs.items and _only_names(message):
            return framework_told(self.catalogue.frameworks[message.frameworks[0]], profile)
        if profile.needs.items and says("supposes", message.text):
            return WhatIf().answer(message, profile)
        return taken_in(message, profile)


def _only_names(message: Message) -> bool:
    """Whether it is nothing but the name of one framework: "onnx runtime"."""
    named = message.entities_of("framework")
    return (
        len(message.frameworks) == 1
        and message.text.strip(" .!?\n") == message.text[named[0]["start"] : named[0]["end"]]
    )
