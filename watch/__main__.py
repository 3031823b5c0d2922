"""`python -m watch [--days N] [--json]`: what people asked, where the advisor was unsure, what was rated down."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from stores.database import database
from stores.errors import StoreDown
from watch.kept import kept
from watch.stats import Stats, counted

SHOWN = 12
"""Rows of a table."""


def main() -> int:
    """Exit code: 1 where the store does not answer."""
    parser = argparse.ArgumentParser(prog="python -m watch", description=__doc__)
    parser.add_argument("--days", type=float, default=30, help="how far back (30)")
    parser.add_argument("--json", action="store_true", help="everything, as JSON")
    asked = parser.parse_args()
    try:
        stats = counted(kept(database(), time.time() - asked.days * 86_400))
    except StoreDown as down:
        print(f"The database does not answer: {down}", file=sys.stderr)
        return 1
    print(json.dumps(stats.to_json(), indent=2)) if asked.json else show(stats, asked.days)
    return 0


def show(stats: Stats, days: float) -> None:
    """The counts as tables."""
    console = Console(highlight=False)
    console.print(f"{stats.conversations} conversations and {stats.messages} messages in the last {days:g} days")
    console.print(
        f"Not understood: {_share(stats.fallbacks, stats.messages)}; nearly taken for something else: "
        f"{_share(stats.hesitant, stats.messages)}; said that it does not know: "
        f"{_share(sum(stats.unsure_after.values()), stats.messages)}"
    )
    for title, counts in _tables(stats):
        if counts:
            console.print(table(title, counts))


def _tables(stats: Stats) -> Iterable[tuple[str, Counter[str]]]:
    yield "What people wanted (intents)", stats.intents
    yield "What they need", stats.needs
    yield "Frameworks they named", stats.frameworks
    yield "What was advised", stats.advised
    yield "Kinds of replies", stats.kinds
    yield "Where it was unsure, by intent", stats.unsure_after
    yield "Rated down, by what had been advised last", stats.rated["down"]
    yield "Rated up, by what had been advised last", stats.rated["up"]


def table(title: str, counts: Counter[str]) -> Table:
    """The most frequent ones, and how many others there are."""
    found = Table(title=title, title_justify="left", show_header=False)
    found.add_column(min_width=36)
    found.add_column(justify="right")
    for name, count in counts.most_common(SHOWN):
        found.add_row(name, f"{count:,}")
    if len(counts) > SHOWN:
        others = counts.most_common()[SHOWN:]
        found.add_row(f"{len(others)} others", f"{sum(count for _, count in others):,}")
    return found


def _share(part: int, whole: int) -> str:
    return f"{part:,} ({part / whole:.1%})" if whole else "0"


if __name__ == "__main__":
    sys.exit(main())
