"""Claims as an answer, with their sources and what else does the same."""

from __future__ import annotations

from typing import Any

from actions import core
from actions.answer import Answer, Say, about
from actions.lines import bullets, cited, joined, series, within
from actions.message import Message
from actions.profile import Profile
from advisor import reply
from advisor.instead import Instead, instead
from advisor.model import Catalogue, Claim

BUDGET = 1_050
"""Characters for claims, which leaves room for the sources."""


def told(
    message: Message,
    profile: Profile,
    claims: list[Claim],
    named: tuple[str, ...],
    *,
    premise: bool = False,
) -> Answer:
    """Claims as an answer, with what does what the one framework that is asked about does not."""
    said = _say(named, claims, _instead(named, message), premise=premise)
    one = claims[0].frameworks if len(claims[0].frameworks) == 1 else profile.focus or claims[0].frameworks
    return Answer([said], about(profile, named or one, _rest(claims)))


def _instead(named: tuple[str, ...], message: Message) -> Instead | None:
    """What does what the one framework that is asked about does not."""
    asked = ((e["entity"], e["value"]) for e in message.entities)
    return instead(core.advisor(), named[0], asked) if len(named) == 1 else None


def _say(named: tuple[str, ...], claims: list[Claim], other: Instead | None, *, premise: bool) -> Say:
    advisor = core.advisor()
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
