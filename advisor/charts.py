"""What the charts show, as plain values, and what is read out in their place. They are drawn by `advisor.drawing`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml

from advisor.advice import Advice
from advisor.tokens import again, token

BARS, SEGMENTS = 5, 6
"""How many candidates, and how many of what counts one by one, before the rest is put together."""

ROWS, SIDES = 8, 5
"""How much of what counts a comparison shows, the weightiest first, and of how many frameworks."""

SCORED, COMPARED = "scores", "compare"
"""What a chart's address begins with."""


@dataclass(frozen=True)
class Bar:
    """One candidate: its `points` add up to its `score`."""

    name: str
    score: float
    points: tuple[float, ...]


@dataclass(frozen=True)
class Scores:
    """What the scores of the first candidates are made of; the last of the `labels` is the rest."""

    labels: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def title(self) -> str:
        """What it shows."""
        return phrases()["scores"]

    @property
    def alt(self) -> str:
        """The same in words."""
        words = phrases()
        options = (
            words["option_alt"].format(
                name=bar.name,
                points=" + ".join(f"{points:.2f}" for points in bar.points),
                score=bar.score,
            )
            for bar in self.bars
        )
        return words["scores_alt"].format(labels=", ".join(self.labels), options=" ".join(options))


@dataclass(frozen=True)
class Row:
    """What some frameworks are rated on something; None is unknown."""

    label: str
    weight: float
    ratings: tuple[float | None, ...]


@dataclass(frozen=True)
class Ratings:
    """Frameworks side by side, the best first, on what counts most for somebody."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """What it shows."""
        return phrases()["ratings"].format(names=self._names)

    @property
    def alt(self) -> str:
        """The same in words."""
        words = phrases()
        rows = (
            words["row_alt"].format(label=row.label, values=", ".join(told(rating) for rating in row.ratings))
            for row in self.rows
        )
        return words["ratings_alt"].format(names=self._names, rows="; ".join(rows))

    @property
    def _names(self) -> str:
        return phrases()["and"].join(filter(None, [", ".join(self.names[:-1]), self.names[-1]]))


def told(rating: float | None) -> str:
    """A rating as it is written."""
    return phrases()["unknown"] if rating is None else f"{rating:.1f}"


@lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """The words of charts, from the file beside this one."""
    found: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
    return found


def scores(advice: Advice) -> Scores:
    """What tells the first candidates apart one by one, what counts most first, and the rest of their points."""
    now, rows = advice.evaluation, list(advice.order[:BARS])
    points = advice.points[rows]
    telling = np.argsort(-(points.max(axis=0) + np.ptp(points, axis=0)), kind="stable")
    columns = telling if len(telling) <= SEGMENTS + 1 else telling[:SEGMENTS]
    one_by_one, rest = points[:, columns], np.delete(points, columns, axis=1).sum(axis=1, keepdims=True)
    labels = [now.columns[column].label for column in columns]
    if len(columns) < len(now.columns):
        one_by_one, labels = np.hstack([one_by_one, rest]), [*labels, phrases()["rest"]]
    bars = (
        Bar(
            now.options[row].name(advice.catalogue),
            float(now.scores[row]),
            tuple(float(point) for point in own),
        )
        for row, own in zip(rows, one_by_one, strict=True)
    )
    return Scores(tuple(labels), tuple(bars))


def ratings(advice: Advice) -> Ratings:
    """The first candidates on what counts most."""
    now, shown = advice.evaluation, list(advice.order[:SIDES])
    columns = [column for column in np.argsort(-now.weights, kind="stable") if now.weights[column] > 0][:ROWS]
    rows = (
        Row(
            now.columns[column].label,
            float(now.weights[column]),
            tuple(None if np.isnan(now.ratings[row, column]) else float(now.ratings[row, column]) for row in shown),
        )
        for column in columns
    )
    return Ratings(tuple(now.options[row].name(advice.catalogue) for row in shown), tuple(rows))


def pictured(advice: Advice, *, compared: bool) -> Scores | Ratings | None:
    """What a chart of some advice shows; None where there is nothing to draw."""
    if len(advice.order) < (2 if compared else 1):
        return None
    return ratings(advice) if compared else scores(advice)


def chart(advice: Advice, day: date | None = None, *, compared: bool = False) -> dict[str, str] | None:
    """Where the chart of some advice is, as SVG and as PNG, and the same in words: the `chart` of a payload.

    `compared` is for frameworks side by side, which `advice` was kept to. None where there is nothing to draw.
    """
    shown = pictured(advice, compared=compared)
    if shown is None:
        return None
    url = f"{public_url()}/charts/{COMPARED if compared else SCORED}-{token(advice, day)}"
    return {"svg": f"{url}.svg", "png": f"{url}.png", "alt": shown.alt}


def addressed(address: str) -> Scores | Ratings:
    """What the chart at an address without its ending shows.

    Raises:
        ValueError: when it leads to none.
    """
    what, _, text = address.partition("-")
    if what not in {SCORED, COMPARED}:
        raise ValueError(f"{what!r} is no chart: there are {SCORED!r} and {COMPARED!r}")
    _, advice, _ = again(text)
    shown = pictured(advice, compared=what == COMPARED)
    if shown is None:
        raise ValueError("There is nothing to draw: no framework is left")
    return shown


def public_url() -> str:
    """Where people reach this advisor."""
    default = f"http://127.0.0.1:{os.environ.get('ADVISOR_PORT', '5005')}"
    return os.environ.get("ADVISOR_PUBLIC_URL", default).rstrip("/")
