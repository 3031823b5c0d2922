"""A short question only brings something up: it is told what it is, and no answer to anything else is made of it."""

import pytest

ANDROID = "image classification on Android for a product"


@pytest.mark.parametrize(
    ("text", "told"), [("and MediaPipe?", "MediaPipe"), ("what about Hailo", "NPU"), ("and quantisation?", "bits")]
)
def test_a_word_of_the_glossary_is_explained(person, text, told):
    """The advice is not repeated instead."""
    reply = person.say(ANDROID, text)
    assert (reply.kinds, told in reply.text) == (["definition"], True)


def test_what_nothing_is_known_of_is_said_to_be_unknown(person):
    """By its name."""
    reply = person.say(ANDROID, "what about zorblax")
    assert (reply.kinds, "zorblax" in reply.text) == (["facts"], True)


def test_what_belongs_to_the_project_counts(person):
    """A place to run is no word to be explained."""
    assert set(person.say(ANDROID, "just tell me", "what about iOS?").needs["target"]) >= {"ios"}


def test_a_question_that_is_open_stays_open(person):
    """Another question is no answer to it, though it names something of the project."""
    asked = person.say("face recognition on Android").of("question")["need"]
    person.say("and MediaPipe?", "can I keep my trained weights")
    assert person.say("why do you ask?").of("question")["need"] == asked


def test_frameworks_are_compared_though_a_question_is_open(person):
    """And a need that one of the names brings along is no answer."""
    person.say("fine-tune an LLM on a Mac")
    assert person.say("mlx or pytorch mps").kinds == ["comparison"]


def test_a_name_that_is_no_framework_is_not_left_out_of_a_comparison(person):
    """What was talked about before is not put in its place."""
    person.say(ANDROID, "is TorchServe still maintained?")
    reply = person.say("Triton or vLLM?")
    assert "TorchServe" not in {f["name"] for p in reply.payloads for f in p.get("frameworks", [])}
