"""What disturbing costs, with a reader that stumbles over capitals."""

import pytest

from evaluation.reading import Reading
from evaluation.robustness import loss
from tests.evaluation.tiny import expected, reading

MESSAGES = [expected("greet", "hi"), expected("deny", "NO"), expected("greet", "hello"), expected("greet", "HEY")]


def read(text: str) -> Reading:
    """Takes everything in capitals for a denial."""
    return reading("deny" if text.isupper() else "greet")


def test_only_what_is_changed_counts_as_disturbed():
    """Two of four are not in capitals yet; both are right before and wrong after, which is half of all."""
    found = loss("upper case", MESSAGES, [read(m.text) for m in MESSAGES], read)
    assert (found.changed, found.before, found.after) == (2, 1.0, 0.0)
    assert (found.drop, found.overall) == (pytest.approx(1.0), pytest.approx(0.5))


def test_what_changes_nothing_costs_nothing():
    """There is no apostrophe in them."""
    found = loss("no apostrophes", MESSAGES, [read(m.text) for m in MESSAGES], read)
    assert (found.changed, found.drop, found.overall) == (0, 0.0, 0.0)
