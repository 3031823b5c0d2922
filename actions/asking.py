"""The question about a need, and the same once more after what it is for and what its answers would lead to."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Button, Say, button
from actions.lines import bullets
from actions.message import Message
from actions.profile import Profile
from actions.telling import names
from advisor import in_words, reply
from advisor.advice import Advice
from advisor.phrasing import says

FEW = 3
"""Answers whose pick is told."""


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
    labels = [in_words.titled(value.label) for value in values if value.button]
    return [button(label) for label in [*labels, advice.catalogue.wording["button_no_preference"]]]


def asks_what(message: Message) -> bool:
    """Whether a message asks what a question means, or why it is asked."""
    return says("asks_what_is_meant", message.text)


def asked_why(message: Message, profile: Profile) -> Answer | None:
    """What the open question is for, and the question again; None where a message does not ask that."""
    return asked_again(profile) if profile.asking and asks_what(message) else None


def asked_again(profile: Profile) -> Answer:
    """Why the open question is asked, what its answers would lead to, and the question."""
    advice, need = profile.advised(), str(profile.asking)
    kind = advice.catalogue.needs[need]
    payload = reply.explanation("why_asked", [], need=need, text=kind.why)
    why = Say("utter_why_asked", payload, {"question": kind.question, "why": kind.why, "leads": _leads(advice, need)})
    return Answer([why, asked(advice, need, "utter_ask_again")], replace(profile, rest=None))


def _leads(advice: Advice, need: str) -> str:
    """The answers that would change the pick most, a line each."""
    say, catalogue = advice.catalogue.wording, advice.catalogue
    found = [outcome for outcome in advice.outcomes.get(need, ()) if outcome.gain > 0 and outcome.pick]
    most = sorted(found, key=lambda outcome: -outcome.gain)[:FEW]
    lines = [
        say["flip_line"].format(
            change=in_words.titled(catalogue.label(need, str(outcome.need.value))), pick=outcome.pick.name(catalogue)
        )
        for outcome in most
        if outcome.pick
    ]
    return "\n" + bullets(lines) if lines else ""
