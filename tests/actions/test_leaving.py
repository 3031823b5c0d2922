"""A conversion is told from a way out."""

import pytest

from actions import core
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
    assert dead_end(core.advisor(), asked, Profile()) is None


def test_what_is_told_apart_is_compared_where_no_steps_are_known(message):
    """And not answered with "I know no steps"."""
    asked = moving(message, "keras", "flax", "we have everything in keras, could we go over to flax")
    assert kinds(migrate(core.advisor(), asked, Profile())) == ["comparison"]


def test_what_overlaps_is_told_with_the_steps(message):
    """Lightning and Accelerate: one or the other."""
    asked = moving(
        message,
        "pytorch-lightning",
        "accelerate",
        "I have a lightning project and would like accelerate, are they incompatible",
    )
    told = migrate(core.advisor(), asked, Profile())
    assert "overlap" in told.says[0].fill["status"]
    assert "accelerator.prepare" in told.says[0].fill["steps"]


def test_the_way_out_of_what_was_compared(message):
    """After MXNet and PyTorch side by side "how do I migrate?" means from the one that was ended."""
    asked = message(text="how do I migrate?", intent="ask_migration")
    told = migrate(core.advisor(), asked, Profile(focus=("mxnet", "pytorch")))
    assert (told.says[0].payload["from"]["id"], told.says[0].payload["to"]["id"]) == ("mxnet", "pytorch")


def test_written_steps_are_told(message):
    """From Lightning to plain PyTorch somebody wrote them down."""
    asked = moving(message, "pytorch-lightning", "pytorch", "we have a lightning project and want plain pytorch")
    assert kinds(migrate(core.advisor(), asked, Profile()))[0] == "migration"


def test_what_is_left_need_be_no_framework(message):
    """Who goes off Seldon Core with scikit-learn models does not want to leave scikit-learn."""
    text = "migrating off seldon core, 30 sklearn models"
    left = ("term", "seldon", {"start": 14, "end": 25})
    kept = ("framework", "scikit-learn", {"start": 30, "end": 37})
    assert Migrate().answer(message(left, kept, text=text), Profile()).says[0].payload["kind"] == "facts"
