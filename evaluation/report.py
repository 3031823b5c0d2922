"""Writes docs/evaluation.md and its pictures."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from string import Template
from typing import Any

import yaml

from evaluation import calibration, folds, intents, out_of_scope, tables
from evaluation.comparison import Result
from evaluation.figures import Figures
from evaluation.held_out import OUT_OF_SCOPE
from evaluation.needs import ALL_NEEDS, Found
from evaluation.telling import causes

HERE = Path(__file__).parent
SHOWN = 15
"""Confusions of the cross-validation that are listed."""


@dataclass(frozen=True)
class Compared:
    """Results of pipelines, the day they were measured (None: this run), and what could not be measured."""

    results: Sequence[Result] = ()
    day: str | None = None
    notes: Sequence[str] = ()


def wording() -> dict[str, Any]:
    """What pictures and tables say."""
    read: dict[str, Any] = yaml.safe_load((HERE / "wording.yml").read_text("utf-8"))
    return read


def write(figures: Figures, compared: Compared, docs: Path) -> Path:
    """The report and its pictures; gives the file."""
    draw(figures, docs / "images")
    text = Template((HERE / "report.md").read_text("utf-8")).substitute(
        **_short(figures), **_rows(figures), **_folds(figures), **_compared(compared)
    )
    target = docs / "evaluation.md"
    target.write_text(text, "utf-8")
    return target


def marks(figures: Figures) -> dict[str, float]:
    """The threshold of today, and the best one for each set."""
    best = {name: calibration.best_threshold(*both) for name, both in figures.sure.items()}
    return {"configured": figures.threshold, **dict(sorted(best.items()))}


def draw(figures: Figures, folder: Path) -> None:
    """All pictures."""
    from evaluation import pictures  # only now, since matplotlib takes a second to import

    folder.mkdir(parents=True, exist_ok=True)
    words = wording()
    sets, names, groups = words["sets"], words["marks"], words["groups"]
    labels, counts = intents.confusion(figures.meant, figures.understood)
    curves = {
        groups[group or "all"]: out_of_scope.curve(figures.inside, figures.outside(group))
        for group in [None, *figures.groups]
    }
    costs = {sets[name]: calibration.costs(*both) for name, both in figures.sure.items()}
    bins = {sets[name]: parts for name, parts in figures.bins().items()}
    thresholds = {names[key]: value for key, value in marks(figures).items()}
    pictures.confusion(labels, counts, words["confusion"], folder / "evaluation-confusion.png")
    pictures.detection(curves, out_of_scope.FALSE_ALARMS, words["detection"], folder / "evaluation-out-of-scope.png")
    pictures.calibration(bins, words["calibration"], folder / "evaluation-calibration.png")
    pictures.threshold(costs, thresholds, words["threshold"], folder / "evaluation-threshold.png")
    pictures.robustness(figures.losses, words["robustness"], folder / "evaluation-robustness.png")


def _short(figures: Figures) -> dict[str, str]:
    """The single figures."""
    right = sum(meant == got for meant, got in zip(figures.meant, figures.understood, strict=True))
    low, high = intents.interval(right, len(figures.meant))
    unknown = sorted(set(figures.meant) - figures.known)
    errors = {name: calibration.expected_error(parts) for name, parts in figures.bins().items()}
    words = wording()["model"]
    return {
        "day": today(),
        "count": str(len(figures.meant)),
        "training": f"{len(figures.judged):,}",
        "accuracy": tables.percent(figures.accuracy),
        "same_reply": tables.percent(figures.same_reply),
        **_fresh(figures),
        "fresh_count": str(len(figures.fresh)),
        "accuracy_known": tables.percent(figures.accuracy_of_known),
        "interval": f"{tables.percent(low)} to {tables.percent(high)}",
        "acted_on": tables.percent(figures.acted_on),
        "threshold": f"{figures.threshold:.2f}",
        "needs_f1": tables.percent(figures.needs.get(ALL_NEEDS, Found()).f1),
        "detected": tables.percent(out_of_scope.detected(figures.inside, figures.outside())),
        "false_alarms": tables.percent(figures.refused(lambda expected: expected.in_scope)),
        "worst": tables.points(-figures.worst.overall),
        "worst_kind": figures.worst.kind,
        "p50": f"{figures.milliseconds(0.5):.1f}",
        "p95": f"{figures.milliseconds(0.95):.1f}",
        "cores": words["cores"].format(count=os.cpu_count()),
        "unknown": words["some"].format(intents=", ".join(unknown)) if unknown else words["none"],
        "load": f"{figures.load:.1f}",
        "agreement": words["same" if figures.agreement == 1 else "differs"].format(
            share=tables.percent(figures.agreement), right=tables.percent(figures.accuracy_anew)
        ),
        "ece_held_out": f"{errors['held_out']:.3f}",
        "ece_folds": f"{errors['folds']:.3f}",
    }


def _fresh(figures: Figures) -> dict[str, str]:
    """The figures over the fresh messages; a dash each where there are none."""
    found = {
        "fresh_same_reply": figures.fresh_same_reply,
        "fresh_accuracy": figures.fresh_accuracy,
        "fresh_needs": figures.fresh_needs.f1,
    }
    return {key: tables.percent(share) if figures.fresh else "-" for key, share in found.items()}


def _rows(figures: Figures) -> dict[str, str]:
    words = wording()
    return {
        "intent_rows": tables.intent_rows(figures),
        "need_rows": tables.need_rows(figures),
        "out_of_scope_rows": tables.out_of_scope_rows(figures, words["groups"]),
        "calibration_rows": tables.calibration_rows(figures.bins()["held_out"]),
        "threshold_rows": tables.threshold_rows(figures, marks(figures), words["marks"]),
        "robustness_rows": tables.robustness_rows(figures.losses),
        "fresh_missed_intents": tables.missed_intents(figures.fresh),
        "fresh_missed_needs": tables.missed_needs(figures.fresh),
        "telling": tables.telling_misses([*figures.pairs, *figures.fresh], causes()),
        "missed_intents": tables.missed_intents(figures.pairs),
        "missed_needs": tables.missed_needs(figures.pairs),
        "missed_names": tables.missed_names(figures),
    }


def _folds(figures: Figures) -> dict[str, str]:
    each = folds.accuracies(list(figures.judged))
    strange = [(item.label, out_of_scope.strangeness(item.ranking)) for item in figures.judged]
    inside = [value for label, value in strange if label != OUT_OF_SCOPE]
    outside = [value for label, value in strange if label == OUT_OF_SCOPE]
    wrong = Counter((item.label, item.ranking[0][0]) for item in figures.judged if not item.right)
    return {
        "folds": str(len(each)),
        "folds_accuracy": tables.percent(sum(item.right for item in figures.judged) / len(figures.judged)),
        "folds_each": ", ".join(tables.percent(share) for share in each),
        "folds_detected": tables.percent(out_of_scope.detected(inside, outside)),
        "folds_confused": tables.rows((f"`{a}`", f"`{b}`", n) for (a, b), n in wrong.most_common(SHOWN)),
    }


def _compared(compared: Compared) -> dict[str, str]:
    words = wording()["comparison"]
    day = words["earlier"].format(day=compared.day) if compared.day else ""
    notes = [*compared.notes] if compared.results else [words["none"], *compared.notes]
    return {
        "comparison_rows": tables.comparison_rows(compared.results),
        "comparison_day": day,
        "comparison_notes": "\n".join(f"* {note}" for note in notes) or words["all"],
    }


def today() -> str:
    """In words, in UTC."""
    now = datetime.now(tz=timezone.utc)
    return f"{now.day} {now:%B %Y}"
