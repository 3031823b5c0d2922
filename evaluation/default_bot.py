"""Rasa's default pipeline: words and letters counted, and DIET trained on them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from evaluation.reading import Ranking, ranking_of
from evaluation.training_data import Labelled, write

DEFAULT = "default"
USUAL = 100
"""Epochs in Rasa's own configuration."""

CONFIG = Path(__file__).with_name("default_pipeline.yml")


class TrainingFailed(RuntimeError):
    """`rasa train` ended with an error; the message is the tail of what it said."""


class DefaultBot:
    """Trained by `rasa train nlu` in a process of its own, since TensorFlow does not give back memory."""

    def __init__(self, epochs: int = USUAL) -> None:
        """`epochs`: as many as Rasa takes, or fewer for a quick look."""
        self.name = DEFAULT if epochs == USUAL else f"{DEFAULT}, {epochs} epochs"
        self._epochs, self._folder = epochs, tempfile.TemporaryDirectory(prefix="evaluation-")

    def fit(self, data: Labelled) -> None:
        """Minutes. Raises TrainingFailed."""
        folder = Path(self._folder.name)
        write(data, folder / "nlu.yml")
        config = yaml.safe_load(CONFIG.read_text("utf-8"))
        config["pipeline"][-1]["epochs"] = self._epochs
        (folder / "config.yml").write_text(yaml.safe_dump(config), "utf-8")
        self._train(folder)
        self._load(folder / "default.tar.gz")

    def _train(self, folder: Path) -> None:
        options = ["--config", "config.yml", "--nlu", "nlu.yml", "--out", ".", "--fixed-model-name", "default"]
        quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "RASA_CACHE_DIRECTORY": str(folder)}
        command = [sys.executable, "-m", "rasa", "train", "nlu", *options]
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, **quiet}, capture_output=True, text=True, check=False
        )
        if done.returncode or not (folder / "default.tar.gz").is_file():
            raise TrainingFailed((done.stdout + done.stderr)[-2000:])

    def _load(self, model: Path) -> None:
        import asyncio

        from rasa.core.agent import Agent

        from evaluation.reading import hush

        hush()
        self._agent, self._loop = Agent.load(str(model)), asyncio.new_event_loop()

    def rank(self, text: str) -> Ranking:
        """One message; DIET gives the ten likeliest."""
        return ranking_of(self._loop.run_until_complete(self._agent.parse_message(text)))
