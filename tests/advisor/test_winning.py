"""What would put one framework first."""

import pytest

from advisor.needs import Need, Needs
from advisor.winning import Win, wins

PHOTOS = Needs((Need("task", "vision"), Need("target", "android", must=True)))


def applied(needs: Needs, win, catalogue) -> Needs:
    """The needs after the changes of a win."""
    for need, taken_back in win.steps:
        needs = needs.without(need.id, need.value if taken_back or need.id == "priority" else None)
        needs = needs if taken_back else needs.merge([need], catalogue)
    return needs


@pytest.mark.parametrize("framework", ["ncnn", "core-ml", "tensorflow", "vllm", "keras"])
def test_a_win_really_wins(real, framework):
    """Applied, each set of changes leads to the pick that it says, which holds the framework."""
    found = wins(real.advise(PHOTOS), framework)
    assert found
    for win in found:
        pick = real.advise(applied(PHOTOS, win, real.catalogue)).pick
        assert pick == win.pick
        assert framework in pick.frameworks


@pytest.mark.parametrize("framework", ["core-ml", "vllm", "keras"])
def test_two_changes_only_where_one_is_not_enough(real, framework):
    """Half of a pair puts something else first."""
    for win in wins(real.advise(PHOTOS), framework):
        for step in win.steps if len(win.steps) > 1 else ():
            half = applied(PHOTOS, Win((step,), win.pick), real.catalogue)
            assert framework not in real.advise(half).pick.frameworks


def test_nothing_wins_for_what_was_retired(real):
    """Whatever is said."""
    assert wins(real.advise(PHOTOS), "theano") == []
