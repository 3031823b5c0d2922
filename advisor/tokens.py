"""Tokens: all that a piece of advice was made from, in letters that a URL takes, so that nothing has to be stored."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Any

from advisor.advice import Advice, Advisor
from advisor.catalogue import shared
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.stack import kinds

LONGEST = 4_000
"""Characters of a token that are read."""

UNPACKED = 100_000
"""Bytes that a token may unpack to: small tokens can hold very much."""

MOST = 100
"""Needs that a token may name: each costs the time of some more advice."""

NOT_ONE = (zlib.error, ArithmeticError, AttributeError, KeyError, RecursionError, TypeError, ValueError)
"""What reading something that is no token ends with."""


@dataclass(frozen=True)
class Said:
    """What advice follows from: the needs, the seed, the kind and the frameworks that it was kept to (None: not), the
    version of the knowledge, and the day that ages were counted to (None in tokens of before there was one).
    """

    needs: Needs
    seed: int
    version: str
    kind: str | None = None
    among: frozenset[str] | None = None
    day: date | None = None

    def advice(self, advisor: Advisor) -> Advice:
        """The advice that follows with an advisor's knowledge."""
        return advisor.advise(self.needs, self.seed, kind=self.kind, among=self.among)

    def to_json(self) -> dict[str, Any]:
        """As tokens and records hold it."""
        return {
            "needs": self.needs.to_json(),
            "seed": self.seed,
            "version": self.version,
            "kind": self.kind,
            "among": sorted(self.among) if self.among is not None else None,
            "day": self.day.isoformat() if self.day else None,
        }


def said(advice: Advice, day: date | None = None) -> Said:
    """What some advice follows from; `day` is the one that ages were counted to, today where not given."""
    version = advice.catalogue.version
    return Said(advice.needs, advice.seed, version, advice.kind, advice.among, day or today())


def token(advice: Advice, day: date | None = None) -> str:
    """The token of some advice; `day` is the one that ages were counted to, today where not given."""
    known = {key: value for key, value in said(advice, day).to_json().items() if value is not None}
    known["needs"] = [_brief(need) for need in advice.needs.items]
    packed = zlib.compress(json.dumps(known, separators=(",", ":"), sort_keys=True).encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _brief(need: Need) -> dict[str, Any]:
    """A need without what is as usual; the first two fields always stand."""
    usual = asdict(Need(need.id, need.value))
    said = {key: value for key, value in asdict(need).items() if key != "words"}
    return {key: value for key, value in said.items() if key in {"id", "value"} or value != usual[key]}


def read(text: str, catalogue: Catalogue) -> Said:
    """What a token stands for.

    Raises:
        ValueError: when it is no token, or names what this knowledge does not know.
    """
    try:
        raw = base64.urlsafe_b64decode(text[:LONGEST] + "=" * (-len(text) % 4))
        return checked(json.loads(zlib.decompressobj().decompress(raw, UNPACKED)), catalogue)
    except NOT_ONE as error:
        raise ValueError(f"This is no record of this advisor: {_told(error)}") from error


def _told(error: BaseException) -> str:
    return f"nothing is known about {error}" if isinstance(error, KeyError) else str(error)


def checked(raw: dict[str, Any], catalogue: Catalogue) -> Said:
    """What was said, out of JSON of any origin.

    Raises:
        ValueError: (or another of `NOT_ONE`) when it is of another shape, or names what this knowledge does not know.
    """
    if len(raw["needs"]) > MOST:
        raise ValueError(f"it names more than {MOST} needs")
    if not str(raw["version"]).isalnum():
        raise ValueError(f"{raw['version']!r} is no version")
    found = Said(
        needs=Needs(tuple(_need(item, catalogue) for item in raw["needs"])),
        seed=int(raw["seed"]),
        version=str(raw["version"]),
        kind=raw.get("kind"),
        among=None if raw.get("among") is None else frozenset(raw["among"]),
        day=None if raw.get("day") is None else date.fromisoformat(raw["day"]),
    )
    if found.seed < 0:
        raise ValueError(f"{found.seed} is no seed")
    if found.kind not in (None, *kinds(catalogue)):
        raise ValueError(f"{found.kind!r} is no kind of advice")
    unknown = (found.among or frozenset()) - set(catalogue.frameworks)
    if unknown:
        raise ValueError(f"{', '.join(sorted(map(repr, unknown)))}: not known")
    return found


def _need(item: dict[str, Any], catalogue: Catalogue) -> Need:
    need = Need(**item)
    values, frameworks = catalogue.needs[need.id].values, catalogue.frameworks
    named = frameworks if need.id in {"exclude", "current"} else {}
    if need.value not in {*values, *named, None}:
        raise ValueError(f"{need.value!r} is not known for {need.id}")
    if need.role not in {None, "train", "run", "both"} or need.over not in {*values, None}:
        raise ValueError(f"{item!r} is no need")
    if type(need.said) is not int or type(need.must) is not bool or type(need.wanted) is not bool:
        raise ValueError(f"{item!r} is no need")
    if need.than is not None and not set(need.than.split("+")) <= set(frameworks):
        raise ValueError(f"{need.than!r} is not known")
    return need


def today() -> date:
    """The day, in UTC, that ages are counted to."""
    return datetime.now(timezone.utc).date()


@lru_cache(maxsize=4)
def advisor_on(day: date) -> Advisor:
    """The one that counts ages to a day; all callers share it, so that the knowledge is there once."""
    return Advisor.of(shared(), day)


def again(text: str) -> tuple[Said, Advice, date]:
    """What a token stands for, the advice that follows, and the day that its ages were counted to.

    With the knowledge that it was made with, that is the token's own day, so that the same comes out to the letter;
    with other knowledge it is today.

    Raises:
        ValueError: when the token is none.
    """
    found = read(text, shared())
    same = found.version == shared().version
    day = (found.day if same else None) or today()
    return found, replace(found, day=day).advice(advisor_on(day)), day
