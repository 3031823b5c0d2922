"""Counting what was picked up."""

import pytest

from evaluation.needs import ALL_NEEDS, FRAMEWORKS, Found, by_need
from tests.evaluation.tiny import expected, reading

PAIRS = [
    (expected("inform", needs=["task vision", "-os windows"]), reading("inform", needs=("task vision", "os windows"))),
    (expected("inform", needs=["task nlp"], may=["os linux"]), reading("greet", needs=("task nlp", "os linux"))),
    (expected("ask_fact", names=["jax"]), reading("ask_fact", needs=("os windows",), names=("jax", "flax"))),
]


def test_a_need_with_the_wrong_sign_is_both_missed_and_false():
    """Windows was refused, and taken as wanted."""
    assert by_need(PAIRS)["os"] == Found(right=0, false=1, missed=1)


def test_what_may_be_found_is_neither():
    """Linux in the second message."""
    assert by_need(PAIRS)[ALL_NEEDS] == Found(right=2, false=1, missed=1)


def test_questions_of_fact_state_no_need():
    """Windows in the third is no false alarm, but Flax is."""
    assert by_need(PAIRS)[FRAMEWORKS] == Found(right=1, false=1, missed=0)


def test_precision_recall_and_f1():
    """6 right, 2 false, 3 missed."""
    found = Found(6, 2, 3)
    assert (found.precision, found.recall, found.f1) == (0.75, pytest.approx(2 / 3), pytest.approx(12 / 17))


def test_where_nothing_is_meant_and_nothing_found_all_is_right():
    """Rather than a division by zero."""
    assert (Found().precision, Found().recall, Found().f1) == (1.0, 1.0, 1.0)
