import pytest

from advisor.flips import flips, without
from advisor.needs import Need
from tests.advisor.small import must, needs, never

CASES = {
    "nothing said": needs(),
    "photos": needs(Need("task", "vision")),
    "an Android app": needs(must("target", "android"), Need("task", "vision"), must("language", "kotlin")),
    "a server in Java": needs(must("target", "server"), must("language", "java"), Need("current", "tensorflow")),
    "running a model": needs(Need("purpose", "run-model"), Need("task", "llm"), never("exclude", "vllm")),
}


def after(advice, flip):
    """The needs with the change made."""
    if flip.withdrawn:
        return without(advice.needs, flip.need)
    return advice.needs.merge([flip.need], advice.catalogue)


@pytest.mark.parametrize("said", CASES.values(), ids=CASES)
def test_each_flip_really_flips(real, said):
    """The change, made, leads to the pick that was foretold, which is another one."""
    advice = real.advise(said)
    found = flips(advice)
    assert found
    for flip in found:
        pick = real.advise(after(advice, flip)).pick
        assert pick == flip.pick
        assert pick != advice.pick


def test_withdrawing_is_a_flip(trees):
    """Who takes back Java gets cedar again."""
    (flip,) = (f for f in flips(trees.advise(needs(must("language", "java")))) if f.withdrawn)
    assert (flip.need.value, flip.pick.id) == ("java", "cedar")


def test_those_that_change_most_come_first(real):
    """Sorted by gain."""
    gains = [flip.gain for flip in flips(real.advise(needs(Need("task", "vision"))))]
    assert gains == sorted(gains, reverse=True)


def test_without_takes_back_one_thing_said(trees):
    """And leaves the rest."""
    java, phone = must("language", "java"), must("target", "phone")
    assert without(needs(java, phone), java) == needs(phone)


def test_a_kind_that_was_set_stays_set(trees):
    """Who asked what to run with is not told that it would be something to train with."""
    advice = trees.advise(needs(must("target", "phone")), kind="run")
    assert all(flip.pick.train is None for flip in flips(advice))
