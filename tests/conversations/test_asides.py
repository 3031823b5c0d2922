"""Something else is asked in between, and the advice goes on where it was."""

import pytest


@pytest.mark.parametrize(
    ("aside", "kind"),
    [
        ("Is PyTorch open source?", "facts"),
        ("compare PyTorch and JAX", "comparison"),
        ("which frameworks are retired?", "list"),
        ("what is quantisation?", "definition"),
        ("thanks", "smalltalk"),
        ("what can you do?", "help"),
        ("what's the weather like tomorrow?", "out_of_scope"),
        ("why do you ask?", "explanation"),
    ],
)
def test_after_an_aside_the_open_question_can_still_be_answered(person, aside, kind):
    """The aside is answered by itself, with the question again where it was about that, and the button's words then
    count as the answer that they are.
    """
    question = person.say("I want to classify images and run it on Android").of("question")
    option = question["options"][0]
    assert [found for found in person.say(aside).kinds if found != "question"] == [kind]
    person.say(option["label"])
    needs = person.advice().needs
    assert option["value"] in needs[question["need"]]
    assert needs["target"] == ["android"]


def test_facts_do_not_change_the_needs(person):
    """Asking about a framework is not having it, nor wanting it."""
    before = person.say("image classification on a server", "just tell me").of("recommendation")["needs"]
    person.say("is Theano still maintained?", "does TensorFlow run on AMD GPUs?")
    assert person.advice().of("recommendation")["needs"] == before


def test_it_is_what_was_talked_about(person):
    """After a fact about one framework, "it" is that framework."""
    person.say("Is Keras still maintained?")
    assert person.say("and which licence does it have?").of("facts")["frameworks"] == [{"id": "keras", "name": "Keras"}]


def test_more_tells_the_rest(person):
    """After advice, the ranking that did not fit is told."""
    person.say("image classification on Android", "just tell me")
    assert person.say("tell me more").of("explanation")["about"] == "more"


def test_why_not_names_what_speaks_against_it(person):
    """For a candidate that survived, with the points that it is behind by."""
    person.say("image classification on a server", "just tell me")
    payload = person.say("why not TensorFlow?").of("explanation")
    assert payload["about"] == "why_not"
    assert payload["framework"]["id"] == "tensorflow"
    assert payload["reasons"]


def test_why_not_what_was_refused(person):
    """The reason is the person's own wish, and the text does not promise a source where there is none."""
    reply = person.say("image classification on a server, no TensorFlow", "just tell me", "why not TensorFlow?")
    assert reply.of("explanation")["about"] == "why_not"
    assert "Source: ." not in reply.text


@pytest.mark.parametrize("text", ["ok thanks, bye", "goodbye", "thank you, that was all"])
def test_a_farewell_is_returned_though_a_question_is_open(person, text):
    """Nobody is asked on who goes."""
    assert "question" in person.say("image classification on Android").kinds
    assert person.say(text).kinds == ["smalltalk"]


def test_what_about_another_is_no_refusal_of_it(person):
    """Whoever asks what about JAX thinks of taking it."""
    person.say("image classification on a server", "just tell me", "what about JAX?")
    needs = person.advice().of("recommendation")["needs"]
    assert "jax" not in {item["value"] for item in needs.get("exclude", [])}


def test_the_second_of_two_can_be_meant(person):
    """In the order in which they were named."""
    person.say("compare Keras and PyTorch")
    assert person.say("how do I install the second one?").of("start")["framework"]["id"] == "pytorch"


def test_something_else_is_offered(person):
    """Whoever does not want the pick gets another one."""
    picked = person.say("image classification on a server", "just tell me").pick
    other = person.say("what else could I use instead?").pick
    assert other != picked
