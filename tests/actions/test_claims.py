"""Which of what is known comes first."""

import pytest

from actions import core
from actions.claims import NEAR, VERY_NEAR, _answers, _asks_whether, facts
from actions.profile import Profile
from advisor.model import Claim
from advisor.recall import Found

NEAREST, EXACT, ENDED = (Claim(text, ()) for text in ("nearest", "exact", "ended"))


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        ("does ncnn run on windows", True),
        ("TensorRT Raspberry Pi?", True),
        ("is mlx available for linux and arm boards", True),
        ("why does it run slower there", False),
        ("is it dead", False),
        ("an engine built here does not load there, do I need to build it on each device?", False),
    ],
)
def test_whether_one_works_with_another_is_told_from_other_questions(text, whether):
    """The one is answered out of fields, the others by sentences."""
    assert _asks_whether(text) is whether


@pytest.mark.parametrize(
    ("near", "enough", "first"),
    [(0.7, NEAR, NEAREST), (0.7, VERY_NEAR, EXACT), (0.95, VERY_NEAR, NEAREST), (0.5, NEAR, EXACT)],
)
def test_a_near_claim_comes_first_where_more_is_asked(near, enough, first):
    """Before what is known of each pair of names."""
    assert _answers([Found(NEAREST, near)], [EXACT], None, [], enough)[0] == first


def test_that_something_was_ended_comes_before_what_is_only_near():
    """Nothing else about it matters as much."""
    assert _answers([Found(NEAREST, 0.7), Found(EXACT, 0.6)], [], None, [ENDED], NEAR)[0] == ENDED


def test_it_is_converted_to_what_was_advised(message):
    """After Keras was asked about and ONNX Runtime advised, "how do I convert it" is about the way between the two."""
    asked = message(text="and how do I convert it?", intent="ask_fact")
    (told,) = facts(core.advisor(), asked, Profile(focus=("keras", "onnx-runtime"))).says
    assert told.payload["claims"][0]["text"].startswith("A Keras model gets to ONNX Runtime by")


def test_what_is_set_against_each_other_in_another_language_is_told_apart(message):
    """The names alone would find whatever is said of both."""
    named = [("framework", "deepspeed"), ("term", "deepspeed"), ("term", "fsdp"), ("cue", "language_zh")]
    asked = message(*named, text="和 DeepSpeed 比，FSDP 有哪些优势？", intent="compare")
    (told,) = facts(core.advisor(), asked, Profile()).says
    assert any("DTensor" in claim["text"] for claim in told.payload["claims"][:3])
