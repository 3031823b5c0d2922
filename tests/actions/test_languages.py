import pytest

from actions import core
from actions.answer import Answer
from actions.guess import guessed
from actions.languages import spoken, told
from actions.profile import Profile

GERMAN = ("cue", "language_de")
CODES = ["de", "fr", "es", "pt", "zh", "ja", "ko", "ru"]


@pytest.mark.parametrize("code", CODES)
def test_a_foreign_message_is_told_so_in_its_language(message, code):
    """Before the answer itself."""
    answer = told(message(("cue", f"language_{code}")), Answer([], Profile()))
    (first,) = answer.says
    assert first.fill["text"] == core.advisor().catalogue.wording[f"language_{code}"]
    assert first.payload["language"] == code


def test_an_english_message_is_told_nothing_of_it(message):
    """Its answer stays as it is."""
    answer = Answer([], Profile())
    assert spoken(message()) is None
    assert told(message(), answer) is answer


def test_a_foreign_project_is_advised_on(message):
    """By the needs that were picked up, and they are remembered."""
    found = guessed(message(GERMAN, ("target", "android"), ("task", "vision"), intent="out_of_scope"), Profile())
    assert found.says[0].payload["kind"] == "recommendation"
    assert found.profile.needs.values("target") == ("android",)


def test_two_frameworks_in_a_foreign_message_are_compared(message):
    """Whatever else it says."""
    found = guessed(message(GERMAN, ("framework", "keras"), ("framework", "jax"), text="keras oder jax"), Profile())
    assert found.says[0].payload["kind"] == "comparison"


def test_one_framework_in_a_foreign_message_is_told_about(message):
    """By what is known of it."""
    found = guessed(message(GERMAN, ("framework", "theano"), text="Ist Theano tot?"), Profile())
    assert found.says[0].payload["kind"] == "facts"


def test_nothing_is_guessed_where_nothing_is_named(message):
    """Nor in English, where the words themselves are understood."""
    assert guessed(message(GERMAN, text="hilfe bitte"), Profile()) is None
    assert guessed(message(("target", "android")), Profile()) is None
