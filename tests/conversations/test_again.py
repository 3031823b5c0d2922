"""What was just shown is asked for again in a few words."""

import pytest


def test_a_comparison_goes_on(person):
    """Each question is about what was compared, under what it tells."""
    person.say("which is faster, PyTorch or JAX?")
    for text, hardware in (("on tpu?", ["google-tpu"]), ("and on a single 3090?", ["nvidia-gpu"])):
        told = person.say(text).of("comparison")
        assert {framework["id"] for framework in told["frameworks"]} == {"pytorch", "jax"}
        assert person.advice().needs["hardware"] == hardware
        person.say("which is faster, PyTorch or JAX?")


def test_what_to_take_in_the_end(person):
    """After a comparison it is one of those compared."""
    reply = person.say("PyTorch or JAX for research on TPUs?", "so which one should I take?")
    assert {framework["id"] for framework in reply.of("comparison")["frameworks"]} == {"pytorch", "jax"}


@pytest.mark.parametrize(
    ("text", "all_of"), [("and on android?", {"litert", "ncnn"}), ("only those that can train", {"tensorflow-js"})]
)
def test_a_list_goes_on(person, text, all_of):
    """For another place, or of what was listed only some."""
    told = person.say("which frameworks run in the browser?", text).of("list")
    assert all_of <= {framework["id"] for framework in told["frameworks"]}


def test_which_of_a_list(person):
    """Its best are set side by side."""
    assert "comparison" in person.say("which frameworks run in the browser?", "which of these is the lightest").kinds


def test_the_first_program_in_another_language(person):
    """By what takes the place there."""
    assert person.say("how do I start with PyTorch?", "and in C++?").of("start")["framework"]["id"] == "libtorch"


def test_both_after_all(person):
    """After one was put in the place of the other."""
    person.say("image segmentation app for iPhone", "no sorry, android not iphone", "actually both")
    assert set(person.advice().needs["target"]) == {"android", "ios"}


def test_what_was_told_beside_another_question(person):
    """Language models were named where it was asked what to buy."""
    person.say("which gpu should i buy for llms", "ok but which framework then")
    assert person.advice().needs["task"] == ["llm"]


def test_what_something_without_a_name_outweighs(person):
    """Nobody who wants accuracy rather than speed is advised something for its speed."""
    before = person.say("speech to text for German calls on our own server, one RTX 4090", "just tell me").pick
    assert person.say("accuracy matters more than speed").pick == before


def test_serving_what_was_advised(person):
    """It is trained first: no model is there already."""
    reply = person.say(
        "segment CT scans in Python with PyTorch on two A100", "just tell me", "ok and how do we serve it"
    )
    assert all(reply.pick)
