"""Things that are no frameworks are told apart by what is known of just them."""

import pytest

from actions.compare import Compare
from actions.contests import names_more, told_apart
from actions.definitions import Define
from actions.profile import Profile


def apart(message):
    """What is told, if anything."""
    return told_apart(message, Profile())


@pytest.mark.parametrize(
    ("text", "word"),
    [("kserve or bentoml", "KServe"), ("detectron2 vs mmdetection", "MMDetection"), ("gguf vs awq", "AWQ")],
)
def test_what_is_no_framework_is_told_apart(message, text, word):
    """By facts that name them."""
    assert word in apart(message(text=text)).says[0].payload["claims"][0]["text"]


@pytest.mark.parametrize(
    "text",
    [
        "android or ios",
        "a chatbot in Java or Kotlin",
        "we need speech to text on android or ios, offline, the team knows kotlin",
        "kserve",
    ],
)
def test_needs_with_an_or_are_no_contest(message, text):
    """Nor is a single name: no claim is near enough, or nothing is set against anything."""
    assert apart(message(text=text)) is None


def test_frameworks_alone_are_left_to_the_comparison(message):
    """It tells them apart at its top."""
    vllm, sglang = (("framework", id_, {"start": at, "end": at + 4}) for id_, at in (("vllm", 0), ("sglang", 8)))
    assert apart(message(vllm, sglang, text="vllm vs sglang")) is None


@pytest.mark.parametrize(
    ("text", "entities", "more"),
    [
        ("ollama or lm studio", [("framework", "ollama", 0, 6), ("term", "lm-studio", 10, 19)], True),
        ("torchscript or torch.export", [("framework", "pytorch", 0, 11), ("framework", "pytorch", 15, 27)], True),
        ("ollama or what", [("framework", "ollama", 0, 6), ("term", "ollama", 0, 6)], False),
        ("pytorch mps", [("framework", "pytorch", 0, 7), ("term", "mps", 8, 11)], False),
    ],
)
def test_what_is_named_beside_frameworks(message, text, entities, more):
    """A thing of its own, or a second part of the same framework; not its name once more, nor what goes with it."""
    found = [(entity, value, {"start": start, "end": end}) for entity, value, start, end in entities]
    assert names_more(message(*found, text=text)) is more


def test_versus_is_no_project(message):
    """Two unknown names get no advice for the server that they sound like."""
    told = Compare().answer(
        message(("target", "server"), text="azure foo vs sagemaker bar", intent="compare"), Profile()
    )
    assert {say.payload["kind"] for say in told.says} == {"facts"}


def test_words_set_against_each_other_are_all_explained(message):
    """Not only the first one."""
    terms = [("term", "pruning"), ("term", "distillation")]
    told = Define().answer(
        message(*terms, text="pruning vs some distillation thing", intent="ask_definition"), Profile()
    )
    assert [say.payload["term"] for say in told.says] == ["Pruning", "Distillation"]


def test_an_answer_with_an_or_in_it_is_no_contest(message):
    """Where it was asked which language, "C++ or Python" answers that."""
    asked = Profile(asking="language")
    said = message(("language", "cpp"), ("language", "python"), text="C++ or Python")
    assert told_apart(said, asked, least=0.0) is None
    assert told_apart(said, Profile(), least=0.0) is not None


def test_of_two_with_one_definition_the_claim_is_told(message):
    """What ncnn is alone is not asked."""
    ncnn = ("framework", "ncnn", {"start": 27, "end": 31})
    told = Define().answer(message(ncnn, text="difference between TNN and ncnn", intent="ask_definition"), Profile())
    assert "TNN" in told.says[0].payload["claims"][0]["text"]
