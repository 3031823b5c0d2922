"""What cannot both hold, by the knowledge."""

import pytest

from advisor.catalogue import load
from advisor.clashes import Clash, clashes
from advisor.needs import Need, Needs


@pytest.fixture(scope="module")
def found():
    """The clashes of what is said in the second turn with what was said in the first, under the real knowledge."""
    catalogue = load()
    return lambda old, new: clashes(Needs((old,)), Needs((old, new)), catalogue)


def said(id_: str, value: str, words: str, turn: int, **more: object) -> Need:
    """A need in the person's words."""
    return Need(id_, value, said=turn, words=words, **more)


def test_a_value_that_rules_out_an_earlier_one(found):
    """Who has no GPU has none by NVIDIA."""
    old, new = said("hardware", "cpu", "no GPU", 1), said("hardware", "nvidia-gpu", "we have RTX 4090s", 2)
    assert found(old, new) == [Clash(old, new)]


def test_the_order_does_not_matter(found):
    """Nor has a GPU who says afterwards that there is none."""
    old, new = said("hardware", "nvidia-gpu", "we have RTX 4090s", 1), said("hardware", "cpu", "no GPU", 2)
    assert found(old, new) == [Clash(old, new)]


def test_a_cpu_goes_with_a_gpu(found):
    """Whoever runs it on the CPU may have both."""
    old, new = said("hardware", "cpu", "on Xeon servers", 1), said("hardware", "nvidia-gpu", "we have RTX 4090s", 2)
    assert found(old, new) == []


def test_training_is_not_running(found):
    """What is used for the one says nothing of the other."""
    old = said("hardware", "cpu", "no GPU", 1, role="run")
    assert found(old, said("hardware", "nvidia-gpu", "H100s", 2, role="train")) == []


def test_a_value_that_was_refused_is_wanted(found):
    """With the same word."""
    old = said("language", "java", "we can't use Java", 1, wanted=False)
    new = said("language", "java", "our backend is Java", 2)
    assert found(old, new) == [Clash(old, new)]


def test_the_same_value_by_another_word_does_not_clash(found):
    """A server of one's own is no cloud."""
    old = said("target", "server", "no cloud", 1, wanted=False)
    assert found(old, said("target", "server", "on servers in our cellar", 2)) == []


@pytest.mark.parametrize("value", ["intermediate", "beginner"])
def test_only_values_that_exclude_each_other_clash(found, value):
    """Some experience is no contradiction to being a beginner."""
    old = said("experience", "beginner", "I'm a beginner", 1)
    assert found(old, said("experience", value, "I have done a course", 2)) == []


def test_a_priority_that_is_weighed_again_does_not_clash(found):
    """How much something counts is no matter of yes and no."""
    old = said("priority", "performance", "speed does not matter", 1, wanted=False)
    assert found(old, said("priority", "performance", "speed matters", 2)) == []


def test_what_nobody_said_in_words_does_not_clash(found):
    """A need may come from a button or from what something else implies."""
    old = Need("experience", "beginner", said=1)
    assert found(old, said("experience", "expert", "I am an expert", 2)) == []
