"""Which messages set things against each other, and of what."""

from dataclasses import replace

import pytest

from actions.advise import Recommend
from actions.comparing import left_of, which_of_those
from actions.facts import Facts
from actions.profile import Profile

MXNET = ("framework", "mxnet", {"wanted": False})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("why pytorch instead of mxnet?", ("pytorch", "mxnet")),
        ("what is the advantage of pytorch over mxnet", ("pytorch", "mxnet")),
        ("pytorch, not mxnet", ("pytorch",)),
        ("please something instead of mxnet, pytorch maybe", ("pytorch",)),
    ],
)
def test_who_weighs_one_against_the_other_refuses_none(message, text, left):
    """Who only says what is not wanted does."""
    assert left_of(message(("framework", "pytorch"), MXNET, text=text), ("pytorch", "mxnet")) == left


def test_versions_set_against_each_other_are_no_project(message):
    """However much they sound like one: what is known of them is told."""
    said = message(
        ("framework", "tensorflow", {"start": 0, "end": 10}),
        ("os", "windows", {}),
        ("hardware", "nvidia-gpu", {}),
        text="tensorflow 2.10 vs 2.16 windows gpu",
        intent="ask_fact",
    )
    assert {say.payload["kind"] for say in Facts().answer(said, Profile()).says} == {"facts"}


def test_languages_set_against_each_other_are_no_project(message):
    """Nor are they two languages of one."""
    said = message(
        ("language", "julia", {}), ("language", "python", {}), text="julia or python for deep learning", intent="inform"
    )
    told = Recommend().answer(said, Profile())
    assert [say.payload["kind"] for say in told.says] == ["facts"]
    assert "Julia or Python" in told.says[0].fill["answer"]


@pytest.mark.parametrize(
    ("text", "compared"),
    [("what about tensorrt-llm?", True), ("and tensorrt-llm?", True), ("does tensorrt-llm run on a T4", False)],
)
def test_one_more_joins_those_that_were_compared(message, text, compared):
    """Where it is only brought up."""
    before = message(("framework", "vllm"), ("framework", "sglang"), text="vllm vs sglang", intent="compare")
    said = replace(message(("framework", "tensorrt-llm"), text=text, intent="ask_fact"), before=before)
    assert (which_of_those(said, Profile(focus=("vllm", "sglang"))) is not None) is compared
    assert which_of_those(said, Profile(focus=("pytorch",))) is None  # the talk is about the advice since
