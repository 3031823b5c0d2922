"""Which misses are shown as the most telling."""

from evaluation import held_out
from evaluation.telling import causes, telling
from tests.evaluation.tiny import expected, reading

PAIRS = [
    (expected("greet", "a"), reading("more", 0.5)),
    (expected("greet", "b"), reading("more", 0.9)),
    (expected("more", "c"), reading("greet", 0.7)),
    (expected("greet", "d"), reading("greet", 1.0)),
]


def test_the_surest_miss_of_each_pair_of_intents_is_shown():
    """In the order of how sure they were; what is right is none."""
    assert [message.text for message, _ in telling(PAIRS)] == ["b", "c"]


def test_no_more_are_shown_than_asked_for():
    """The surest."""
    assert [message.text for message, _ in telling(PAIRS, 1)] == ["b"]


def test_causes_are_said_of_messages_that_there_are():
    """A misspelt one would never be shown."""
    messages = {m.text for file in (held_out.FILE, held_out.FRESH) for m in held_out.load(file)}
    assert set(causes()) <= messages
