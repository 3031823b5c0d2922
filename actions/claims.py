"""Answers out of the claims nearest in meaning, each with source and date."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from actions import core
from actions.alternating import CONTEST
from actions.answer import Answer, Say, about
from actions.languages import spoken
from actions.lines import bullets, cited, joined, series, within
from actions.message import Message
from actions.profile import Profile
from advisor import reply
from advisor.advice import Advisor
from advisor.instead import Instead, instead
from advisor.model import Catalogue, Claim
from advisor.needs import Need
from advisor.recall import MOST, Found
from advisor.sentences import status
from advisor.support import supported

NAME_LIKE = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z0-9]|[A-Z]\w*[0-9])\w{3,}\b")
"""Words that look like the name of a product: with a second capital or a digit ("FooNet", "Bar2")."""

ASKED_OF = re.compile(
    r"^\W*(?:(?:so|and|but) )?(?:is|are) (\w{3,}) (?:(?:still|really|now|already|actually|any|being) )*"
    r"(?:dead|alive|(?:un)?maintained|supported|developed|active|deprecated|retired|abandoned|discontinued|good|worth|open"
    r"|free|stable|mature)\b|\bwho (?:owns|made|makes|develops|maintains|created|is behind) (\w{3,})\W*$",
    re.IGNORECASE,
)
"""Asks of one thing, however it is written, whether it lives or whose it is."""

WORD = re.compile(r"[a-z]+")
LEFT_OUT = re.compile(r"and|or|what|how|about|for|of|with|in|on|the|then|s|also|same|ok|so|is|it")
"""Words that a message may have beside names, and leave out what it asks."""

CONVERTS = re.compile(r"\b(convert|export)\w*\b", re.IGNORECASE)
"""Asks how a model gets from what trained it to what runs it."""

OWN = re.compile(r"\b(i|we|my|our|us)\b", re.IGNORECASE)
"""Speaks of what somebody has, and not of any such model."""

VERY_NEAR = 0.93
"""A claim this near answers the question better than what is known of each pair of names in it."""

NEAR = 0.55
"""A claim this near does so where the question is not whether the one works with the other."""

WHETHER = re.compile(
    r"\b(can|could|does|do|will|would|is|are|has|have)\b.*\b(run|use|support|work|train|compatible|possible|available)",
    re.IGNORECASE,
)
"""Asks whether something works with something else."""

HOW = re.compile(
    r"\b((how|what)(?! about)|why|which|dead|alive|abandoned|instead|worth|slow\w*|fast\w*)\b", re.IGNORECASE
)
"""Asks more than that."""

BARE = 5
"""Words of a message that only names things ("TensorRT Raspberry Pi?")."""

BUDGET = 1_050
"""Characters for claims, which leaves room for the sources."""


def facts(advisor: Advisor, message: Message, profile: Profile) -> Answer:
    """The claims nearest to a message, or that it is not known."""
    message = spelt_out(advisor, message)
    named = message.referred(profile.focus)
    strange = () if named else unknown_names(message.text)
    near = [] if strange else core.recall().find(_sought(advisor, message, named), named)
    said = ((e["entity"], e["value"]) for e in message.entities if e.get("wanted", True))
    exact = supported(advisor.catalogue, named, said)
    wrong = None if strange else core.premises().find(message.text, message.frameworks)
    enough = VERY_NEAR if _asks_whether(message.text) else NEAR
    found = _answers(near, exact, wrong, _ended(advisor, named) if near or exact else [], enough)
    if not found:
        return unknown(advisor, profile, named, strange)
    return told(advisor, message, _having(advisor, message, profile), found, named, premise=wrong is not None)


def _having(advisor: Advisor, message: Message, profile: Profile) -> Profile:
    """With what the message says that there is already, whatever it asks of it."""
    had = message.named("framework", "current") if OWN.search(message.text) else ()
    have = [Need("current", id_, said=message.turn) for id_ in had]
    return replace(profile, needs=profile.needs.merge(have, advisor.catalogue)) if have else profile


def told(
    advisor: Advisor,
    message: Message,
    profile: Profile,
    claims: list[Claim],
    named: tuple[str, ...],
    *,
    premise: bool = False,
) -> Answer:
    """Claims as an answer, with what does what the one framework that is asked about does not."""
    said = _say(advisor, named, claims, _instead(advisor, named, message), premise=premise)
    one = claims[0].frameworks if len(claims[0].frameworks) == 1 else profile.focus or claims[0].frameworks
    return Answer([said], about(profile, named or one, _rest(claims)))


def _sought(advisor: Advisor, message: Message, named: tuple[str, ...]) -> str:
    """The words that claims are looked for by; of a message in another language what it names, as claims are in
    English, and what is set against what there; where "it" is to be converted, what to what.
    """
    catalogue = advisor.catalogue
    text = message.corrected or message.text
    if len(named) == 2 and not message.frameworks and CONVERTS.search(text):
        origin, to = map(catalogue.name, named)
        return f"{text}, {origin} to {to}"
    if spoken(message) is None:
        return text
    terms = [term.term for term in catalogue.glossary if term.id in message.named("term")]
    needs = [need for need in catalogue.needs.values() if need.facts]
    labels = [catalogue.label(need.id, value) for need in needs for value in message.named(need.id)]
    things = [*dict.fromkeys([*map(catalogue.name, message.frameworks), *terms])]
    if len(things) > 1 and CONTEST.search(text):
        return f"how do they differ: {' vs '.join(things)}"
    return ", ".join([*things, *labels]) or text


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


def _asks_whether(text: str) -> bool:
    """Whether what is asked is if one thing works with another, or nothing but names are said."""
    return not HOW.search(text) and (len(text.split()) <= BARE or WHETHER.search(text) is not None)


def _answers(
    near: list[Found], exact: list[Claim], wrong: Claim | None, ended: list[Claim], enough: float
) -> list[Claim]:
    """What is known of just what was named, before the others; first what puts right what was taken for granted, else a
    claim that is very near to the question, else that something was `ended`, else a claim that is near `enough`.
    """
    said = [wrong] if wrong else [f.claim for f in near if f.near >= VERY_NEAR][:1]
    said = said or [claim for claim in ended if claim not in [f.claim for f in near[:1]]]
    said = said or [f.claim for f in near if f.near >= enough][:1]
    exact = [claim for claim in exact if claim not in said]
    return [*said, *exact, *(f.claim for f in near if f.claim not in said)][:MOST]


def _instead(advisor: Advisor, named: tuple[str, ...], message: Message) -> Instead | None:
    """What does what the one framework that is asked about does not."""
    asked = ((e["entity"], e["value"]) for e in message.entities)
    return instead(advisor, named[0], asked) if len(named) == 1 else None


def _say(advisor: Advisor, named: tuple[str, ...], claims: list[Claim], other: Instead | None, *, premise: bool) -> Say:
    texts, _ = within([claim.text for claim in claims], BUDGET)
    sources = tuple(source for claim in claims[: len(texts)] for source in claim.sources)
    fill = {
        "answer": texts[0] if len(texts) == 1 else joined(texts[0], bullets(texts[1:])),
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
    """What looks like a product's name, or is asked about as one is, and stands in no claim at all."""
    known = core.recall().words
    asked = [name for match in ASKED_OF.finditer(text) for name in match.groups() if name]
    named = dict.fromkeys([*NAME_LIKE.findall(text), *asked])
    return tuple(word for word in named if known.isdisjoint({word.lower(), word.lower().rstrip("s")}))


def unknown(advisor: Advisor, profile: Profile, named: tuple[str, ...] = (), strange: tuple[str, ...] = ()) -> Answer:
    """That it is not known: of a name that nothing is known of, of a framework, or at all."""
    payload = reply.facts(advisor.catalogue, named, [])
    if strange:
        return Answer([Say("utter_unknown_name", payload, {"name": ", ".join(strange)})], profile)
    if named:
        names = ", ".join(advisor.catalogue.name(id_) for id_ in named)
        return Answer([Say("utter_unknown_fact", payload, {"name": names})], about(profile, named))
    return Answer([Say("utter_unknown", payload)], profile)
