"""What stands round a message and says nothing of it: "hi there", "um", "thanks in advance"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

ENOUGH = 3
"""Words that have to be left where a greeting or thanks are taken off: by themselves they are the message."""

NEEDED = r"(?<!\bdo )(?<!\bwhat )(?<!\bthat )(?<!\ball )(?<!\bthan )(?<!\bif )"
"""Before an aside these make it part of the message: "all you know"."""

ENDS = " \t\n,.;:!-–—…"
"""What separates an aside from the message."""


class Asides:
    """Takes off the asides that the lists `opening`, `greeting`, `closing` and `thanks` of the cues hold."""

    def __init__(self, cues: Mapping[str, Iterable[str]]) -> None:
        """Compiles them, the longest first."""
        lists = {name: _alternatives(cues.get(name, ())) for name in ("opening", "greeting", "closing", "thanks")}
        gap = r"(?:[\s,.;:!?…–—-]+|$)"
        self._steps = [
            (re.compile(rf"^\s*(?:{lists['opening']}){gap}", re.IGNORECASE), 1),
            (re.compile(rf"^\s*(?:{lists['greeting']})(?! world){gap}", re.IGNORECASE), ENOUGH),
            (re.compile(rf"^\s*(?:{lists['thanks']})\s*[,.;:!-]+\s*", re.IGNORECASE), ENOUGH),
            (re.compile(rf"(?<![\w']){NEEDED}(?:{lists['closing']})(?P<end>[\s.!…)?]*)$", re.IGNORECASE), 1),
            (re.compile(rf"(?<![\w'])(?:{lists['thanks']})(?P<end>[\s.!…)?]*)$", re.IGNORECASE), ENOUGH),
        ]

    def without(self, text: str) -> str:
        """The message alone; a question stays one.

        >>> Asides({"greeting": ["hi"], "thanks": ["thanks"]}).without("Hi, which one is alive? Thanks!")
        'which one is alive?'
        """
        while True:
            shorter = next((left for left in (_off(text, *step) for step in self._steps) if left != text), text)
            if shorter == text:
                return text
            text = shorter


def _off(text: str, aside: re.Pattern[str], enough: int) -> str:
    """The text without one aside, or as it is where too little would be left."""
    match = aside.search(text)
    if not match:
        return text
    asks = "end" in match.groupdict() and "?" in match["end"]
    left = (text[: match.start()] + text[match.end() :]).strip(ENDS) + "?" * asks
    return left if len(left.split()) >= enough and any(c.isalnum() for c in left) else text


def _alternatives(phrases: Iterable[str]) -> str:
    found = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in found) or r"(?!)"
