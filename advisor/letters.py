"""Letters that are written otherwise than the vocabulary has them, each in place of one, so that places stay right."""

from __future__ import annotations

ALIKE = {"\u0130": "I", "\u0131": "i", "\u017f": "s", "\u212a": "K"}
"""What an expression that ignores case takes for another: Turkish letters, a long s, the sign of the kelvin."""

SIGNS = {"\u2019": "'", "\u2018": "'", "`": "'", "\u00b4": "'", "\u00a0": " ", "\uff1f": "?"}
"""Apostrophes, a space that does not break, and the question mark of Chinese and Japanese."""

_TABLE = str.maketrans({**ALIKE, **SIGNS})


def usual(text: str) -> str:
    """A text in the letters that the vocabulary is written in, as long as it was."""
    return text.translate(_TABLE)
