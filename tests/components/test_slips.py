"""Misspelt words of any subject, and words that only look so."""

import pytest

from components.slips import Slips


@pytest.fixture(scope="module")
def slips() -> Slips:
    """Knows the common English words and a few of its own."""
    return Slips(["quantise", "framework", "microcontroller"], ["redis"])


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("recomend", "recommend"),
        ("framwork", "framework"),
        ("shuold", "should"),
        ("whihc", "which"),
        ("quesiton", "question"),
        ("microcontrollr", "microcontroller"),
        ("becuase", "because"),
    ],
)
def test_slips_are_put_right(slips, slip, word):
    """To the likeliest word at one slip: a letter too many, too few, wrong, or two changed over."""
    assert slips.right(slip) == word


@pytest.mark.parametrize(
    "word", ["three", "four", "task", "quantise", "redis", "ones", "gets", "layer", "teh", "naïve", "x86", "zzzzyx", ""]
)
def test_other_words_stay(slips, word):
    """Those that are words, those of the knowledge, short ones, and what is near nothing."""
    assert slips.right(word) == word


def test_forms_of_known_words_stay(slips):
    """No list has all plurals."""
    assert slips.right("microcontrollers") == "microcontrollers"


def test_letters_changed_over_are_likelier_than_another_slip(slips):
    """Though "tier" is a word as well."""
    assert slips.right("thier") == "their"
