"""What programs ask for: needs, frameworks and filters out of JSON and queries, each error with what there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.tokens import MOST
from channels.body import kind_of
from channels.errors import Problem

VALUES = 20
"""The most values of one need."""

ROLES = ("train", "run", "both")

FIELDS = ("value", "wanted", "must", "role", "label", "said")
"""What a value may be given as; `label` and `said` are as in a payload, and say nothing here."""


def fields(body: Mapping[str, Any], allowed: Sequence[str]) -> None:
    """Makes sure that an object holds nothing that would be passed over.

    Raises:
        Problem: 400 with the fields that there are.
    """
    unknown = sorted(set(body) - set(allowed))
    if unknown:
        raise Problem(400, "unknown_field", f"Not known: {_quoted(unknown)}.", list(allowed))


def needs(raw: Any, catalogue: Catalogue) -> Needs:
    """Needs out of JSON: need id -> a value, or a list of them.

    Raises:
        Problem: 400 for what is not one.
    """
    if not isinstance(raw, dict):
        raise Problem(400, "needs", f"'needs' is {kind_of(raw)}.", "an object: need id -> values")
    fields(raw, list(catalogue.needs))
    found = [need for id_, values in raw.items() for need in _values(id_, values, catalogue)]
    if len(found) > MOST:
        raise Problem(400, "needs", f"There are {len(found)} needs.", f"at most {MOST}")
    merged = Needs()
    for need in found:
        merged = merged.merge([need], catalogue)
    return merged


def _values(id_: str, raw: Any, catalogue: Catalogue) -> list[Need]:
    values = raw if isinstance(raw, list) else [raw]
    if len(values) > VALUES:
        raise Problem(400, id_, f"{id_!r} has {len(values)} values.", f"at most {VALUES}")
    return [_need(id_, value, catalogue) for value in values]


def _need(id_: str, raw: Any, catalogue: Catalogue) -> Need:
    """One need: its value, or that with how firmly it is meant; `null` is "does not matter"."""
    given = raw if isinstance(raw, dict) else {"value": raw}
    fields(given, FIELDS)
    value = _one_of(id_, given.get("value", ...), values_of(id_, catalogue))
    can_be = catalogue.needs[id_].firmness == "must"
    wanted = _flag(given, "wanted", id_ != "exclude", wantable(id_))
    usually = value is not None and ((not wanted and can_be) or usual(id_, value, catalogue))
    must = _flag(given, "must", usually, firm(id_, catalogue))
    role = _one_of("role", given.get("role"), (*ROLES, None))
    return Need(id_, None) if value is None else Need(id_, value, wanted, must or (not wanted and can_be), role)


def values_of(id_: str, catalogue: Catalogue) -> tuple[str | None, ...]:
    """All values of a need; None for "does not matter", which nobody says of what they have or refuse."""
    named = tuple(catalogue.frameworks) if id_ in {"exclude", "current"} else (None,)
    return (*catalogue.needs[id_].values, *named)


def wantable(id_: str) -> tuple[bool, ...]:
    """What `wanted` can be: what is excluded is never wanted, and what there is already is not refused."""
    return {"exclude": (False,), "current": (True,)}.get(id_, (True, False))


def firm(id_: str, catalogue: Catalogue) -> tuple[bool, ...]:
    """What `must` can be: some needs only move weight."""
    return (True, False) if catalogue.needs[id_].firmness == "must" else (False,)


def usual(id_: str, value: str, catalogue: Catalogue) -> bool:
    """Whether a value is a must where nobody says."""
    kind = catalogue.needs[id_]
    known = kind.values.get(value)
    return kind.firmness == "must" and ((known and known.firmness) or kind.firmness) == "must"


def _flag(given: Mapping[str, Any], name: str, usual: bool, allowed: Sequence[bool]) -> bool:
    value = given.get(name, usual)
    if not isinstance(value, bool) or value not in allowed:
        raise Problem(400, name, f"{name!r} of {given['value']!r} is {_shown(value)}.", list(allowed))
    return value


def _one_of(name: str, value: Any, allowed: Sequence[str | None]) -> str | None:
    if value is ...:
        raise Problem(400, name, f"A value of {name!r} has no 'value'.", list(allowed))
    if not (value is None or isinstance(value, str)) or value not in allowed:
        raise Problem(400, name, f"{_shown(value)} is not known for {name!r}.", list(allowed))
    return value


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value[:80]) if isinstance(value, str) else kind_of(value)


def frameworks(raw: Any, catalogue: Catalogue, least: int, most: int) -> list[str]:
    """Ids of some different frameworks.

    Raises:
        Problem: 400 for what is not.
    """
    allowed = f"{least} to {most} different ids of GET /api/frameworks"
    if not isinstance(raw, list) or not all(isinstance(id_, str) for id_ in raw):
        raise Problem(400, "frameworks", "'frameworks' is no list of ids.", allowed)
    unknown = [id_[:80] for id_ in raw if id_ not in catalogue.frameworks]
    if unknown:
        raise Problem(400, "frameworks", f"Not known: {_quoted(unknown)}.", list(catalogue.frameworks))
    if not least <= len(raw) <= most or len(set(raw)) < len(raw):
        raise Problem(400, "frameworks", f"There are {len(raw)}, {len(set(raw))} of them different.", allowed)
    return raw


def filters(query: Mapping[str, Sequence[str]], allowed: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The filters of a query; each may be given several times.

    Raises:
        Problem: 400 for a name or a value that there is not.
    """
    fields(query, list(allowed))
    for name, values in query.items():
        for value in values:
            _one_of(name, value, allowed[name])
    return {name: list(values) for name, values in query.items()}


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(repr(name[:80]) for name in names)
