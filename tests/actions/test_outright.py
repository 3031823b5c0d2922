"""What a claim answers outright is answered, though the words sound like a project."""

import pytest

from actions.message import Message
from actions.outright import outright
from actions.profile import Profile
from actions.situation import likely

TERM = {"entity": "term", "value": "number-formats"}

LONG_ONE = """Our shop has to sort four thousand photos of shoes every week and we are all tired of it,
so tell us, please, can a 70b model fit on two 24 gb cards?"""


def asked(text, *entities):
    """What is answered outright to a message, or None."""
    return outright(Message(text, "inform", entities, 2), Profile())


def words(answer):
    """All that an answer says."""
    return " ".join(str(value) for say in answer.says for value in say.fill.values())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("will a 70b model fit on two 24 gb cards", "4 bits"),
        ("We have old cards here. Does vllm still run on a v100?", "7.5"),
        ("which embedding model for german documents", "BGE-M3"),
        ("trainium for llama training, worth it?", "Neuron"),
        ("my book uses torchtext fields and they are gone, what do I use instead", "tokenizer"),
    ],
)
def test_a_question_is_answered_by_its_claim(text, word):
    """A yes or no, a model or a worth that is asked for is told, and nothing is recommended."""
    answer = asked(text)
    assert [say.payload["kind"] for say in answer.says] == ["facts"]
    assert word in words(answer)


def test_a_question_about_a_term_is_answered_whatever_its_form():
    """So "fp8 training, which cards?" tells of cards."""
    assert "H100" in words(asked("fp8 training, which cards and which library", TERM))


@pytest.mark.parametrize(
    "text",
    [
        "which framework should I use for my amd gpu",
        "can you recommend a library for training on several gpus",
        "we want to serve a language model to many users",
        "is there a nice cake recipe",
        LONG_ONE,
    ],
)
def test_what_asks_for_advice_or_is_far_from_all_claims_is_not(text):
    """Advice, statements, what nothing is known of, and the story of a project are left to the others."""
    assert asked(text) is None


def test_it_is_answered_where_the_intent_is_not_clear():
    """What was not understood may still be a question that a claim answers."""
    message = Message("can i fine-tune a gguf file", "nlu_fallback", (), 2)
    assert "safetensors" in words(likely(message, Profile()))


def test_what_names_nothing_is_answered_by_what_is_near():
    """A claim does it where nothing is told of a project: "what do kaggle winners use"."""
    assert "boosted trees" in words(asked("what do kaggle winners use"))
    assert asked("what would you use then") is None


def test_a_rare_name_is_asked_about_though_a_framework_is_wanted():
    """Who names Loihi wants what is known of it, not the framework for any project."""
    answer = asked("which spiking framework should I take for Loihi 2?", {"entity": "task", "value": "scientific"})
    assert "Lava" in words(answer)


def test_a_rare_name_in_a_statement_asks_nothing():
    """It tells of a project."""
    assert asked("our cluster is managed by slurm and has sixteen nodes") is None


def test_a_library_that_is_asked_for_is_told_where_a_claim_is_about_just_that():
    """No framework of a project with many machines is advised for it."""
    many = {"entity": "scale", "value": "cluster"}
    answer = asked("a graph library that handles a billion edges on several machines", many)
    assert "GraphStorm" in words(answer)
