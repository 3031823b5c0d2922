"""The training messages, as text and intent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Labelled:
    """Messages and the intent of each, of the same length."""

    texts: tuple[str, ...]
    labels: tuple[str, ...]


def load(folder: Path = ROOT / "data" / "nlu") -> Labelled:
    """All training messages, read as Rasa reads them."""
    from rasa.shared.nlu.constants import INTENT, TEXT
    from rasa.shared.nlu.training_data.loading import load_data

    examples = [message for message in load_data(str(folder)).intent_examples if message.get(TEXT)]
    return Labelled(tuple(m.get(TEXT) for m in examples), tuple(m.get(INTENT) for m in examples))


def write(data: Labelled, file: Path) -> None:
    """Written as Rasa's training data; brackets are made round, since square ones would mark entities."""
    by_intent: dict[str, list[str]] = {}
    for text, label in zip(data.texts, data.labels, strict=True):
        by_intent.setdefault(label, []).append(" ".join(text.replace("[", "(").replace("]", ")").split()))
    nlu = [{"intent": intent, "examples": _list(texts)} for intent, texts in by_intent.items()]
    file.write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True, width=10_000), "utf-8")


def _list(texts: Sequence[str]) -> str:
    return "".join(f"- {text}\n" for text in texts)
