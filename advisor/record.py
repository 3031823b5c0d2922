"""The decision record as one value: what docs/record.schema.json describes, and what its Markdown is written from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from advisor import reply
from advisor.advice import Advice
from advisor.flips import flips
from advisor.model import Source, Sources
from advisor.needs import label
from advisor.reasons import Reason, reasons
from advisor.ruled_out import ruled_out
from advisor.stack import Option
from advisor.tokens import again, said, today, token

SCHEMA = "framework-advisor-record/1"

OPTIONS, CONSEQUENCES, CHANGES = 8, 3, 5
"""How many candidates, consequences of each sort, and changes a record holds."""

Record = dict[str, Any]


@lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """The words of records, from the file beside this one."""
    found: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
    return found


def record(advice: Advice, day: date | None = None, made_with: str | None = None) -> Record:
    """All that a decision rests on. Equal needs, seed, knowledge and day give an equal record.

    `day` is the one that ages were counted to, today where not given; `made_with` is the version of the knowledge that
    the advice was first given with, where that may be another one.
    """
    day = day or today()
    version = advice.catalogue.version
    return {
        "schema": SCHEMA,
        "title": title(advice),
        "status": "proposed",
        "made": day.isoformat(),
        "knowledge_version": version,
        "changed_since": None if made_with == version else made_with,
        "token": token(advice, day),
        "said": said(advice, day).to_json(),
        "kind": advice.evaluation.kind,
        "needs": _needs(advice),
        "assumed": reply.assumed(advice),
        "drivers": _drivers(advice),
        "candidates": len(advice.order),
        "options": [_option(advice, row) for row in advice.order[:OPTIONS]],
        **_outcome(advice),
        "ruled_out": [
            {
                "id": out.id,
                "name": advice.catalogue.name(out.id),
                "because": out.because,
                "evidence": reply.evidence(out.sources),
            }
            for out in ruled_out(advice)
        ],
        "flips": [reply.flip(advice.catalogue, flip) for flip in flips(advice)[:CHANGES]] if advice.pick else [],
        "sources": _sources(advice),
        "seed": advice.seed,
    }


def from_token(text: str) -> Record:
    """The record that a token stands for; where the knowledge has changed since, what would be advised today.

    Raises:
        ValueError: when the token is none.
    """
    found, advice, day = again(text)
    return record(advice, day, made_with=found.version)


def title(advice: Advice) -> str:
    """The decision in short."""
    option, words = advice.pick, phrases()
    if option is None:
        return words["nothing"]
    train, run = (advice.catalogue.name(part) if part else None for part in (option.train, option.run))
    form = "run" if train is None else "train" if run is None else "same" if train == run else "pair"
    return words[form].format(train=train, run=run)


def _needs(advice: Advice) -> list[dict[str, Any]]:
    """What was said, as a token has it, with the labels of the need and of the value."""
    catalogue = advice.catalogue
    return [
        {**raw, "need": catalogue.needs[need.id].label, "label": label(need, catalogue)}
        for need, raw in zip(advice.needs.items, advice.needs.to_json(), strict=True)
    ]


def _drivers(advice: Advice) -> list[dict[str, Any]]:
    """What counts, and for how much of the score."""
    now = advice.evaluation
    return [
        {"criterion": column.id, "label": column.label, "weight": round(float(now.weights[i]), 4)}
        for i, column in enumerate(now.columns)
    ]


def _option(advice: Advice, row: int) -> dict[str, Any]:
    """A candidate; of `ratings` those that are unknown are null, and `points` add up to the score."""
    now, option = advice.evaluation, advice.evaluation.options[row]
    ids = [column.id for column in now.columns]
    return {
        "id": option.id,
        "name": option.name(advice.catalogue),
        "score": round(float(now.scores[row]), 4),
        "first_share": round(float(advice.shares[row]), 4),
        "ratings": {id_: _rounded(rating) for id_, rating in zip(ids, now.ratings[row], strict=True)},
        "points": {id_: round(float(points), 4) for id_, points in zip(ids, advice.points[row], strict=True)},
    }


def _rounded(rating: float) -> float | None:
    return None if np.isnan(rating) else round(float(rating), 2)


def _outcome(advice: Advice) -> dict[str, Any]:
    """What was chosen, why, and what follows from it; empty where nothing could be."""
    option, catalogue = advice.pick, advice.catalogue
    if option is None:
        return {"pick": None, "export": None, "reasons": [], "rival": None, "consequences": {"good": [], "bad": []}}
    return {
        "pick": reply.pick(catalogue, option),
        "export": reply.export(option),
        "reasons": [reply.reason(reason) for reason in reply.reasons_for(advice)],
        "rival": _rival(advice),
        "consequences": {
            "good": [_consequence(advice, reason) for reason in _consequences(advice)],
            "bad": [_consequence(advice, reason) for reason in _consequences(advice, against=True)],
        },
    }


def _second(advice: Advice) -> Option | None:
    return next((advice.evaluation.options[row] for row in advice.order[1:]), None)


def _rival(advice: Advice) -> dict[str, str] | None:
    """The candidate that comes second."""
    second = _second(advice)
    return {"id": second.id, "name": second.name(advice.catalogue)} if second else None


@dataclass(frozen=True)
class _Told:
    """A reason next to the second candidate, or next to the average of all others."""

    reason: Reason
    next_to: Option | None


def _consequences(advice: Advice, *, against: bool = False) -> list[_Told]:
    """What taking the pick rather than the second one brings, or costs; where it costs hardly anything, what taking it
    rather than any other does.
    """
    second = _second(advice)
    if advice.pick is None or second is None:
        return []
    rivals = (second, None) if against else (second,)
    tries = ((other, reasons(advice, advice.pick, other, against=against, most=CONSEQUENCES)) for other in rivals)
    return next(([_Told(reason, other) for reason in found] for other, found in tries if found), [])


def _consequence(advice: Advice, told: _Told) -> dict[str, Any]:
    next_to = told.next_to.name(advice.catalogue) if told.next_to else None
    return {**reply.reason(told.reason), "next_to": next_to}


def _sources(advice: Advice) -> list[dict[str, str | None]]:
    """Whatever the record rests on, each source once: what speaks for the pick first."""
    used: list[Sources] = []
    if advice.pick:
        used += [reason.sources for reason in reply.reasons_for(advice)]
        told = [*_consequences(advice), *_consequences(advice, against=True)]
        used += [one.reason.sources for one in told]
        used += [advice.pick.export.sources] if advice.pick.export else []
    used += [out.sources for out in ruled_out(advice)]
    return reply.evidence(tuple(_once(source for sources in used for source in sources)))


def _once(sources: Iterable[Source]) -> list[Source]:
    return list(dict.fromkeys(sources))
