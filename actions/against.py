"""What speaks against the pick, and what its two halves are for."""

from __future__ import annotations

import re

from actions import core
from actions.answer import Answer, Say
from actions.lines import bullets, own_line
from actions.profile import Profile
from actions.telling import sourced
from advisor import reply
from advisor.advice import Advice
from advisor.model import Claim
from advisor.reasons import reasons

WORTH = 0.05
"""The least points of what speaks against a pick."""


def against(advice: Advice, profile: Profile) -> Answer:
    """What others do better than the pick, and the one that comes next."""
    pick, catalogue = advice.pick, advice.catalogue
    assert pick is not None
    second = advice.evaluation.options[advice.order[1]] if len(advice.order) > 1 else None
    found = reasons(advice, pick, second, against=True, most=2, least=WORTH)
    weak = [claim for id_ in pick.frameworks for claim in _weakness(id_, catalogue.name(id_))]
    texts = [*(reason.text for reason in found), *(claim.text for claim in weak)]
    known = [source for sources in [*(c.sources for c in weak), *(r.sources for r in found)] for source in sources]
    fill = {"pick": pick.name(catalogue), "reasons": bullets(texts), "sources": own_line(sourced(catalogue, known))}
    payload = reply.explanation("against", found, pick=reply.pick(catalogue, pick))
    return Answer([Say("utter_against" if texts else "utter_against_none", payload, fill)], profile)


def _weakness(id_: str, name: str) -> list[Claim]:
    """What is written of the weak side of a framework itself rather than of a part of it."""
    weak = (c for c in core.recall().claims if c.about == "weakness" and c.frameworks == (id_,))
    return [claim for claim in weak if re.match(rf"{re.escape(name)}\b(?!\.\w)", claim.text)][:1]


def pair(advice: Advice, profile: Profile) -> Answer:
    """Which half of the pick does what, and how the model gets from the one to the other."""
    pick, catalogue = advice.pick, advice.catalogue
    assert pick is not None
    way, halves = pick.export, [catalogue.frameworks[id_] for id_ in pick.frameworks]
    fill = {
        "train": halves[0].name,
        "run": halves[-1].name,
        "by": way.by if way else "",
        "loses": catalogue.wording["pair_loses"].format(loses=way.loses.rstrip(".")) if way and way.loses else "",
        "sources": own_line(sourced(catalogue, way.sources if way else ())),
    }
    payload = reply.explanation("pair", [], pick=reply.pick(catalogue, pick))
    return Answer([Say("utter_pair", payload, fill)], profile)
