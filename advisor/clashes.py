"""What cannot both hold: a value and another that it rules out, or the same one wanted and refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.model import Catalogue, Value
from advisor.needs import Need, Needs


@dataclass(frozen=True)
class Clash:
    """Two needs of one kind that cannot both hold."""

    older: Need
    newer: Need

    @property
    def turned(self) -> bool:
        """Whether it is the same value, wanted the one time and refused the other."""
        return self.older.value == self.newer.value


def clashes(before: Needs, after: Needs, catalogue: Catalogue) -> list[Clash]:
    """Each pair of what was said before and what was said since, both in words, that cannot both hold."""
    last = max((need.said for need in before.items), default=0)
    new = [need for need in after.items if need.said > last and need.words]
    return [Clash(old, need) for need in new for old in before.items if old.words and _opposed(old, need, catalogue)]


def _opposed(old: Need, new: Need, catalogue: Catalogue) -> bool:
    if old.id != new.id or None in (old.value, new.value) or old.role != new.role:
        return False
    kind = catalogue.needs[old.id]
    if old.value == new.value:
        return old.wanted != new.wanted and bool(kind.facts) and _same_word(kind.values[str(old.value)], old, new)
    if not (old.wanted and new.wanted):
        return False
    one, other = kind.values[str(old.value)], kind.values[str(new.value)]
    return (other.id in one.against or one.id in other.against) and _meant(one, old) and _meant(other, new)


def _same_word(value: Value, one: Need, other: Need) -> bool:
    """Whether both were said with the same word for the value: "no cloud" does not turn round "our own servers"."""
    words = (re.escape(word) for word in (value.label, *value.words))
    named = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
    return bool(set(_named(named, one)) & set(_named(named, other)))


def _named(named: re.Pattern[str], need: Need) -> list[str]:
    return [found.lower() for found in named.findall(need.words)]


def _meant(value: Value, need: Need) -> bool:
    """Whether the words leave no room for the others: "no GPU" does, "on the CPU" does not."""
    return re.search(value.against_said, need.words, re.IGNORECASE) is not None
