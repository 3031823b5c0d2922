"""Answers out of the claims nearest in meaning, each with source and date."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions import core
from actions.answer import Answer, Say, about
from actions.lines import bullets, cited, joined, series, within
from actions.profile import Message, Profile
from advisor import reply
from advisor.advice import Advisor
from advisor.instead import Instead, instead
from advisor.model import Catalogue, Claim
from advisor.recall import MOST, Found
from advisor.sentences import status
from advisor.support import supported

NAME_LIKE = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z0-9]|[A-Z]\w*[0-9])\w{3,}\b")
"""Words that look like the name of a product: with a second capital or a digit ("FooNet", "Bar2")."""

WORD = re.compile(r"[a-z]+")
LEFT_OUT = re.compile(r"and|or|what|how|about|for|of|with|in|on|the|then|s|also|same|ok|so|is|it")
"""Words that a message may have beside names, and leave out what it asks."""

VERY_NEAR = 0.93
"""A claim this near answers the question better than what is known of each pair of names in it."""

BUDGET = 1_050
"""Characters for claims, which leaves room for the sources."""


def facts(advisor: Advisor, message: Message, profile: Profile) -> Answer:
    """The claims nearest to a message, or that it is not known."""
    message = spelt_out(advisor, message)
    named = message.referred(profile.focus)
    strange = () if named else unknown_names(message.text)
    near = [] if strange else core.recall().find(message.corrected or message.text, named)
    exact = supported(advisor.catalogue, named, ((e["entity"], e["value"]) for e in message.entities))
    wrong = None if strange else core.premises().find(message.text, message.frameworks)
    found = _answers(near, exact, wrong, _ended(advisor, named) if near or exact else [])
    if not found:
        return unknown(advisor, profile, named, strange)
    return Answer(
        [_say(advisor, named, found, _instead(advisor, named, message), premise=wrong is not None)],
        about(profile, named or found[0].frameworks, _rest(found)),
    )


def spelt_out(advisor: Advisor, message: Message) -> Message:
    """A message that only names another framework ("and TensorFlow's?"), as the question before asked of that one."""
    recall = core.recall()
    rest = WORD.findall(recall.nameless(message.text.lower(), " "))
    if not message.frameworks or message.before is None or not all(map(LEFT_OUT.fullmatch, rest)):
        return message
    names = " and ".join(advisor.catalogue.name(id_) for id_ in message.frameworks)
    text = recall.nameless(message.before.corrected or message.before.text, names)
    asked = tuple(e for e in message.before.entities if e["entity"] != "framework")
    return replace(message, text=text, corrected=text, entities=(*message.entities, *asked))


def _ended(advisor: Advisor, named: tuple[str, ...]) -> list[Claim]:
    """That the one framework that is asked about was ended by its makers: nothing else about it matters as much."""
    known = [advisor.catalogue.frameworks[id_] for id_ in named]
    return [status(advisor.catalogue, framework) for framework in known if framework.retired and len(known) == 1]


def _answers(near: list[Found], exact: list[Claim], wrong: Claim | None, ended: list[Claim]) -> list[Claim]:
    """What is known of just what was named, before the others; first what puts right what was taken for granted, else a
    claim that is very near to the question, else that something was `ended`.
    """
    said = [wrong] if wrong else [f.claim for f in near if f.near >= VERY_NEAR][:1]
    said = said or [claim for claim in ended if claim not in [f.claim for f in near[:1]]]
    exact = [claim for claim in exact if claim not in said]
    return [*said, *exact, *(f.claim for f in near if f.claim not in said)][:MOST]


def _instead(advisor: Advisor, named: tuple[str, ...], message: Message) -> Instead | None:
    """What does what the one framework that is asked about does not."""
    asked = ((e["entity"], e["value"]) for e in message.entities)
    return instead(advisor, named[0], asked) if len(named) == 1 else None


def _say(advisor: Advisor, named: tuple[str, ...], claims: list[Claim], other: Instead | None, *, premise: bool) -> Say:
    told, _ = within([claim.text for claim in claims], BUDGET)
    sources = tuple(source for claim in claims[: len(told)] for source in claim.sources)
    fill = {
        "answer": told[0] if len(told) == 1 else joined(told[0], bullets(told[1:])),
        "instead": _others(advisor.catalogue, other) if other else "",
        "sources": cited(sources),
    }
    more: dict[str, Any] = {"premise": True} if premise else {}
    if other:
        more["instead"] = reply.frameworks(advisor.catalogue, other.frameworks)
    return Say("utter_facts", reply.facts(advisor.catalogue, named or claims[0].frameworks, claims, **more), fill)


def _others(catalogue: Catalogue, other: Instead) -> str:
    names = series([catalogue.name(id_) for id_ in other.frameworks], catalogue.wording["or"])
    return catalogue.wording["fact_instead"].format(value=catalogue.label(other.need, other.value), names=names)


def _rest(claims: list[Claim]) -> str | None:
    """What did not fit, and all the sources, for "more"."""
    _, rest = within([claim.text for claim in claims], BUDGET)
    sources = tuple(source for claim in claims for source in claim.sources)
    return joined(bullets(rest), cited(sources, most=6)) or None


def unknown_names(text: str) -> tuple[str, ...]:
    """What looks like a product's name and stands in no claim at all."""
    words = core.recall().words
    known = (word for word in NAME_LIKE.findall(text) if not words.isdisjoint({word.lower(), word.lower().rstrip("s")}))
    return tuple(word for word in dict.fromkeys(NAME_LIKE.findall(text)) if word not in set(known))


def unknown(advisor: Advisor, profile: Profile, named: tuple[str, ...] = (), strange: tuple[str, ...] = ()) -> Answer:
    """That it is not known: of a name that nothing is known of, of a framework, or at all."""
    payload = reply.facts(advisor.catalogue, named, [])
    if strange:
        return Answer([Say("utter_unknown_name", payload, {"name": ", ".join(strange)})], profile)
    if named:
        names = ", ".join(advisor.catalogue.name(id_) for id_ in named)
        return Answer([Say("utter_unknown_fact", payload, {"name": names})], about(profile, named))
    return Answer([Say("utter_unknown", payload)], profile)
