"""Answers out of the claims nearest in meaning, each with source and date."""

from __future__ import annotations

import re

from actions import core
from actions.lines import bullets, cited, joined, within
from actions.profile import Message, Profile
from actions.skill import Answer, Say, about
from advisor import reply
from advisor.advice import Advisor
from advisor.recall import Found

NAME_LIKE = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z0-9]|[A-Z]\w*[0-9])\w{3,}\b")
"""Words that look like the name of a product: with a second capital or a digit ("FooNet", "Bar2")."""

BUDGET = 1_050
"""Characters for claims, which leaves room for the sources."""


def facts(advisor: Advisor, message: Message, profile: Profile) -> Answer:
    """The claims nearest to a message, or that it is not known."""
    named = message.referred(profile.focus)
    strange = () if named else unknown_names(message.text)
    found = [] if strange else core.recall().find(message.text, named)
    if not found:
        return unknown(advisor, profile, named, strange)
    return Answer([_say(advisor, named, found)], about(profile, named or _about(found), _rest(found)))


def _say(advisor: Advisor, named: tuple[str, ...], found: list[Found]) -> Say:
    claims = [f.claim for f in found]
    told, _ = within([claim.text for claim in claims], BUDGET)
    sources = tuple(source for claim in claims[: len(told)] for source in claim.sources)
    fill = {
        "answer": told[0] if len(told) == 1 else joined(told[0], bullets(told[1:])),
        "sources": cited(sources),
    }
    return Say("utter_facts", reply.facts(advisor.catalogue, named or _about(found), claims), fill)


def _about(found: list[Found]) -> tuple[str, ...]:
    """The frameworks of the nearest claim."""
    return found[0].claim.frameworks


def _rest(found: list[Found]) -> str | None:
    """What did not fit, and all the sources, for "more"."""
    _, rest = within([f.claim.text for f in found], BUDGET)
    sources = tuple(source for f in found for source in f.claim.sources)
    return joined(bullets(rest), cited(sources, most=6)) or None


def unknown_names(text: str) -> tuple[str, ...]:
    """What looks like a product's name and stands in no claim at all."""
    words = core.recall().words
    return tuple(dict.fromkeys(word for word in NAME_LIKE.findall(text) if word.lower() not in words))


def unknown(advisor: Advisor, profile: Profile, named: tuple[str, ...] = (), strange: tuple[str, ...] = ()) -> Answer:
    """That it is not known: of a name that nothing is known of, of a framework, or at all."""
    payload = reply.facts(advisor.catalogue, named, [])
    if strange:
        return Answer([Say("utter_unknown_name", payload, {"name": ", ".join(strange)})], profile)
    if named:
        names = ", ".join(advisor.catalogue.name(id_) for id_ in named)
        return Answer([Say("utter_unknown_fact", payload, {"name": names})], about(profile, named))
    return Answer([Say("utter_unknown", payload)], profile)
