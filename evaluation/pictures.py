"""The figures as pictures. Colours are Okabe and Ito's, and every line has a marker or a stroke of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from numpy.typing import NDArray

from evaluation.calibration import BINS, STEPS, Bin
from evaluation.robustness import Loss

mpl.use("Agg")  # pictures are written, never shown: no display is needed

import matplotlib.pyplot as plt

BLUE, ORANGE, GREEN, RED, BLACK = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#000000"
LINES = [(BLUE, "-"), (RED, "--"), (GREEN, "-."), (ORANGE, ":"), (BLACK, (0, (4, 1, 1, 1, 1, 1)))]
MARKERS = "osD^v"
DPI = 110

Curve = tuple[NDArray[np.float64], NDArray[np.float64]]


def confusion(labels: Sequence[str], counts: NDArray[np.int64], words: Mapping[str, str], file: Path) -> None:
    """Rows are what was meant, columns what was understood; a cell is shaded by its share of the row."""
    figure, axes = plt.subplots(figsize=(11, 10.2))
    shares = counts / np.maximum(1, counts.sum(axis=1, keepdims=True))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for row, column in np.argwhere(counts):
        colour = "white" if shares[row, column] > 0.6 else RED if row != column else BLACK
        weight = "bold" if row != column else "normal"
        text = str(counts[row, column])
        axes.text(column, row, text, ha="center", va="center", color=colour, fontsize=9, fontweight=weight)
    axes.set_xticks(range(len(labels)), labels, rotation=60, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(len(labels)), labels)
    axes.set_xticks(np.arange(len(labels) + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(labels) + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="#DDDDDD", linewidth=0.5)
    axes.tick_params(which="minor", length=0)
    _saved(figure, axes, words, file)


def detection(curves: Mapping[str, Curve], limit: float, words: Mapping[str, str], file: Path) -> None:
    """Detection of what is out of scope over false alarms, a line a group; `limit` is where the rate is read off."""
    figure, axes = plt.subplots(figsize=(7, 5))
    for (name, (alarms, found)), (colour, stroke) in zip(curves.items(), LINES, strict=False):
        axes.step(alarms, found, where="post", color=colour, linestyle=stroke, linewidth=2, label=name)
    axes.axvline(limit, color="#777777", linewidth=1)
    axes.annotate(words["limit"], (limit, 0.03), xytext=(5, 0), textcoords="offset points", color="#444444")
    axes.set(xlim=(0, 0.5), ylim=(0, 1.02))
    axes.grid(color="#E5E5E5")
    axes.legend(loc="lower right", frameon=False)
    _saved(figure, axes, words, file)


def calibration(bins: Mapping[str, Sequence[Bin]], words: Mapping[str, str], file: Path) -> None:
    """The share that is right over the confidence, a line a set; below, how the messages are spread over it."""
    figure, (axes, spread) = plt.subplots(2, sharex=True, figsize=(7, 6.2), gridspec_kw={"height_ratios": [3, 1]})
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle=":")
    for place, (name, parts) in enumerate(bins.items()):
        (colour, stroke), marker = LINES[place], MARKERS[place]
        points = [part.confidence for part in parts], [part.right for part in parts]
        axes.plot(*points, color=colour, linestyle=stroke, marker=marker, linewidth=2, label=name)
        total = sum(part.count for part in parts)
        left = [np.floor(min(part.confidence, 0.999) * BINS) / BINS + 0.01 + 0.04 * place for part in parts]
        heights = [100 * part.count / total for part in parts]
        spread.bar(left, heights, width=0.04, align="edge", color=colour, hatch="//" * place, edgecolor="white")
    axes.set(xlim=(0, 1.02), ylim=(0, 1.03), ylabel=words["right"])
    axes.grid(color="#E5E5E5")
    axes.legend(loc="lower right", frameon=False)
    _saved(figure, spread, words, file)


def threshold(
    costs: Mapping[str, NDArray[np.float64]], marks: Mapping[str, float], words: Mapping[str, str], file: Path
) -> None:
    """The mean cost of a message over the threshold, a line a set; `marks` are thresholds with their names."""
    figure, axes = plt.subplots(figsize=(7, 4.2))
    for (name, values), (colour, stroke) in zip(costs.items(), LINES, strict=False):
        axes.plot(STEPS, values, color=colour, linestyle=stroke, linewidth=2, label=name)
    for place, (name, value) in enumerate(marks.items()):
        axes.axvline(value, color="#777777", linewidth=1, linestyle=":")
        at = (value, 1 - 0.08 * (place + 1))
        axes.annotate(
            f"{name}: {value:.2f}", at, xycoords=axes.get_xaxis_transform(), xytext=(4, 0), textcoords="offset points"
        )
    axes.set(xlim=(0, 1), ylim=(0, None))
    axes.grid(color="#E5E5E5")
    axes.legend(loc="lower right", frameon=False)
    _saved(figure, axes, words, file)


def robustness(losses: Sequence[Loss], words: Mapping[str, str], file: Path) -> None:
    """Accuracy before and after each disturbance, joined by a line."""
    figure, axes = plt.subplots(figsize=(7, 4.2))
    places = np.arange(len(losses))
    before, after = [100 * loss.before for loss in losses], [100 * loss.after for loss in losses]
    axes.hlines(places, after, before, color="#BBBBBB", linewidth=3)
    axes.plot(before, places, "o", color=BLUE, markersize=9, label=words["before"])
    axes.plot(after, places, "D", color=RED, markersize=8, label=words["after"])
    axes.set_yticks(places, [f"{loss.kind} ({loss.changed})" for loss in losses])
    axes.invert_yaxis()
    axes.grid(axis="x", color="#E5E5E5")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.18), ncol=2, frameon=False)
    _saved(figure, axes, words, file)


def _saved(figure: Any, axes: Any, words: Mapping[str, str], file: Path) -> None:
    """With the titles of the axes, and without a date inside, so that the same figures give the same file."""
    axes.set_xlabel(words["x"])
    axes.set_ylabel(words["y"])
    figure.savefig(file, dpi=DPI, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)
