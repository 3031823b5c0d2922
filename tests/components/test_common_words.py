"""What is counted, what is kept, and what a row is."""

import numpy as np
import pytest

from components.common_words import common, row, words


def test_names_of_frameworks_are_left_out():
    """Whichever is named, the words are the same."""
    found = [
        words(f"is {name} dead?", [{"entity": "framework", "value": name, "start": 3, "end": 3 + len(name)}])
        for name in ("caffe", "onnx-runtime")
    ]
    assert found[0] == found[1] == {"is", "dead", "?"}


def test_case_does_not_matter():
    """People shout, and telephones capitalise."""
    assert words("WHICH one?", []) == words("which ONE?", [])


def test_only_common_words_are_kept():
    """A word counts once a message."""
    assert common([{"a", "b"}, {"a"}, {"c", "a"}, {"c"}], least=2) == ["a", "c"]


@pytest.mark.parametrize(("message", "length"), [({"a"}, 1), ({"a", "c", "x"}, 1), ({"x"}, 0), (set(), 0)])
def test_a_row_has_the_same_length_for_short_and_long_messages(message, length):
    """Or none, where no known word is in it."""
    assert np.linalg.norm(row(message, ["a", "b", "c"])) == pytest.approx(length)
