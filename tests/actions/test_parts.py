"""Parts of frameworks are told apart by what tells the frameworks apart."""

import pytest

from actions.compare import Compare
from actions.parts import parts_apart
from actions.profile import Profile

DEEPSPEED = "framework", "deepspeed", {"start": 51, "end": 60}
ZERO, FSDP = ("term", "zero", {"start": 43, "end": 47}), ("term", "fsdp", {"start": 65, "end": 69})
TEXT = "is there any difference worth speaking of, ZeRO of deepspeed and FSDP?"


def test_a_part_of_one_against_another_framework_is_a_comparison(message):
    """Of the two that have these parts, by the sentence that tells them apart."""
    told = Compare().answer(message(ZERO, DEEPSPEED, FSDP, text=TEXT, intent="compare"), Profile())
    assert [say.payload["kind"] for say in told.says] == ["comparison"]
    assert {framework["id"] for framework in told.says[0].payload["frameworks"]} == {"deepspeed", "pytorch"}
    assert "fully_shard" in told.says[0].fill["first"]


def test_the_same_in_another_language(message):
    """What separates the names there counts, too."""
    said = message(
        ("term", "fsdp", {"start": 0, "end": 4}),
        ("framework", "deepspeed", {"start": 5, "end": 14}),
        ("cue", "language_zh"),
        text="FSDP和DeepSpeed有什么区别",
        intent="compare",
    )
    assert parts_apart(said, Profile()) is not None


@pytest.mark.parametrize("entities", [(DEEPSPEED,), (DEEPSPEED, ("framework", "horovod", {"start": 65, "end": 69}))])
def test_one_name_alone_or_two_are_left_to_others(message, entities):
    """There is nothing to tell apart, or the two are set side by side."""
    assert parts_apart(message(*entities, text=TEXT, intent="compare"), Profile()) is None
