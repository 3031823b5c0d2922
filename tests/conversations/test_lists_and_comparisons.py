"""Lists by any filter, what points back at them, and comparisons with a verdict on each thing that was said."""

import pytest

SIDE_BY_SIDE = "Compare PyTorch, TensorFlow, JAX and Keras for a beginner on Android"


def ids(reply) -> list[str]:
    """The frameworks of a list, in order."""
    return [framework["id"] for framework in reply.of("list")["frameworks"]]


def test_a_list_by_licence(person):
    """Every one is under a licence that asks for nothing but to be named, and uses the hardware."""
    found = person.say("which frameworks have a permissive licence and run on AMD GPUs?").of("list")["frameworks"]
    assert {"pytorch", "onnx-runtime"} <= {framework["id"] for framework in found}
    assert not [
        framework["licence"] for framework in found if "GPL" in framework["licence"] or "Ref" in framework["licence"]
    ]


def test_a_filter_in_a_few_words(person):
    """No verb, no question: still a list."""
    assert "pytorch" in ids(person.say("permissive licence, runs on AMD"))


def test_what_is_proprietary(person):
    """Those and no other."""
    found = ids(person.say("which are proprietary?"))
    assert "tensorrt" in found
    assert not {"pytorch", "tensorflow", "jax"} & set(found)


def test_of_those(person):
    """A second filter goes over the list before."""
    first = ids(person.say("which support Java and Android?"))
    second = ids(person.say("which of them have an MIT licence?"))
    assert second
    assert set(second) < set(first)


@pytest.mark.parametrize(("text", "place"), [("the second one", 1), ("tell me more about the third one", 2)])
def test_one_of_a_list(person, text, place):
    """It is explained, and "its" is that one's from then on."""
    chosen = person.say("which support Java and Android?").of("list")["frameworks"][place]
    assert person.say(text).of("definition")["term"] == chosen["name"]
    assert person.say("and its licence?").of("facts")["frameworks"] == [{"id": chosen["id"], "name": chosen["name"]}]


def test_one_of_a_list_is_not_refused(person):
    """Pointing at something says nothing of the project."""
    person.say("which support Java and Android?", "the second one")
    assert person.say("what did you understand of my project?").of("explanation")["needs"] == {}


def test_a_verdict_for_each_thing_said(person):
    """The experience and the target, each with those that do best, who are among those named."""
    payload = person.say(SIDE_BY_SIDE).of("comparison")
    verdicts = {verdict["need"]: verdict["best"] for verdict in payload["verdict"]}
    assert set(verdicts) == {"experience", "target"}
    assert "keras" in verdicts["experience"]
    assert all(set(best) <= {"pytorch", "tensorflow", "jax", "keras"} for best in verdicts.values())


def test_the_verdicts_are_told(person):
    """By the words of the person's own needs."""
    reply = person.say(SIDE_BY_SIDE)
    for verdict in reply.of("comparison")["verdict"]:
        assert verdict["label"] in reply.text


def test_which_of_them(person):
    """Asked of those that were compared, one more thing is compared."""
    person.say("compare PyTorch and Keras")
    payload = person.say("which of them is better for production?").of("comparison")
    assert {framework["id"] for framework in payload["frameworks"]} == {"pytorch", "keras"}
    assert "purpose" in {verdict["need"] for verdict in payload["verdict"]}


def test_rivals_are_compared_in_whatever_words(person):
    """It is a contest, though it asks for a fact."""
    assert person.say("is vLLM faster than SGLang?").of("comparison")["frameworks"]


def test_a_filter_after_a_list_is_no_question_about_three_of_it(person):
    """To ask which are proprietary goes over all."""
    person.say("which support AMD GPUs?")
    assert person.say("which are proprietary?").of("list")["frameworks"]


def test_those_two_are_rivals(person):
    """What was asked about, and what of the pick does the same job."""
    person.say("keyword spotting on an STM32 in C++", "just tell me", "why not ExecuTorch then")
    found = person.say("compare those two").of("comparison")["frameworks"]
    assert [framework["id"] for framework in found] == ["executorch", "litert-micro"]


def test_which_of_those_just_named(person):
    """They are compared, though no word says "them"."""
    person.say("lightgbm vs xgboost vs catboost")
    found = person.say("which has the best docs").of("comparison")["frameworks"]
    assert {framework["id"] for framework in found} == {"lightgbm", "xgboost", "catboost"}


def test_something_of_the_second(person):
    """The licence of Vosk alone is told."""
    reply = person.say("whisper.cpp or vosk", "and licence of the second")
    assert [framework["id"] for framework in reply.of("facts")["frameworks"]] == ["vosk"]


def test_another_option_keeps_what_the_next_best_keeps(person):
    """Of a pair the half goes that the next best does without."""
    person.say("image classification on Android for a product", "just tell me")
    assert person.say("another option then?").pick[0] == "pytorch"
