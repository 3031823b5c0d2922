"""Which of what is known comes first."""

import pytest

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


def test_two_close_claims_come_before_what_is_known_of_pairs():
    """Both were meant; what only is the next nearest was not."""
    other = Claim("other", ())
    assert _answers([Found(NEAREST, 0.9), Found(other, 0.8)], [EXACT], None, [], NEAR) == [NEAREST, other, EXACT]
    assert _answers([Found(NEAREST, 0.9), Found(other, 0.6)], [EXACT], None, [], NEAR) == [NEAREST, EXACT, other]


def test_whether_it_uses_what_few_speak_of_is_told_by_what_speaks_of_it(message):
    """Ollama runs on a small board, but not on the Hailo beside it."""
    asked = message(("framework", "ollama"), ("target", "edge"), text="can ollama use the hailo-8", intent="ask_fact")
    (told,) = facts(asked, Profile()).says
    assert "Hailo-8" in told.payload["claims"][0]["text"]


def test_what_is_asked_of_the_ended_comes_before_its_end_where_it_is_known():
    """Who has a .t7 file to open knows, mostly, that Torch7 is gone."""
    assert _answers([Found(NEAREST, 0.88)], [], None, [ENDED], NEAR)[:2] == [NEAREST, ENDED]


def test_that_something_was_ended_comes_before_what_is_only_near():
    """Nothing else about it matters as much."""
    assert _answers([Found(NEAREST, 0.7), Found(EXACT, 0.6)], [], None, [ENDED], NEAR)[0] == ENDED


def test_it_is_converted_to_what_was_advised(message):
    """After Keras was asked about and ONNX Runtime advised, "how do I convert it" is about the way between the two."""
    asked = message(text="and how do I convert it?", intent="ask_fact")
    (told,) = facts(asked, Profile(focus=("keras", "onnx-runtime"))).says
    assert told.payload["claims"][0]["text"].startswith("A Keras model gets to ONNX Runtime by")


def test_what_is_set_against_each_other_in_another_language_is_told_apart(message):
    """The names alone would find whatever is said of both."""
    named = [("framework", "deepspeed"), ("term", "deepspeed"), ("term", "fsdp"), ("cue", "language_zh")]
    asked = message(*named, text="和 DeepSpeed 比，FSDP 有哪些优势？", intent="compare")
    (told,) = facts(asked, Profile()).says
    assert any("DTensor" in claim["text"] for claim in told.payload["claims"][:3])


def test_an_unknown_name_beside_known_ones_hides_nothing(message):
    """A project that nobody told of leaves what it left."""
    (told,) = facts(
        message(text="why did zarQuon swap openrlhf for verl, should we too?", intent="ask_fact"), Profile()
    ).says
    assert "OpenRLHF" in told.payload["claims"][0]["text"]


def test_what_is_refused_is_not_asked_about(message):
    """Who wants no LibTorch asks for what does without it."""
    refused = ("framework", "libtorch", {"wanted": False})
    asked = message(refused, text="Pure Rust framework with CUDA and no libtorch?", intent="ask_fact")
    (told,) = facts(asked, Profile()).says
    assert "Burn" in told.payload["claims"][0]["text"]
