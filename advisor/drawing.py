"""Draws charts as SVG and PNG with Matplotlib, which takes a second to import: import this where a chart is drawn.

Colours are those of Okabe and Ito (jfly.uni-koeln.de/color), which people with any sort of colour vision can tell
apart; each has a hatch or a mark and a number as well, so that colour alone never says anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from advisor.charts import SEGMENTS, Ratings, Scores, phrases, told
from advisor.svg import adapted

WIDTHS = {"wide": 680, "narrow": 320}
"""Pixels."""

HIGHEST, DPI, DENSITY = 5.0, 72, 2
"""The best rating; a point is a pixel in the SVG, and the PNG has so many to one."""

COLOURS = ("#0072b2", "#e69f00", "#009e73", "#56b4e9", "#d55e00", "#cc79a7", "#f0e442")
HATCHES = ("", "//", "||", "\\\\", "--", "xx", "++")
MARKS = ("o", "s", "^", "D", "v")
REST, ON_DARK = "#9aa0ab", {"#0072b2"}

NARROW = 500
"""Below this width the keys stand in one column."""

NAME, SMALL = 13.0, 11.0
"""Sizes of type in pixels."""

EDGE, LINE, THICK, GAP, APART, KEY = 10, 17, 22, 18, 14, 18
"""Pixels: the margin, a line of text, a bar, what is between two, from one thin bar to the next, a line of the keys."""

ROOM = {False: 0.45, True: 0.85}
"""What the scale leaves free on the right, wide and narrow."""

STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "advisor",
    "font.family": ["DejaVu Sans"],
    "hatch.linewidth": 0.6,
    "axes.unicode_minus": False,
}


@dataclass(frozen=True)
class Theme:
    """The colours of what is no data: text, text that says less, lines, and what a chart stands on."""

    ink: str
    quiet: str
    line: str
    ground: str


THEMES = {
    "light": Theme("#1c2028", "#596170", "#dfdfd8", "#ffffff"),
    "dark": Theme("#e9eaee", "#a3abba", "#343946", "#1d2027"),
}


def svg(shown: Scores | Ratings, size: str = "wide") -> bytes:
    """A chart as SVG, its text as text, in the colours that the reader's light or dark theme asks for.

    `size` is a key of `WIDTHS`. The same chart gives the same bytes.
    """
    light, dark = THEMES["light"], THEMES["dark"]
    raw = _saved(shown, size, light, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    roles = {role: (getattr(light, role), getattr(dark, role)) for role in ("ink", "quiet", "line", "ground")}
    return adapted(raw, roles, shown.title, shown.alt)


def png(shown: Scores | Ratings, size: str = "wide", theme: str = "light") -> bytes:
    """A chart as PNG, on the ground of a theme, two pixels to one."""
    colours = THEMES[theme]
    return _saved(shown, size, colours, format="png", dpi=DENSITY * DPI, facecolor=colours.ground)


def _saved(shown: Scores | Ratings, size: str, theme: Theme, **how: Any) -> bytes:
    held = BytesIO()
    with rc_context(STYLE):
        drawn = (
            _scores(shown, WIDTHS[size], theme) if isinstance(shown, Scores) else _ratings(shown, WIDTHS[size], theme)
        )
        drawn.savefig(held, **how)
    return held.getvalue()


def _page(width: float, height: float, foot: float, right: float) -> tuple[Figure, Axes]:
    """A figure of so many pixels, with axes that leave `foot` pixels below them; a unit of y is a pixel, downwards."""
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI)
    axes = figure.add_axes((EDGE / width, foot / height, 1 - 2 * EDGE / width, 1 - foot / height))
    axes.set(xlim=(0, right), ylim=(height - foot, 0), facecolor="none")
    return figure, axes


def _dressed(axes: Axes, theme: Theme, label: str) -> None:
    """Axes with no more than a scale from 0 to 5."""
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_yticks([])
    axes.set_xticks(range(int(HIGHEST) + 1))
    axes.tick_params(axis="x", length=0, labelsize=SMALL, labelcolor=theme.quiet, pad=3)
    axes.text(0, axes.get_ylim()[0] + 32, label, fontsize=SMALL, color=theme.quiet, va="baseline")


def _ruled(axes: Axes, top: float, bottom: float, theme: Theme) -> None:
    """The scale's lines, where there is something to measure and nothing to read."""
    axes.vlines(range(int(HIGHEST) + 1), top, bottom, color=theme.line, linewidth=1, zorder=0)


def _scores(shown: Scores, width: int, theme: Theme) -> Figure:
    names = [_lines(bar.name, width) for bar in shown.bars]
    keys = [
        Patch(label=f"{_mark(place)}  {plain(label)}", **_filled(place, len(shown.labels), theme))
        for place, label in enumerate(shown.labels)
    ]
    foot, height = _foot(keys, width), sum(len(lines) * LINE + THICK + GAP for lines in names)
    # Room on the right for the score, which stands at the end of its bar.
    figure, axes = _page(width, height + foot, foot, HIGHEST + ROOM[width < NARROW])
    _dressed(axes, theme, phrases()["scores_axis"])
    top = 0.0
    for bar, lines in zip(shown.bars, names, strict=True):
        top = _heading(axes, lines, top, theme) + THICK / 2 + 6
        _ruled(axes, top - THICK / 2 - 3, top + THICK / 2 + 3, theme)
        _stack(axes, bar.points, top, theme)
        _value(axes, (bar.score, top), f"{bar.score:.2f}", fontsize=NAME, color=theme.ink)
        top += THICK / 2 + GAP - 6
    _legend(figure, keys, width, theme)
    return figure


def _value(axes: Axes, end: tuple[float, float], text: str, **how: Any) -> None:
    """A number behind the end of what it is the length of."""
    axes.annotate(text, end, xytext=(8, -0.5), textcoords="offset points", va="center", **how)


def _lines(name: str, width: float) -> list[str]:
    """A name in lines that fit; a letter is taken to be as wide as it is in a wide face."""
    return wrap(name, int((width - 2 * EDGE) / (0.62 * NAME))) or [""]


def _heading(axes: Axes, lines: Sequence[str], top: float, theme: Theme) -> float:
    """Writes the lines from `top` on, and gives where they end."""
    for line in lines:
        top += LINE
        axes.text(0, top - 2, plain(line), fontsize=NAME, color=theme.ink, va="baseline")
    return top


def _stack(axes: Axes, points: Sequence[float], y: float, theme: Theme) -> None:
    """One bar, its segments end to end, numbered where the number fits."""
    left, pixel = 0.0, axes.get_xlim()[1] / axes.get_window_extent().width
    for place, length in enumerate(points):
        axes.barh(y, length, left=left, height=THICK, **_filled(place, len(points), theme))
        if length > 13 * pixel:
            _number(axes, left + length / 2, y, place, len(points))
        left += length


def _number(axes: Axes, x: float, y: float, place: int, count: int) -> None:
    face = _colour(place, count)
    ink = "#fffffe" if face in ON_DARK else "#000001"
    box = {"boxstyle": "round,pad=0.12", "facecolor": face, "edgecolor": "none"}
    axes.text(x, y, _mark(place), fontsize=SMALL, color=ink, ha="center", va="center", bbox=box)


def _filled(place: int, count: int, theme: Theme) -> dict[str, Any]:
    hatch = "" if _colour(place, count) == REST else HATCHES[place]
    return {"facecolor": _colour(place, count), "hatch": hatch, "edgecolor": theme.ground, "linewidth": 1}


def _colour(place: int, count: int) -> str:
    """The last of more than what is told one by one is the rest, in grey."""
    return REST if place == count - 1 and count > SEGMENTS else COLOURS[place]


def _mark(place: int) -> str:
    return str(place + 1)


def _columns(width: float) -> int:
    return 1 if width < NARROW else 2


def _foot(keys: Sequence[Any], width: float) -> float:
    """Pixels below the axes: the scale, what it is, and the keys."""
    return 50 + KEY * -(-len(keys) // _columns(width))


def _legend(figure: Figure, keys: Sequence[Any], width: float, theme: Theme) -> None:
    figure.legend(
        handles=list(keys),
        loc="lower left",
        bbox_to_anchor=(0.0, 0.0),
        borderaxespad=0,
        ncol=_columns(width),
        frameon=False,
        fontsize=SMALL,
        labelcolor=theme.quiet,
        handlelength=1.8,
        handletextpad=0.6,
        columnspacing=2,
        borderpad=0.6,
        labelspacing=0.55,
    )


def _ratings(shown: Ratings, width: int, theme: Theme) -> Figure:
    keys = [Line2D([], [], label=plain(name), **_marked(side)) for side, name in enumerate(shown.names)]
    foot, pitch = _foot(keys, width), LINE + APART * len(shown.names) + GAP
    figure, axes = _page(width, len(shown.rows) * pitch + foot, foot, HIGHEST + ROOM[width < NARROW])
    _dressed(axes, theme, phrases()["ratings_axis"])
    for place, row in enumerate(shown.rows):
        label = phrases()["weight"].format(label=row.label, weight=100 * row.weight)
        top = _heading(axes, [label], place * pitch, theme)
        _ruled(axes, top + 3, top + 3 + APART * len(row.ratings), theme)
        for side, rating in enumerate(row.ratings):
            _bar(axes, rating, top + 3 + (side + 0.5) * APART, side, theme)
    _legend(figure, keys, width, theme)
    return figure


def _bar(axes: Axes, rating: float | None, y: float, side: int, theme: Theme) -> None:
    """A thin bar up to the framework's own mark, with the number behind it."""
    if rating is not None:
        axes.plot([0, rating], [y, y], color=COLOURS[side], linewidth=3, solid_capstyle="butt")
    axes.plot([rating or 0], [y], clip_on=False, fillstyle="none" if rating is None else "full", **_marked(side))
    _value(axes, (rating or 0, y), told(rating), fontsize=SMALL - 1, color=theme.quiet)


def _marked(side: int) -> dict[str, Any]:
    return {"color": COLOURS[side], "marker": MARKS[side], "markersize": 7, "linewidth": 3}


def plain(text: str) -> str:
    """Text that Matplotlib does not take for a formula."""
    return text.replace("$", r"\$")
