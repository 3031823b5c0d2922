"""Finds the class of an event by its name, without walking all classes of events for each event that is read."""

from __future__ import annotations

from functools import lru_cache

from rasa.shared.core.events import Event

stock = Event.resolve_by_type


def resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    """As stock Rasa, which also raises ValueError for a name that is not known and has no `default`."""
    return _resolved(type_name, default)  # type: ignore[arg-type]


@lru_cache(maxsize=256)
def _resolved(type_name: str, default: type[Event] | None) -> type[Event] | None:
    return stock(type_name, default)
