"""What cannot both hold is asked about, and the answer settles it."""

import pytest

NO_GPU = "image classification on a server in Python, no GPU"
GPU = "we have RTX 4090s"


@pytest.mark.parametrize(
    ("before", "now", "older", "newer"),
    [
        (NO_GPU, GPU, "cpu", "nvidia-gpu"),
        ("text classification on a server, we can't use Java", "our backend is Java", "java", "java"),
        ("I'm a beginner and want to classify images", "I am an expert and need full control", "beginner", "expert"),
    ],
)
def test_a_contradiction_is_asked_about(person, before, now, older, newer):
    """With both that were said."""
    question = person.say(before, now).of("question")
    assert (question["clash"]["older"]["value"], question["clash"]["newer"]["value"]) == (older, newer)


def test_the_question_quotes_what_was_said(person):
    """Before and now."""
    assert 'Earlier you said "no GPU", and now "we have RTX 4090s"' in person.say(NO_GPU, GPU).text


def test_the_rest_of_the_message_is_taken_in(person):
    """It is named along with the question, and counts whatever the answer."""
    reply = person.say(NO_GPU, f"{GPU}, and it must run on Windows")
    assert "Windows" in reply.text
    assert person.say("keep it").needs["os"] == ["windows"]


@pytest.mark.parametrize("answer", ["Still the CPU alone", "no GPU", "keep it", "the first", "1", "the old one", "no"])
def test_the_older_can_be_chosen(person, answer):
    """By its button, its place or its name."""
    person.say(NO_GPU, GPU, answer)
    assert person.advice().needs["hardware"] == ["cpu"]


@pytest.mark.parametrize(
    "answer", ["NVIDIA GPU now", "RTX 4090s", "the new one", "the second", "the last one", "2", "yes"]
)
def test_the_newer_can_be_chosen(person, answer):
    """By its button, its place or its name."""
    person.say(NO_GPU, GPU, answer)
    assert person.advice().needs["hardware"] == ["nvidia-gpu"]


@pytest.mark.parametrize("answer", ["both", "Both: the CPU alone and NVIDIA GPU", "3"])
def test_both_can_be_chosen_where_both_can_hold(person, answer):
    """A machine may have the one and another machine the other."""
    person.say(NO_GPU, GPU, answer)
    assert set(person.advice().needs["hardware"]) == {"cpu", "nvidia-gpu"}


def test_neither_leaves_it_open(person):
    """Nothing of it counts any more."""
    person.say(NO_GPU, GPU, "neither")
    assert "hardware" not in person.advice().needs


def test_advice_follows_the_answer(person):
    """In the same reply, or with what has to be asked for it."""
    said = person.say(NO_GPU, GPU, "the new one")
    assert set(said.kinds) <= {"recommendation", "question"}
    assert person.advice().needs["hardware"] == ["nvidia-gpu"]


def test_who_asks_why_is_told_and_asked_again(person):
    """Nothing is settled by that."""
    reply = person.say(NO_GPU, GPU, "why do you ask?")
    assert (reply.kinds, "clash" in reply.of("question")) == (["explanation", "question"], True)


def test_who_says_something_else_is_told_that_the_newer_holds(person):
    """And gets an answer to what was said."""
    reply = person.say(NO_GPU, GPU, "what is ONNX?")
    assert (reply.kinds[0], reply.payloads[0]["about"]) == ("explanation", "newer_holds")
    assert person.advice().needs["hardware"] == ["nvidia-gpu"]


@pytest.mark.parametrize(
    "text",
    [
        "actually we have RTX 4090s",
        "we have RTX 4090s instead",
        "we now have RTX 4090s",
        "what if we had RTX 4090s?",
        "do I need an RTX 4090?",
        "we train on RTX 4090s",
        "on Intel servers",
    ],
)
def test_it_is_not_asked_where_it_is_clear(person, text):
    """A correction, a change, something supposed, a question, and what goes along with it."""
    assert not any("clash" in payload for payload in person.say(NO_GPU, text).payloads)


def test_a_change_that_is_called_one_replaces(person):
    """Nobody has to say twice that things have changed."""
    person.say(NO_GPU, "we now have RTX 4090s")
    assert person.advice().needs["hardware"] == ["nvidia-gpu"]


def test_going_back_undoes_what_was_asked_about(person):
    """As any other change."""
    assert person.say(NO_GPU, GPU, "go back").needs["hardware"] == ["cpu"]
