"""Which language a message is written in, where it is surely not English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from components.words import LANGUAGES, words

SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]{2}")),
)
"""Letters that tell the language by themselves: kana before the signs that Japanese shares with Chinese."""

SIGNS = {"es": re.compile(r"[¿¡ñ]"), "de": re.compile(r"[ßäü]"), "pt": re.compile(r"[ãõ]|[aeo]nh[aeo]|lh[aeo]")}
"""What the words of one language alone are written with."""

SIGN, UNKNOWN = 4.0, -14.0
"""The logarithms that such a sign adds to its language, and of the share of a word that a list does not hold."""

SURE, APART = 7.0, 1.0
"""How much likelier (difference of logarithms) a message is in its language than in English, and than in the next."""

FEW = 3
"""Words up to which one of them has to be no English one: "AI agent" could be French."""

MUCH = -10.5
"""The logarithm of the share of all words from which one alone tells its language."""

WORD = re.compile(r"[^\W\d_]+")


def language(text: str, names: Iterable[tuple[int, int]] = ()) -> str | None:
    """The code of the language (zh, ja, ko, ru, de, fr, es, pt); None for English and for what is too short to tell.

    Names of frameworks, between the characters of each pair of `names`, belong to none.

    >>> language("Welches Framework passt zu meinem Projekt?")
    'de'
    """
    by_script = None if text.isascii() else next((code for code, letters in SCRIPTS if letters.search(text)), None)
    return by_script or _by_words(_without(text, names).lower())


def _by_words(text: str) -> str | None:
    found = WORD.findall(text)
    if len(found) == 1:
        return _of_one_word(found[0])
    if sum(map(_lead, found)) < SURE - SIGN:
        return None
    likely = {code: _likelihood(found, code) + SIGN * _signs(text, code) for code in LANGUAGES}
    best, second = sorted(LANGUAGES, key=lambda code: -likely[code])[:2]
    sure = likely[best] - likely["en"] >= SURE and likely[best] - likely[second] >= APART
    return best if sure and (len(found) > FEW or any(word not in words().english for word in found)) else None


@lru_cache(maxsize=20_000)
def _lead(word: str) -> float:
    """How much likelier a word is in any language than in English: for most messages that settles it."""
    return max(_likelihood([word], code) for code in LANGUAGES) - _likelihood([word], "en")


def _of_one_word(word: str) -> str | None:
    """The language of a word that is used much, in one language alone, and is no English one: "danke"."""
    used = [code for code in LANGUAGES if word in words().common[code]]
    alone = len(used) == 1 and word not in words().english
    return used[0] if alone and words().common[used[0]][word] >= MUCH else None


def _likelihood(found: list[str], code: str) -> float:
    """The logarithm of how likely the words are, were they drawn from the language at random."""
    common = words().common[code]
    return sum([common.get(word, UNKNOWN) for word in found])


def _signs(text: str, code: str) -> bool:
    return code in SIGNS and bool(SIGNS[code].search(text))


def _without(text: str, names: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(names, reverse=True):
        text = text[:start] + " " + text[end:]
    return text
