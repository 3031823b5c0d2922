"""Which word gets explained."""

from actions.definitions import Define
from actions.profile import Profile


def test_the_term_that_most_words_stand_for_is_explained(message):
    """Of "int8 quantization" the one word is of two terms, and both are of quantisation."""
    terms = [("term", "number-formats"), ("term", "quantisation"), ("term", "quantisation")]
    told = Define().answer(message(*terms, text="what is int8 quantization", intent="ask_definition"), Profile())
    assert [say.payload["term"] for say in told.says] == ["Quantisation"]


def test_what_is_asked_of_a_framework_is_not_what_it_is(message):
    """Who hosts it is a fact; what it is, or its name alone, gets introduced."""
    vllm, term = ("framework", "vllm"), ("term", "vllm")

    def kinds(text):
        answer = Define().answer(message(vllm, term, text=text, intent="ask_definition"), Profile())
        return [say.payload["kind"] for say in answer.says]

    assert kinds("what organisation hosts vllm?") == ["facts"]
    assert kinds("what is vllm actually for") == ["definition"]
    assert kinds("vllm") == ["definition"]
