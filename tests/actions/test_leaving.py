"""A conversion is told from a way out."""

import pytest

from actions.facts import Facts
from actions.leaving import _converts, dead_end, migrate
from actions.migration import Migrate
from actions.profile import Profile


@pytest.mark.parametrize(
    ("origin", "to", "converts"),
    [
        ("pytorch", "litert", True),
        ("keras", "core-ml", True),
        ("pytorch", "jax", False),
        ("theano", "onnx-runtime", False),
        ("onnx-runtime", "litert", False),
    ],
)
def test_what_exports_to_a_runtime_is_converted_and_not_left(catalogue, origin, to, converts):
    """What trains stays; two that train, two that run, and what was retired are ways out."""
    assert _converts(catalogue, origin, to) is converts


def kinds(answer):
    """What it tells."""
    return [say.payload["kind"] for say in answer.says]


def moving(message, origin, to, text):
    """What somebody says who has the one and thinks of the other."""
    ends = (("framework", origin, {"role": "current"}), ("framework", to, {"role": "to"}))
    return message(*ends, text=text, intent="ask_migration")


def test_from_the_dead_to_the_dead_is_no_way(message):
    """Whoever asks of Aesara, on leaving Theano, is told that both ended and where the line goes on."""
    asked = message(
        ("framework", "theano"),
        ("framework", "aesara", {"role": "to"}),
        text="theano is finished, has anybody moved to aesara?",
        intent="ask_fact",
    )
    told = Facts().answer(asked, Profile())
    assert kinds(told) == ["migration", "recommendation"]
    assert told.says[0].payload["to"]["id"] == "pytensor"
    assert "Aesara has been retired" in told.says[0].fill["status"]


def test_two_ended_ones_side_by_side_are_still_compared(message):
    """Where nobody speaks of a move."""
    asked = message(("framework", "theano"), ("framework", "caffe"), text="theano or caffe?", intent="compare")
    assert dead_end(asked, Profile()) is None


def test_what_is_told_apart_is_compared_where_no_steps_are_known(message):
    """And not answered with "I know no steps"."""
    asked = moving(message, "keras", "flax", "we have everything in keras, could we go over to flax")
    assert kinds(migrate(asked, Profile())) == ["comparison"]


def test_what_overlaps_is_told_with_the_steps(message):
    """Lightning and Accelerate: one or the other."""
    asked = moving(
        message,
        "pytorch-lightning",
        "accelerate",
        "I have a lightning project and would like accelerate, are they incompatible",
    )
    told = migrate(asked, Profile())
    assert "overlap" in told.says[0].fill["status"]
    assert "accelerator.prepare" in told.says[0].fill["steps"]


def test_the_way_out_of_what_was_compared(message):
    """After MXNet and PyTorch side by side "how do I migrate?" means from the one that was ended."""
    asked = message(text="how do I migrate?", intent="ask_migration")
    told = migrate(asked, Profile(focus=("mxnet", "pytorch")))
    assert (told.says[0].payload["from"]["id"], told.says[0].payload["to"]["id"]) == ("mxnet", "pytorch")


def test_written_steps_are_told(message):
    """From Lightning to plain PyTorch somebody wrote them down."""
    asked = moving(message, "pytorch-lightning", "pytorch", "we have a lightning project and want plain pytorch")
    assert kinds(migrate(asked, Profile()))[0] == "migration"


def test_what_is_left_need_be_no_framework(message):
    """Who goes off Seldon Core with scikit-learn models does not want to leave scikit-learn."""
    text = "migrating off seldon core, 30 sklearn models"
    left = ("term", "seldon", {"start": 14, "end": 25})
    kept = ("framework", "scikit-learn", {"start": 30, "end": 37})
    assert Migrate().answer(message(left, kept, text=text), Profile()).says[0].payload["kind"] == "facts"


def test_two_goals_are_compared(message):
    """Where to go is what is asked, and not how."""
    ends = (("framework", "tensorflow", {"role": "current"}), ("framework", "jax", {"role": "to"}))
    asked = message(
        *ends,
        ("framework", "pytorch", {"role": "to"}),
        text="we leave tensorflow, to jax or to pytorch?",
        intent="ask_migration",
    )
    said = migrate(asked, Profile()).says[0]
    assert said.payload["kind"] == "comparison"
    assert [framework["id"] for framework in said.payload["frameworks"]] == ["jax", "pytorch"]


def test_of_several_goals_the_one_with_a_known_way_is_meant(message):
    """PyTorch is named first, as what DGL holds back."""
    asked = message(
        ("framework", "dgl"),
        ("framework", "pytorch"),
        ("framework", "pyg"),
        text="DGL keeps us on torch 2.4, so pyg?",
        intent="ask_migration",
    )
    assert migrate(asked, Profile()).says[0].fill["to"] == "PyTorch Geometric (PyG)"


@pytest.mark.parametrize(
    "text",
    [
        "why does everybody move from tensorflow to pytorch",
        "почему все переходят с tensorflow на pytorch",
        "moved from tensorflow to pytorch and it is slower, why",
    ],
)
def test_why_others_move_is_no_wish_to_move(message, text):
    """Both are told apart, without the steps."""
    assert kinds(migrate(moving(message, "tensorflow", "pytorch", text), Profile())) == ["comparison"]


def test_a_way_that_nobody_wrote_down_is_a_comparison(message):
    """Also out of what was retired, though to have that speaks for nothing."""
    told = migrate(moving(message, "theano", "tensorflow", "from theano to tensorflow"), Profile())
    assert kinds(told) == ["comparison"]
    assert "Theano" not in told.says[0].fill["basis"]


def test_what_is_to_replace_something_is_the_goal(message):
    """Though it is named first, and nothing says that one goes there."""
    asked = message(
        ("framework", "vllm", {"start": 4, "end": 8}),
        ("framework", "tgi", {"start": 17, "end": 20}),
        text="can vllm replace tgi here",
        intent="ask_migration",
    )
    fill = migrate(asked, Profile()).says[0].fill
    assert (fill["origin"], fill["to"]) == ("Text Generation Inference", "vLLM")


def test_what_is_gone_of_what_lives_is_no_way_out(message):
    """PyTorch lives, and torchtext does not."""
    asked = message(
        ("term", "torch-domain-libraries"),
        ("framework", "pytorch", {"role": "current"}),
        text="torchtext is gone from pytorch, what now",
        intent="ask_migration",
    )
    told = migrate(asked, Profile())
    assert kinds(told) == ["facts"]
    assert "torchtext" in told.says[0].fill["answer"]
