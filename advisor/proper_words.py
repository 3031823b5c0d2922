"""Words that the claims always write as names ("Hailo", "RK3588", "NNAPI"): who says one asks about just that."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from advisor.model import Claim

RARE = 12
"""Claims in which such a word may stand: one that stands in more, as Windows does, does not tell which is meant."""

WORD = re.compile(r"[A-Za-z0-9](?:[\w+#-]*\w)?")
STARTS = re.compile(r"(?:^|[.:?!]\s)\s*$")


def proper_words(claims: Sequence[Claim]) -> dict[str, tuple[int, ...]]:
    """Each rare proper word, lower case -> the places of the claims with it, in the text or in a usual question."""
    marked = Counter(word for claim in claims for word in _marked(claim.text))
    plain = {word for claim in claims for word in WORD.findall(claim.text) if word.islower() and word.isalpha()}
    known, places = marked.keys() - plain, defaultdict(list)
    for place, claim in enumerate(claims):
        for word in known & set(words((claim.text, *claim.asks))):
            places[word].append(place)
    return {word: tuple(found) for word, found in places.items() if len(found) <= RARE}


def words(texts: Iterable[str]) -> Iterator[str]:
    """The words of some texts, lower case."""
    return (word for text in texts for word in WORD.findall(text.lower()))


def _marked(text: str) -> Iterator[str]:
    """Words with a capital letter that is not just a sentence's first, or with letters and digits, lower case."""
    for found in WORD.finditer(text):
        word = found.group()
        inner = not word[1:].islower() and not word[1:].isdigit() and len(word) > 1  # "YOLOX", "KotlinDL"
        if not word.islower() and not word.isdigit() and (inner or not STARTS.search(text[: found.start()])):
            yield word.lower()
        elif word.islower() and not word.isalpha() and any(map(str.isdigit, word)):
            yield word
