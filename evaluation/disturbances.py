"""Ways to write the same message otherwise: whoever understands one has to understand the other."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

Disturb = Callable[[str, np.random.Generator], str]

FILE = Path(__file__).with_name("disturbances.yml")
WORD = re.compile(r"[A-Za-z]{5,}")
TYPO_RATE = 0.2
"""The share of the words of five letters or more that get one slip; at least one word does."""

COURTEOUS = 5
"""Words from which a message is more than a greeting."""

CLAUSE = re.compile(r"(?<=[.!?;])\s+|,\s+(?:and |but )?")
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
KEYS_BESIDE = {key: row[place - 1] if place else row[1] for row in KEYBOARD for place, key in enumerate(row)}


def lower(text: str, rng: np.random.Generator) -> str:
    """As people type on a phone."""
    return text.lower()


def upper(text: str, rng: np.random.Generator) -> str:
    """As angry people type."""
    return text.upper()


def bare(text: str, rng: np.random.Generator) -> str:
    """Without punctuation, but for what stands inside of words ("tf.keras", "C++")."""
    return " ".join(word.rstrip(".,;:!?") for word in text.replace(" - ", " ").split())


def typos(text: str, rng: np.random.Generator) -> str:
    """One slip in some of the longer words: two letters swapped, one dropped, doubled, or the key beside it."""
    words = list(WORD.finditer(text))
    count = min(len(words), max(1, round(TYPO_RATE * len(words))))
    chosen: list[int] = rng.choice(len(words), size=count, replace=False).tolist() if words else []
    for index in sorted(chosen, reverse=True):
        match = words[index]
        text = text[: match.start()] + slip(match.group(), rng) + text[match.end() :]
    return text


def slip(word: str, rng: np.random.Generator) -> str:
    """A word with one slip, never in its first letter: that is where people make the fewest."""
    at, kind = int(rng.integers(1, len(word) - 1)), int(rng.integers(4))
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    beside = KEYS_BESIDE.get(letter.lower(), "e")
    return head + (tail[0] + letter + tail[1:], tail, 2 * letter + tail, beside + tail)[kind]


def filler(text: str, rng: np.random.Generator) -> str:
    """With words before and after it that mean nothing."""
    words = _words()
    return f"{rng.choice(words['before'])} {text} {rng.choice(words['after'])}"


def courteous(text: str, rng: np.random.Generator) -> str:
    """With a greeting and thanks round it; a short message would really greet then, and is left as it is."""
    words = _words()
    if len(text.split()) < COURTEOUS:
        return text
    return f"{rng.choice(words['greetings'])} {text} {rng.choice(words['thanks'])}"


def contracted(text: str, rng: np.random.Generator) -> str:
    """Long forms made short, and short ones long where there are no long ones."""
    pairs = _words()["contractions"]
    short = _replaced(text, pairs)
    return short if short != text else _replaced(text.replace("\u2019", "'"), {s: long for long, s in pairs.items()})


def no_apostrophes(text: str, rng: np.random.Generator) -> str:
    """Contractions as people type them in a hurry: "dont"."""
    return text.replace("'", "").replace("\u2019", "")


def turned(text: str, rng: np.random.Generator) -> str:
    """The last clause first."""
    clauses = [clause.strip(" ,.;!") for clause in CLAUSE.split(text) if clause.strip(string.punctuation + " ")]
    return ", ".join([clauses[-1], *clauses[:-1]]) if len(clauses) > 1 else text


KINDS: dict[str, Disturb] = {
    "lower case": lower,
    "upper case": upper,
    "no punctuation": bare,
    "typos": typos,
    "filler words": filler,
    "courtesy": courteous,
    "contractions": contracted,
    "no apostrophes": no_apostrophes,
    "order of clauses": turned,
}


def _replaced(text: str, pairs: dict[str, str]) -> str:
    for old, new in pairs.items():
        text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, text, flags=re.IGNORECASE)
    return text


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return read
