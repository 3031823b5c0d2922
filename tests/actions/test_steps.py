"""What may answer a message is tried one after the other."""

from actions.answer import Answer
from actions.profile import Profile
from actions.steps import first

ANSWER, OTHER = Answer([], Profile(focus=("jax",))), Answer([], Profile())


def test_the_first_that_answers_does(message):
    """Whatever the others would say."""
    assert first(message(), Profile(), lambda *_: None, lambda *_: ANSWER, lambda *_: OTHER) is ANSWER


def test_what_comes_after_it_is_not_asked(message):
    """To look for claims takes a while."""
    asked = []
    first(message(), Profile(), lambda *_: ANSWER, lambda *_: asked.append("too late"))
    assert asked == []


def test_nobody_may_answer(message):
    """Then the skill goes on by itself."""
    assert first(message(), Profile(), lambda *_: None) is None
