"""The table of figures against their bars: as text, and as a picture."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Row:
    """One figure: of us, of the starter bot (or of our own start of a conversation), and the bar for their ratio.

    `at_least` turns the bar round. `absolute` rows have a bar in their own unit, and no other bot.
    """

    what: str
    unit: str
    ours: float
    theirs: float | None
    bar: float
    at_least: bool = False
    spread: tuple[float, ...] = field(default=())

    @property
    def value(self) -> float:
        """What is held against the bar."""
        return self.ours / self.theirs if self.theirs else self.ours

    @property
    def held(self) -> bool:
        """Whether the bar is reached."""
        return self.value >= self.bar if self.at_least else self.value <= self.bar

    def to_json(self) -> dict[str, Any]:
        """All of it."""
        return {**asdict(self), "value": self.value, "held": self.held}


def row(what: str, unit: str, ours: Sequence[float], theirs: Sequence[float], bar: float, **more: Any) -> Row:
    """A row of medians over rounds; its spread is that of the rounds' ratios."""
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return Row(
        what, unit, statistics.median(ours), statistics.median(theirs), bar, spread=tuple(sorted(ratios)), **more
    )


def text(rows: Sequence[Row], notes: Sequence[str]) -> str:
    """For the terminal."""
    head = f"{'':58} {'ours':>10} {'starter':>10}        {'ratio':>7} {'spread':>13}   bar"
    return "\n".join([*notes, "", head, *map(_line, rows)]) + "\n"


def _line(row: Row) -> str:
    theirs = f"{row.theirs:10.1f} {row.unit:5}" if row.theirs else f"{'':10} {row.unit:5}"
    ratio = f"{row.value:7.2f}" if row.theirs else f"{'':7}"
    spread = f"{row.spread[0]:.2f} to {row.spread[-1]:.2f}" if len(row.spread) > 1 else ""
    bar = f"{'at least' if row.at_least else 'at most'} {row.bar:g}{'' if row.theirs else ' ' + row.unit}"
    return (
        f"{row.what:58} {row.ours:10.1f} {theirs}  {ratio} {spread:>13}   {bar}: {'held' if row.held else 'NOT HELD'}"
    )


def picture(rows: Sequence[Row], file: Path) -> None:
    """Each figure as a share of its bar: left of the line it is held."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    shares = [row.bar / row.value if row.at_least else row.value / row.bar for row in rows]
    figure = Figure(figsize=(10, 0.5 * len(rows) + 1.2), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.barh(range(len(rows)), shares, color=["#2a7f62" if row.held else "#b3402e" for row in rows])
    axes.axvline(1, color="black", linewidth=1)
    axes.set_yticks(range(len(rows)), [row.what for row in rows])
    axes.invert_yaxis()
    axes.set_xlabel("share of the bar that is used up (1 is the bar)")
    figure.savefig(file, dpi=120)
