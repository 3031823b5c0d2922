import re

import pytest

from advisor.alternation import alternation

WORDS = ["R", "r-torch", "rust", "keras", "keras core", "c++", "C"]


@pytest.mark.parametrize("text", ["keras core", "Keras", "rust", "R", "R-Torch", "c++", "c"])
def test_the_longest_word_that_fits(text):
    """Whatever the case, and whichever words begin alike."""
    found = re.match(rf"(?:{alternation(WORDS)})(?!\w)", text, re.IGNORECASE)
    assert found is not None
    assert found[0] == text


def test_a_shorter_word_where_the_longer_one_goes_on():
    """Of "keras cores" only "keras" is a word, followed by another one."""
    found = re.match(rf"(?:{alternation(WORDS)})(?!\w)", "keras cores", re.IGNORECASE)
    assert found is not None
    assert found[0] == "keras"
