"""The advice that programs get in one call. All of this is work for the thread of `channels.worker`."""

from __future__ import annotations

from typing import Any

from advisor import reply, tokens
from advisor.advice import Advice, Advisor
from advisor.charts import public_url
from advisor.compare import compare as compared
from advisor.model import Catalogue, Claim
from advisor.needs import Need, label
from advisor.staying import staying
from advisor.ways_out import ways_out
from channels import asked, views
from channels.errors import Problem

LEAST, MOST = 2, 5
"""How many frameworks are compared."""

CLAIMS = 4
"""How many sentences about several of them are told."""

Payload = dict[str, Any]


def advisor() -> Advisor:
    """The one of today, which decision records are read with too, so that the knowledge is there once."""
    return tokens.advisor_on(tokens.today())


def recommend(body: Payload) -> Payload:
    """The `recommendation` for the needs in a body, with the question that could change it, and its record."""
    asked.fields(body, ["needs"])
    now = advisor()
    advice = now.advise(asked.needs(body.get("needs", {}), now.catalogue))
    if advice.pick is None:
        return nothing_fits(now, advice)
    stay = staying(advice)
    more = {"staying": reply.stay(now.catalogue, stay)} if stay else {}
    return _told(advice, advice.question, **more)


def _told(advice: Advice, question: str | None, **more: Any) -> Payload:
    token = tokens.token(advice)
    return reply.recommendation(
        advice,
        final=question is None,
        question=reply.question(advice, question) if question else None,
        record={"id": token, "url": f"{public_url()}/api/records/{token}"},
        **more,
    )


def nothing_fits(now: Advisor, advice: Advice) -> Payload:
    """The `recommendation` for the smallest way out where nothing meets all the musts, and the other ways."""
    ways = ways_out(now, advice)
    if not ways:
        return reply.payload("explanation", about="nothing_fits", reasons=[])
    shown = [[_said(need, now.catalogue) for need in way.gives_up] for way in ways]
    options = [way.to_json(told) for way, told in zip(ways, shown, strict=True)]
    return _told(ways[0].advice, None, given_up=shown, repairs=options)


def _said(need: Need, catalogue: Catalogue) -> str:
    """A must in words."""
    if need.wanted:
        return label(need, catalogue)
    return catalogue.wording["without_value" if need.id == "exclude" else "not_value"].format(
        value=label(need, catalogue)
    )


def compare(body: Payload) -> Payload:
    """The `comparison` of the frameworks in a body, under its needs."""
    asked.fields(body, ["frameworks", "needs"])
    now = advisor()
    ids = asked.frameworks(body.get("frameworks"), now.catalogue, LEAST, MOST)
    needs = asked.needs(body.get("needs", {}), now.catalogue)
    claims = [reply.claim(claim) for claim in _claims(now.catalogue, ids)]
    found = compared(now, needs, ids)
    return reply.comparison(now.catalogue, found, claims=claims, needs=needs.stated(now.catalogue))


def _claims(catalogue: Catalogue, ids: list[str]) -> list[Claim]:
    """What is known of two of them or more, most of them first."""
    known = [*catalogue.topics, *(claim for id_ in ids for claim in catalogue.frameworks[id_].claims)]
    about = {claim: len({*ids} & {*claim.frameworks}) for claim in known}
    return sorted((claim for claim in about if about[claim] > 1), key=lambda claim: -about[claim])[:CLAIMS]


def frameworks(query: dict[str, list[str]]) -> Payload:
    """The frameworks that meet the filters of a query."""
    now = advisor()
    found = views.listed(now, asked.filters(query, views.allowed(now.catalogue)))
    return {"frameworks": found, "count": len(found), "knowledge_version": now.catalogue.version}


def framework(id_: str) -> Payload:
    """All that is known of one.

    Raises:
        Problem: 404 with the ids that there are.
    """
    catalogue = advisor().catalogue
    if id_ not in catalogue.frameworks:
        raise Problem(404, "framework_not_found", f"{id_[:80]!r} is not known.", list(catalogue.frameworks))
    return views.whole(catalogue, catalogue.frameworks[id_])
