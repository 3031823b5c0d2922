"""Declines what is not this advisor's field: why, where to ask instead, and what can be told all the same."""

from __future__ import annotations

from collections.abc import Iterator

from actions import core
from actions.answer import Answer, Say, about, button
from actions.lines import bullets, cited
from actions.message import Message
from actions.profile import Profile
from advisor import reply
from advisor.model import Claim, Framework
from advisor.phrasing import says

SORTS = ("buying", "project", "work", "repair")
"""What else is asked for, told by the phrasings `scope_...` and declined in the wording `decline_...`; the first
that fits."""

FOREIGN = {"project", "work"}
"""Sorts that no claim helps with: what is asked for is another project's, or to be made."""

NEAR, NEARER = 0.58, 0.67
"""A claim this near is told beside, where something that we know fails, and otherwise."""

MOST = 2
"""Claims that are told."""

DEVICES = ("target", "hardware")
"""Needs that frameworks can be listed by."""

TRACKED = "https://github.com/"


def declined(message: Message, profile: Profile) -> Answer:
    """What cannot be told, with what can be asked of what was named, and the claims that come very near."""
    say, sort = core.advisor().catalogue.wording, sort_of(message) or "other"
    named = [core.advisor().catalogue.frameworks[id_] for id_ in message.frameworks]
    fill = {"why": say[f"decline_{sort}"], "where": _where(named) if sort == "repair" else ""}
    buttons = [button(text) for text in dict.fromkeys(_offers(message, named))]
    no = Say("utter_out_of_scope", reply.payload("out_of_scope"), fill, buttons)
    claims = [] if sort in FOREIGN else _helpful(message, sort)
    beside = [_beside(message, claims)] if claims else []
    return Answer([no, *beside], about(profile, message.frameworks) if named else profile)


def sort_of(message: Message) -> str | None:
    """What else is asked for, where its words tell."""
    return next((sort for sort in SORTS if says(f"scope_{sort}", message.text)), None)


def _where(named: list[Framework]) -> str:
    """Where errors are told to those who can mend them."""
    say = core.advisor().catalogue.wording
    kept = [(f.name, f.repository.url) for f in named if f.repository]
    if not kept:
        return say["decline_where"]
    name, url = kept[0]
    return say["decline_tracker"].format(name=name, url=f"{url}/issues" if url.startswith(TRACKED) else url)


def _offers(message: Message, named: list[Framework]) -> Iterator[str]:
    """What can be asked of the first framework and device that are named, else what can be asked at all."""
    catalogue = core.advisor().catalogue
    say = catalogue.wording
    for framework in named[:1]:
        yield say["button_runs_on"].format(name=framework.name)
        yield say["button_instead"].format(name=framework.name)
    devices = [(need, value) for need in DEVICES for value in message.named(need)]
    for need, value in devices[:1]:
        yield say["button_list_on"].format(value=catalogue.label(need, value))
    if not named and not devices:
        yield say["button_start"]
        yield say["button_help"]


def _helpful(message: Message, sort: str) -> list[Claim]:
    """The claims that very nearly answer it."""
    known = sort == "repair" and {"framework", "term", *DEVICES} & {entity["entity"] for entity in message.entities}
    near = core.recall().find(message.corrected or message.text, message.frameworks, most=MOST)
    return [found.claim for found in near if found.near >= (NEAR if known else NEARER)]


def _beside(message: Message, claims: list[Claim]) -> Say:
    """They, with their sources."""
    sources = cited(tuple(source for claim in claims for source in claim.sources))
    named = message.frameworks or tuple(dict.fromkeys(id_ for claim in claims for id_ in claim.frameworks))
    payload = reply.facts(core.advisor().catalogue, named, claims)
    return Say("utter_all_the_same", payload, {"facts": bullets(claim.text for claim in claims), "sources": sources})
