import os
import sys

import pytest

from components.forks import MANY, each


@pytest.mark.parametrize("count", [0, 3, MANY, 4 * MANY + 1])
def test_what_is_given_comes_back_in_order(count):
    """As if one process had done all of it."""
    added = 7
    assert each(lambda number: number + added, range(count)) == [number + added for number in range(count)]


@pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="it forks on Linux, where there are cores")
def test_many_are_done_by_others():
    """And few are not worth it."""
    assert os.getpid() not in each(lambda _: os.getpid(), range(MANY))
    assert each(lambda _: os.getpid(), range(3)) == [os.getpid()] * 3


def test_what_fails_there_fails_here():
    """The first error is raised, and the next work is done all the same."""
    with pytest.raises(ZeroDivisionError):
        each(lambda number: 1 // number, range(MANY))
    assert each(str, range(MANY)) == [str(number) for number in range(MANY)]
