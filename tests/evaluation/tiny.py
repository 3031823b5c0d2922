"""Made-up messages and readings whose figures can be worked out by hand."""

from pathlib import Path

from evaluation.held_out import Expected
from evaluation.reading import Reading

ROOT = Path(__file__).resolve().parents[2]


def expected(intent: str, text: str = "x", **more: object) -> Expected:
    """One held-out message."""
    sets = {key: frozenset(value) if key != "group" else value for key, value in more.items()}
    return Expected(text, intent, **sets)


def reading(intent: str, confidence: float = 0.9, needs: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> Reading:
    """What was made of it."""
    return Reading("x", intent, ((intent, confidence),), frozenset(needs), frozenset(names), 0.002)
