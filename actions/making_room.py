"""Room in a reply for a claim: what is said of the advice gives way to it."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer
from actions.lines import LONGEST

GIVES_WAY = (("notes", 0), ("reasons", 2), ("reasons", 1))
"""What a claim takes the place of where there is no room, and the lines that are left; reasons only for a close one."""

ROOM = 120
"""Characters of a reply that are the wording's own, at the most; what fills it in is counted."""


def room_left(answer: Answer) -> int:
    """Characters that are left of a reply."""
    return LONGEST - sum(ROOM + sum(len(str(value)) for value in say.fill.values()) for say in answer.says)


def making_room(answer: Answer, length: int, *, close: bool) -> Answer:
    """The answer with so much taken off that a claim of some length fits, as far as that goes; reasons give way only to
    a `close` one.
    """
    for name, lines in GIVES_WAY if close else GIVES_WAY[:1]:
        if length > room_left(answer):
            answer = _shortened(answer, name, lines)
    return answer


def _shortened(answer: Answer, name: str, lines: int) -> Answer:
    """With only the first lines of what fills in that place of its wordings."""
    kept = {id(say): "\n".join(str(say.fill.get(name, "")).splitlines()[:lines]) for say in answer.says}
    return replace(answer, says=[replace(say, fill={**say.fill, name: kept[id(say)]}) for say in answer.says])
