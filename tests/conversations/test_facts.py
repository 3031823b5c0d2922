"""Questions about what is true, and about what articles claimed, are answered with sources and dates."""

import pytest

ARTICLES = {
    "articles say MXNet is best for distributed training, true?": "mxnet",
    "I read that TensorFlow has a steep learning curve, is that still so?": "tensorflow",
    "They say PyTorch is not ready for production. Is that right?": "pytorch",
    "An article said Keras is only a high-level interface to TensorFlow, true?": "keras",
    "Is Caffe really the best one for image classification?": "caffe",
    "is it true that Theano is good for research?": "theano",
    "I read that Chainer is flexible because of define-by-run, does that still count?": "chainer",
}

PROPERTIES = {
    "Is MXNet dead?": "mxnet",
    "which licence does PyTorch have?": "pytorch",
    "who owns TensorFlow?": "tensorflow",
    "what replaced Theano?": "theano",
    "does JAX work on Windows?": "jax",
    "what was the last release of Keras?": "keras",
}


@pytest.mark.parametrize(("text", "id_"), ARTICLES.items())
def test_what_articles_claim_is_answered(person, text, id_):
    """By claims about what was named, the nearest with a source."""
    payload = person.say(text).of("facts")
    assert id_ in {framework["id"] for framework in payload["frameworks"]}
    assert payload["claims"][0]["evidence"]


def test_a_false_claim_is_put_right(person):
    """MXNet and distributed training: it is said that MXNet is retired."""
    reply = person.say("articles say MXNet is best for distributed training, true?")
    assert "retired" in reply.text


@pytest.mark.parametrize(("text", "id_"), PROPERTIES.items())
def test_a_property_is_known(person, text, id_):
    """All claims are about what was named, each with a source that was opened on a known day."""
    payload = person.say(text).of("facts")
    assert [framework["id"] for framework in payload["frameworks"]] == [id_]
    assert payload["claims"]
    assert all(claim["evidence"] for claim in payload["claims"])


def test_the_text_names_its_sources(person):
    """An address and the day of the check stand in the words as well, for those who see no payload."""
    reply = person.say("Is Keras still maintained?")
    evidence = reply.of("facts")["claims"][0]["evidence"][0]
    assert evidence["checked"] in reply.text
    assert (evidence["url"] or evidence["title"]) in reply.text


def test_an_unknown_name_is_said_to_be_unknown(person):
    """Rather than answered with facts about something else."""
    assert person.say("Is FooNet9 still maintained?").of("facts")["claims"] == []


def test_a_comparison_is_under_what_was_said(person):
    """The verdict has a row for the need that was stated before."""
    person.say("image classification on Android")
    payload = person.say("compare LiteRT and ExecuTorch").of("comparison")
    assert [framework["id"] for framework in payload["frameworks"]] == ["litert", "executorch"]
    assert payload["verdict"]


def test_a_retired_one_never_wins_a_comparison(person):
    """Whatever it was good at."""
    payload = person.say("MXNet or PyTorch for distributed training?").of("comparison")
    assert payload["winner"] == "pytorch"


def test_a_format_is_defined_and_not_taken_for_a_product(person):
    """ONNX is more than Microsoft's runtime for it."""
    assert person.say("What is ONNX?").of("definition")["term"] == "ONNX"


@pytest.mark.parametrize("text", ["What is a tensor?", "What does backpropagation mean?"])
def test_a_word_is_explained_or_said_to_be_unknown(person, text):
    """Rather than answered with facts about products whose names are like it."""
    reply = person.say(text)
    assert reply.kinds == ["definition"] or reply.of("facts")["claims"] == []


@pytest.mark.parametrize(
    ("text", "value"), [("does TensorRT run on a CPU?", "onnx-runtime"), ("does Core ML run on Android?", "litert")]
)
def test_a_no_names_what_does_it(person, text, value):
    """Who is told that it does not work needs to know what does."""
    reply = person.say(text)
    assert value in [framework["id"] for framework in reply.of("facts")["instead"]]
    assert "I would rather take" in reply.text


def test_a_wish_gets_advice_with_the_facts(person):
    """It is told for what it wants."""
    said = person.say("I would love to use PyTorch for photos in a web browser, does it run there?")
    assert {"facts", "recommendation"} <= set(said.kinds)


def test_a_start_in_a_language_that_is_not_served_says_so(person):
    """Instead of a program in another language."""
    assert "start" not in person.say("how do I start with TensorFlow in Kotlin?").kinds


def test_letters_in_the_plural_are_no_unknown_product(person):
    """NNs and LLMs are known."""
    assert "NNs" not in person.say("is PyTorch good for NNs?").text


def test_words_in_capitals_are_no_unknown_names(person):
    """What stands in some claim is known, also in the plural."""
    assert "I do not know GPUs" not in person.say("are GPUs and LLMs supported by PyTorch?").text
    assert "I do not know" not in person.say("do GPUs and LLMs go together?").text.split(":")[0]


def test_a_word_that_has_no_entry(person):
    """It is said so, and no framework is asked for."""
    assert "no entry" in person.say("what's a flurbel?").text
