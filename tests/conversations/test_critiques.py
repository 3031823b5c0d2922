"""Finding fault with the advice leads to other advice that mends it, or says that nothing does."""

import pytest


def rated(reply, criterion: str, place: int = 0) -> float:
    """The rating on a criterion of the candidate in some place."""
    parts = reply.of("recommendation")["ranking"][place]["contributions"]
    return next(part["rating"] for part in parts if part["criterion"] == criterion)


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("like that but lighter", "footprint"),
        ("something smaller", "footprint"),
        ("like this one but easier to learn", "ease_of_use"),
    ],
)
def test_a_critique_is_mended(person, text, criterion):
    """What is advised then rates better on just that."""
    before = person.say("speech recognition on a server in Python", "just tell me")
    after = person.say(text)
    assert after.of("recommendation")["changed"]["moved"] is True
    assert rated(after, criterion) > rated(before, criterion)


def test_what_is_best_already_is_said_to_be(person):
    """Asked for again and again, at some point nothing is lighter: it is said, and something is still advised."""
    reply = person.say("tabular data in Python", "just tell me")
    for _ in range(8):
        reply = person.say("like that but lighter")
        if "explanation" in reply.kinds:
            break
    assert reply.of("explanation")["about"] == "nothing_better"
    assert reply.of("recommendation")["pick"]


@pytest.mark.parametrize(
    "text", ["ease of use matters more than speed", "ease of use is more important to us than speed"]
)
def test_one_priority_goes_before_another(person, text):
    """The weight of the greater one rises over that of the lesser."""
    person.say("image classification on a server", "just tell me")
    best = person.say(text).of("recommendation")["ranking"][0]
    weights = {part["criterion"]: part["weight"] for part in best["contributions"]}
    assert weights["ease_of_use"] > 2 * weights["performance"]


def test_inference_is_meant_and_not_training(person):
    """What was said of training holds of running: only a runtime is advised, and one for language models."""
    person.say("We fine-tune LLMs on one NVIDIA GPU")
    reply = person.say("I meant inference, not training")
    train, run = reply.pick
    assert (train, reply.needs["task"]) == (None, ["llm"])
    assert run in {"vllm", "llama-cpp", "tensorrt-llm", "sglang", "ollama", "mlx", "onnx-runtime"}


def test_a_maker_is_refused_while_a_question_is_open(person):
    """The change is told, and it is no answer to the question, which is asked again."""
    asked = person.say("image classification on Android in Kotlin").of("question")["need"]
    reply = person.say("anything but Google")
    assert reply.of("recommendation")["changed"]["moved"] is True
    assert asked not in reply.of("recommendation")["needs"]


def test_what_was_never_said_can_be_dropped(person):
    """It is open then, and not asked about."""
    person.say("speech recognition on a server in Python", "just tell me")
    needs = person.say("forget the GPU").of("recommendation")["needs"]
    assert [(item["value"], item["wanted"]) for item in needs["hardware"]] == [(None, True)]
