"""Joins what the core found into the lines of a message, within its length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.model import Sources

LONGEST = 1_450
"""Characters of a message; the bound that is promised is 1,500."""


def bullets(texts: Iterable[str]) -> str:
    """A line each."""
    return "\n".join(f"- {text}" for text in texts)


def within(texts: Sequence[str], budget: int) -> tuple[list[str], list[str]]:
    """As many whole texts as fit in `budget` characters (at least one), and the rest."""
    used, kept = 0, 0
    for text in texts:
        used += len(text) + 3
        if kept and used > budget:
            break
        kept += 1
    return list(texts[:kept]), list(texts[kept:])


def cited(sources: Sources, most: int = 2) -> str:
    """Sources in short: address and the day each was checked."""
    unique = {source.id: source for source in sources}
    return "; ".join(
        f"{source.url or source.title}, checked {source.checked}" for source in list(unique.values())[:most]
    )


def series(texts: Sequence[str], last: str) -> str:
    """Several in a sentence, with `last` before the last of them.

    >>> series(["a", "b", "c"], " or ")
    'a, b or c'
    """
    *most, end = texts
    return last.join([", ".join(most), end] if most else [end])


def own_line(text: str) -> str:
    """On a line of its own, after another one; nothing where there is nothing to tell."""
    return f"\n{text}" if text else ""


def joined(*lines: str) -> str:
    """The lines that are not empty."""
    return "\n".join(line for line in lines if line)
