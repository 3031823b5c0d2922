"""Short questions after an answer are about what was advised, or about the way to it."""

import pytest

ANDROID = "image classification on Android for a product"
THEANO = "We use Theano and want to move to something alive"
TENSORFLOW = "We use TensorFlow for text classification on a server in Python for a product. Should we stay?"


@pytest.mark.parametrize("text", ["how long will that take", "is it much work", "how many weeks", "what does it cost"])
def test_how_long_a_move_takes_is_not_made_up(person, text):
    """What is known of it is told, and what drives it; the advice is not repeated."""
    reply = person.say(THEANO, text)
    assert (reply.of("explanation")["about"], reply.of("explanation")["framework"]["id"]) == ("effort", "pytorch")
    assert "I cannot say" in reply.text


@pytest.mark.parametrize("text", ["can we keep using it?", "what happens if we stay"])
def test_what_a_team_has_can_be_kept_or_not(person, text):
    """It is theirs that is meant, not the pick."""
    assert [f["id"] for f in person.say(THEANO, text).of("facts")["frameworks"]] == ["theano"]


def test_keeping_what_is_alive_is_weighed(person):
    """By what leaving costs and brings."""
    reply = person.say(TENSORFLOW, "can we keep using it?")
    assert reply.of("explanation")["framework"]["id"] == "tensorflow"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("and the licence?", "licence"),
        ("what does it cost", "licence"),
        ("is it still maintained", "actively maintained"),
        ("how long will it be supported", "actively maintained"),
        ("who makes it", "governed by"),
        ("which version should I take", "last release"),
    ],
)
def test_what_is_asked_of_it_is_told_of_each_half_of_the_pick(person, text, told):
    """And of nothing else."""
    claims = [claim["text"] for claim in person.say(ANDROID, text).of("facts")["claims"]]
    assert {name for name in ("PyTorch", "LiteRT") for c in claims if c.startswith(name) or f"of {name}" in c} == {
        "PyTorch",
        "LiteRT",
    }
    assert any(told in claim for claim in claims)


@pytest.mark.parametrize("text", ["what are the downsides", "any drawbacks?", "what speaks against it"])
def test_what_speaks_against_the_pick(person, text):
    """Rather than what speaks for it."""
    assert person.say(ANDROID, text).of("explanation")["about"] == "against"


@pytest.mark.parametrize("text", ["do I need both?", "how do the two fit together?"])
def test_what_the_two_halves_are_for(person, text):
    """And how the model gets from one to the other."""
    reply = person.say(ANDROID, text)
    assert reply.of("explanation")["about"] == "pair"
    assert "litert-torch" in reply.text


def test_doing_without_the_pick_is_tried(person):
    """A question whether one can is one what if."""
    assert "pytorch" not in person.say(ANDROID, "could I do it without PyTorch").pick


def test_a_question_forgets_nothing(person):
    """Whatever it was taken for."""
    person.say(THEANO, "who has done that before")
    assert person.say("what did you understand of my project?").of("explanation")["needs"]["current"]


def test_an_open_question_stays_open(person):
    """A fact is no answer to it."""
    asked = person.say("image classification on Android").of("question")["need"]
    person.say("is it still maintained")
    assert person.say("why do you ask?").of("question")["need"] == asked


def test_what_would_change_it_says_how_to_try_it(person):
    """And the sentence does what it says."""
    flip = person.say(ANDROID).of("recommendation")["flips"][0]
    pick = {side: half and half["id"] for side, half in flip["pick"].items()}
    assert person.say(flip["say"]).pick == (pick["train"], pick["run"])


def test_who_is_behind_it_in_any_spelling(person):
    """A contraction is no other question."""
    assert "governed by" in person.say("Is Deeplearning4j alive?", "and who's behind it?").text


def test_no_figure_of_speed_is_made_up(person):
    """And a question for it is no wish."""
    person.say(ANDROID, "what's the frame rate going to be")
    assert "priority" not in person.advice().needs


def test_trained_weights_are_asked_about(person):
    """It is what there is that they are of, and nothing is forgotten or added."""
    before = person.say(THEANO).of("recommendation")["needs"]
    reply = person.say("can I keep my trained weights")
    assert [f["id"] for f in reply.of("facts")["frameworks"]] == ["theano"]
    assert person.advice().of("recommendation")["needs"]["current"] == before["current"]


def test_after_the_record_it_is_what_was_decided(person):
    """Rather than what was asked about before it."""
    person.say("image classification on a server", "just tell me", "what about JAX?", "give me the record")
    assert "jax" not in {f["id"] for f in person.say("who makes it").of("facts")["frameworks"]}


def test_a_question_about_it_is_no_need(person):
    """Whether something needs Python does not say that one has it."""
    person.say("time series forecasting in R", "just tell me", "does torch for R need Python installed?")
    assert person.advice().needs["language"] == ["r"]


def test_where_to_go_from_what_was_ended(person):
    """The way out of it, though it is not named again."""
    assert person.say("is TorchServe still maintained?", "so where should I move").of("migration")
