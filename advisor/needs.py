"""What a person wants, and how firmly: frozen, so that undo, "what if" and replay are only other values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from advisor.model import Catalogue


@dataclass(frozen=True)
class Need:
    """One thing that was said.

    `value` None means that the person does not know or does not mind, which is an answer, unlike silence.
    `role` says whether it is about training (train), running (run) or both, where the person did; `said` is the turn
    of the conversation, from 1. Of a priority, `than` is the id of the candidate that it must do better than ("like
    that, but lighter"), and `over` another priority that matters less. `words` are the person's own, for asking
    about it again: they change nothing of the advice, and stand in no record.
    """

    id: str
    value: str | None
    wanted: bool = True
    must: bool = False
    role: str | None = None
    said: int = 0
    than: str | None = None
    over: str | None = None
    words: str = field(default="", compare=False)


@dataclass(frozen=True)
class Needs:
    """All that one person said of their project, in the order of saying."""

    items: tuple[Need, ...] = ()

    def wanted(self, id_: str) -> tuple[Need, ...]:
        """The wanted values of a need."""
        return self._wanted.get(id_, ())

    @cached_property
    def _wanted(self) -> dict[str, tuple[Need, ...]]:
        said = [need for need in self.items if need.wanted and need.value is not None]
        return {id_: tuple(need for need in said if need.id == id_) for id_ in {need.id for need in said}}

    def unwanted(self, id_: str) -> tuple[Need, ...]:
        """The values that it must not be."""
        return tuple(n for n in self.items if n.id == id_ and not n.wanted and n.value is not None)

    def values(self, id_: str) -> tuple[str, ...]:
        """The ids of the wanted values of a need."""
        return self._values.get(id_, ())

    @cached_property
    def _values(self) -> dict[str, tuple[str, ...]]:
        return {id_: tuple(str(need.value) for need in said) for id_, said in self._wanted.items()}

    def counted(self, id_: str, catalogue: Catalogue) -> tuple[Need, ...]:
        """The wanted values without those that were but named along with another one: the text of a language model."""
        found, known = self.wanted(id_), catalogue.needs[id_].values
        if len(found) < 2:
            return found
        covered = {other for need in found if need.value in known for other in known[str(need.value)].covers}
        return tuple(need for need in found if need.value not in covered)

    def settled(self, id_: str) -> bool:
        """Whether there is nothing left to ask about a need."""
        return any(n.id == id_ and (n.wanted or id_ in {"exclude", "current"}) for n in self.items)

    def without(self, id_: str, value: str | None = None) -> Needs:
        """The same with a need withdrawn: one value of it, or all."""
        kept = (n for n in self.items if n.id != id_ or (value is not None and n.value != value))
        return Needs(tuple(kept))

    def merge(self, new: Iterable[Need], catalogue: Catalogue, correction: bool = False) -> Needs:
        """The needs after a message: adds, changes and negates; a correction replaces what was wanted of the same need.

        A value that is said again keeps the role that it had, unless it is given another.
        """
        new = tuple(new)
        items = list(self.items)
        for id_ in {n.id for n in new}:
            only_last = catalogue.needs[id_].several == "last" or correction
            if only_last and any(n.wanted for n in new if n.id == id_):
                items = [n for n in items if n.id != id_ or not n.wanted]
        for need in new:
            role = next((n.role for n in items if n.role and _replaced(n, need) and n.wanted == need.wanted), None)
            items = [n for n in items if not _replaced(n, need)]
            items.append(replace(need, role=role) if role and not need.role else need)
        return Needs(tuple(items))

    def to_json(self, *, words: bool = False) -> list[dict[str, Any]]:
        """As a record keeps it, and with the person's `words` as a slot does."""
        kept = [dict(vars(need)) for need in self.items]
        return kept if words else [{key: value for key, value in need.items() if key != "words"} for need in kept]

    @classmethod
    def from_json(cls, raw: Iterable[Mapping[str, Any]] | None) -> Needs:
        """The inverse of `to_json`; None is nothing said."""
        return cls(tuple(Need(**item) for item in raw or ()))

    def stated(self, catalogue: Catalogue) -> dict[str, list[dict[str, Any]]]:
        """By need id, what was said, with labels: the `needs` of a reply."""
        found: dict[str, list[dict[str, Any]]] = {}
        for need in self.items:
            said = {"value": need.value, "label": label(need, catalogue), "wanted": need.wanted}
            found.setdefault(need.id, []).append({**said, "must": need.must, "said": need.said})
        return found

    def wordless(self) -> Needs:
        """The same without the person's own words, which nothing that is kept for others may hold."""
        if not any(need.words for need in self.items):
            return self
        return Needs(tuple(replace(need, words="") for need in self.items))

    def firm(self) -> tuple[Need, ...]:
        """The musts."""
        return tuple(n for n in self.items if n.must and n.value is not None)

    def relaxed(self, need: Need) -> Needs:
        """The same with one must turned into a wish."""
        return Needs(tuple(replace(n, must=False) if n == need else n for n in self.items))


def _replaced(old: Need, new: Need) -> bool:
    """A value said again replaces what was said of it, and any value replaces an earlier "does not matter"."""
    return old.id == new.id and (old.value == new.value or None in (old.value, new.value))


def label(need: Need, catalogue: Catalogue) -> str:
    """What was said, in words: "small size, more than PyTorch has", "speed rather than small size"."""
    if need.value is None:
        return catalogue.wording["no_preference"]
    value = catalogue.label(need.id, need.value)
    if need.than:
        names = " + ".join(catalogue.name(part) for part in need.than.split("+"))
        return catalogue.wording["more_than"].format(value=value, name=names)
    if need.over:
        return catalogue.wording["rather_than"].format(value=value, other=catalogue.label(need.id, need.over))
    return value
