"""Names are found in another process as they are found in this one."""

from __future__ import annotations

import multiprocessing
import os
import sys

import pytest

from components.ahead import WAY, Ahead, names_ahead

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.cpu_count() == 1, reason="it forks on Linux, where there are cores"
)

TEXTS = ["we have PyTorch on Android", "", "no Keras, and it must be in Kotlin"]


def test_the_same_names_are_found_there(mentions):
    """Again and again, in the order of the texts."""
    with names_ahead():
        for texts in (TEXTS, TEXTS[::-1]):
            assert Ahead().find_all(texts) == mentions.find_all(texts)


def test_nothing_is_left_of_it():
    """Nor where nothing was asked."""
    with names_ahead():
        assert len(WAY) == len(multiprocessing.active_children()) == 1
    assert not WAY
    assert not multiprocessing.active_children()
