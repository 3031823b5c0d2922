"""Courtesies in other languages."""

import pytest


@pytest.mark.parametrize("text", ["danke", "obrigado", "grazie mille", "谢谢", "ありがとう"])
def test_thanks_are_thanks_in_any_language(person, text):
    """They are not out of scope."""
    assert person.say(text).kinds[-1] == "smalltalk"
    assert "Glad" in person.say(text).text


@pytest.mark.parametrize(("text", "code"), [("bonjour", "fr"), ("hola", "es")])
def test_a_greeting_is_told_that_english_works_best(person, text, code):
    """Whoever greets in a language may go on in it."""
    assert person.say(text).payloads[0]["language"] == code


@pytest.mark.parametrize("text", ["danke!", "merci"])
def test_thanks_after_a_talk_in_english_are_only_returned(person, text):
    """There is no need to say what they know."""
    assert person.say("image classification on Android", text).kinds == ["smalltalk"]


def test_twice_in_a_row_not_understood_gets_what_it_can_do(person):
    """And nothing is forgotten."""
    person.say("image classification on Android for a product")
    assert "help" in person.say("hjkl zxcv", "lkjh poiu").kinds
    assert person.advice().needs["target"] == ["android"]
