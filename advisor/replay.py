"""A kept record and the knowledge of today: what was advised, what would be, and why that differs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from advisor.advice import Advice, Advisor
from advisor.madr import COMMENT
from advisor.model import Catalogue
from advisor.record import OPTIONS, SCHEMA, phrases
from advisor.ruled_out import why_out
from advisor.tokens import NOT_ONE, Said, checked, today

MOVED = 0.005
"""Ratings and shares of the weight are kept with two decimals, or four: less than this is no move."""


class NotARecord(ValueError):
    """A file that holds no record, or one that this knowledge cannot read."""


@dataclass(frozen=True)
class Kept:
    """A record as a file has it: what was said, and by id the options that it showed, best first, and the drivers."""

    said: Said
    made: date
    options: Mapping[str, Mapping[str, Any]]
    weights: Mapping[str, float]

    @property
    def pick(self) -> Mapping[str, Any] | None:
        """The option that was advised."""
        return next(iter(self.options.values()), None)


@dataclass(frozen=True)
class Replay:
    """What a record advised next to what is advised now, on `day`."""

    kept: Kept
    now: Advice
    day: date

    @property
    def differs(self) -> bool:
        """Whether it is another pick."""
        then = self.kept.pick
        return (then["id"] if then else None) != (self.now.pick.id if self.now.pick else None)


def read(text: str, catalogue: Catalogue) -> Kept:
    """The record in a file, JSON or Markdown.

    Raises:
        NotARecord: saying what is wrong with it.
    """
    try:
        raw = json.loads(_json(text))
        if raw.get("schema") != SCHEMA:
            raise NotARecord(f"its schema is {raw.get('schema')!r}, which has to be {SCHEMA!r}")  # noqa: TRY301
        return Kept(
            said=checked(raw["said"], catalogue),
            made=date.fromisoformat(raw["made"]),
            options={option["id"]: _option(option) for option in raw["options"]},
            weights={driver["criterion"]: float(driver["weight"]) for driver in raw["drivers"]},
        )
    except NotARecord:
        raise
    except json.JSONDecodeError as error:
        raise NotARecord(f"its JSON is broken: {error}") from error
    except KeyError as error:
        raise NotARecord(f"it lacks {error}, or names {error}, which this knowledge does not know") from error
    except NOT_ONE as error:
        raise NotARecord(str(error)) from error


def _json(text: str) -> str:
    """The file itself, or the comment in its Markdown."""
    if text.lstrip().startswith("{"):
        return text
    found = COMMENT.search(text)
    if not found:
        raise NotARecord("it is neither JSON nor Markdown with a record's comment at its end")
    return found.group(1)


def _option(raw: Mapping[str, Any]) -> dict[str, Any]:
    ratings = {id_: None if rating is None else float(rating) for id_, rating in raw["ratings"].items()}
    scored = {key: float(raw[key]) for key in ("score", "first_share")}
    return {"id": str(raw["id"]), "name": str(raw["name"]), **scored, "ratings": ratings}


def replay(kept: Kept, catalogue: Catalogue, day: date | None = None) -> Replay:
    """The same needs, seed and bounds with this knowledge, ages counted to `day` (today)."""
    day = day or today()
    return Replay(kept, kept.said.advice(Advisor.of(catalogue, day)), day)


def told(found: Replay) -> str:
    """The replay in words."""
    words, kept, now = phrases(), found.kept, found.now
    made = {"made": kept.made, "version": kept.said.version}
    lines = [words["then"].format(**made, **_numbers(kept.pick)) if kept.pick else words["then_nothing"].format(**made)]
    made = {"made": found.day, "version": now.catalogue.version}
    lines += [words["now"].format(**made, **_advised(now)) if now.pick else words["now_nothing"].format(**made)]
    reasons = list(why(found))
    lines.append(words["verdict_differs" if found.differs else "verdict_moved" if reasons else "verdict_same"])
    return "\n".join([*lines, *reasons])


def _numbers(option: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": option["name"], "score": option["score"], "share": 100 * option["first_share"]}


def _advised(advice: Advice) -> dict[str, Any]:
    row = advice.order[0]
    assert advice.pick is not None
    score, share = advice.evaluation.scores[row], 100 * advice.shares[row]
    return {"name": advice.pick.name(advice.catalogue), "score": score, "share": share}


def why(found: Replay) -> Iterator[str]:
    """What is no longer as it was, of what the two picks rest on."""
    words, said = phrases(), found.kept.said
    version, moved = found.now.catalogue.version, list(_moved(found))
    if said.version != version:
        yield words["why_version"].format(then=said.version, now=version)
    if said.day and said.day != found.day and (moved or found.differs):
        yield words["why_day"].format(then=said.day, now=found.day)
    if (moved or found.differs) and (said.version, said.day) == (version, found.day):
        yield words["why_code"]
    yield from moved


def _moved(found: Replay) -> Iterator[str]:
    """The picks of then and of now: whether they are still there, and which of their ratings and weights moved."""
    now, kept = found.now, found.kept
    rows = {option.id: row for row, option in enumerate(now.evaluation.options)}
    picks = {pick["id"]: pick["name"] for pick in [kept.pick] if pick}
    picks |= {now.pick.id: now.pick.name(now.catalogue)} if now.pick else {}
    for id_, name in picks.items():
        if id_ not in rows:
            yield from _gone(found, id_, name)
        elif id_ not in kept.options:
            yield phrases()["why_new"].format(name=name, count=OPTIONS)
        else:
            texts = {"then": kept.options[id_]["score"], "now": now.evaluation.scores[rows[id_]]}
            if abs(texts["now"] - texts["then"]) > MOVED:
                yield phrases()["why_score"].format(name=name, **texts)
            yield from _ratings(found, id_, name, rows[id_])
    yield from _weights(found)


def _gone(found: Replay, id_: str, name: str) -> Iterator[str]:
    """Which parts of a pick can no longer be advised, and the fact that says so."""
    words, now = phrases(), found.now
    left = {part for option in now.evaluation.options for part in option.frameworks}
    gone = [part for part in id_.split("+") if part not in left]
    for part in gone:
        known = now.catalogue.frameworks.get(part)
        if known is None:
            yield words["why_unknown"].format(name=part)
        else:
            yield words["why_out"].format(name=known.name, because=why_out(now, part).because)
    if not gone:
        yield words["why_apart"].format(name=name)


def _ratings(found: Replay, id_: str, name: str, row: int) -> Iterator[str]:
    words, now = phrases(), found.now.evaluation
    then = found.kept.options[id_]["ratings"]
    for column, rating in zip(now.columns, now.ratings[row], strict=True):
        before, after = then.get(column.id), None if np.isnan(rating) else float(rating)
        if column.id in then and _apart(before, after):
            texts = {"then": _number(before), "now": _number(after), "reason": _because(found, id_, column.id)}
            yield words["why_rating"].format(name=name, label=column.label, **texts)


def _apart(before: float | None, after: float | None) -> bool:
    return (before is None) != (after is None) or (
        before is not None and after is not None and abs(before - after) > MOVED
    )


def _number(rating: float | None) -> str:
    return phrases()["unknown_rating"] if rating is None else f"{rating:.2f}"


def _because(found: Replay, id_: str, criterion: str) -> str:
    """What the knowledge says now of that criterion, of each part that it says something of."""
    ratings = found.now.tables.ratings
    known = [ratings[part][criterion].reason for part in id_.split("+") if criterion in ratings[part]]
    return phrases()["because"].format(reason="; ".join(known)) if known else ""


def _weights(found: Replay) -> Iterator[str]:
    """How much counts more or less than it did, and what is counted now and was not, or no longer."""
    words, now, then = phrases(), found.now.evaluation, found.kept.weights
    weights = {
        column.id: (column.label, float(weight)) for column, weight in zip(now.columns, now.weights, strict=True)
    }
    for id_ in dict.fromkeys([*weights, *then]):
        label, after = weights.get(id_, (id_, 0.0))
        if abs(after - then.get(id_, 0.0)) > MOVED:
            yield words["why_weight"].format(label=label, now=100 * after, then=100 * then.get(id_, 0.0))
