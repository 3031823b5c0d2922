"""Measures one trained model, telling how far it is."""

from __future__ import annotations

import os
from pathlib import Path

import yaml
from rich.console import Console
from rich.progress import track

from evaluation import folds, held_out, robustness, training_data
from evaluation.disturbances import KINDS
from evaluation.figures import Figures
from evaluation.held_out import Expected
from evaluation.ours import Ours
from evaluation.reading import Reading, TrainedModel
from evaluation.robustness import Loss
from evaluation.training_data import ROOT

WARM_UP = 20
"""Messages that are read before any is timed."""


def measure(model: Path, console: Console) -> Figures:
    """The model on the held-out messages, and the pipeline of config.yml by cross-validation."""
    expected = held_out.load()
    with console.status("Loading the model"):
        trained = TrainedModel(model)
    load, _, _ = os.getloadavg()
    trained.read_all(message.text for message in expected[:WARM_UP])
    readings = [trained.read(e.text) for e in track(expected, "Reading the held-out messages", console=console)]
    fresh = [(message, trained.read(message.text)) for message in held_out.load(held_out.FRESH)]
    losses = _losses(expected, readings, trained, console)
    data, pipeline = training_data.load(), Ours()
    rounds = track(folds.folds(data, pipeline), "Cross-validation", total=folds.FOLDS, console=console)
    judged = [item for part in rounds for item in part]
    with console.status("Fitting it on all"):
        pipeline.fit(data)
    again = [pipeline.rank(message.text) for message in expected]
    return Figures(expected, readings, judged, losses, again, _threshold(), load, fresh)


def _losses(expected: list[Expected], readings: list[Reading], trained: TrainedModel, console: Console) -> list[Loss]:
    kinds = track(list(KINDS), "Disturbing them", console=console)
    return [robustness.loss(kind, expected, readings, trained.read) for kind in kinds]


def _threshold() -> float:
    """Of Rasa's fallback in config.yml; 0 where there is none."""
    steps = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))["pipeline"]
    return next((float(step["threshold"]) for step in steps if step["name"] == "FallbackClassifier"), 0.0)
