"""What is said at the top of a comparison."""

from pathlib import Path

import pytest
import yaml

from actions import core
from actions.profile import Profile
from actions.side_by_side import side_by_side
from advisor.differences import differences


def said(message, *ids, text):
    """The reply to a message that names some frameworks."""
    return side_by_side(ids, message(*(("framework", id_) for id_ in ids), text=text), Profile()).says[0]


@pytest.mark.parametrize("ids", [("vllm", "sglang"), ("keras", "pytorch"), ("pyg", "dgl")])
def test_the_difference_stands_at_the_top(message, ids):
    """In the line of the verdict, before what each of them is, and first among the claims of the payload."""
    say = said(message, *ids, text=" or ".join(ids))
    apart = differences(core.recall().claims, ids)[0].text
    assert say.fill["verdicts"].endswith(apart)
    assert say.payload["claims"][0]["text"] == apart


def test_it_is_not_said_twice(message):
    """However near to the question it is."""
    say = said(message, "vllm", "sglang", text="vllm vs sglang")
    assert differences(core.recall().claims, ["vllm", "sglang"])[0].text not in say.fill["claims"]


def test_successors_that_are_compared_are_named_as_such(message):
    """TGI's makers point to vLLM and SGLang, even where these two are what it is compared with."""
    say = said(message, "vllm", "sglang", "tgi", text="vllm vs sglang vs tgi")
    assert "vLLM" in say.fill["retired"]


def test_steps_of_one_way_are_no_contest(message):
    """PyTorch trains what ONNX Runtime runs: no reasons for the one against the other."""
    say = said(message, "pytorch", "onnx-runtime", text="pytorch or onnxruntime")
    assert say.response == "utter_compare_relay"
    assert (say.fill["trained_in"], say.fill["winner"]) == ("PyTorch", "ONNX Runtime")
    assert say.fill["reasons"] == say.fill["strengths"] == ""


PARTS = "difference between the tensorrt execution provider in onnxruntime and onnx-tensorrt alone"


def test_parts_are_told_apart_by_the_claim_on_just_these(message):
    """What falls back where answers it, and not which of the two frameworks has the larger community."""
    say = said(message, "onnx-runtime", "tensorrt", text=PARTS)
    assert say.response == "utter_compare_by"
    assert "fall back to CUDA or CPU" in say.fill["first"]
    assert say.payload["claims"][0]["text"] == say.fill["first"]


def test_bare_names_are_told_apart_by_the_difference(message):
    """However near some other claim is to an "or"."""
    say = said(message, "vllm", "sglang", text="so, which is better, vllm or sglang?")
    assert say.fill["verdicts"].endswith(differences(core.recall().claims, ["vllm", "sglang"])[0].text)
    assert say.fill["first"] == ""


def test_no_claims_near_to_a_message_in_another_language(message):
    """They are found by the meaning of English words."""
    chinese = [("framework", "pytorch"), ("framework", "tensorflow"), ("cue", "language_zh")]
    say = side_by_side(["pytorch", "tensorflow"], message(*chinese, text="哪个好"), Profile()).says[0]
    assert say.fill["claims"] == ""


def test_another_choice_is_left_out(message):
    """What tells one of them and something else apart says nothing of these two."""
    say = said(message, "onnx-runtime", "tensorrt", text="onnxruntime or tensorrt from go")
    assert all("GoMLX" not in claim["text"] for claim in say.payload["claims"])


@pytest.mark.parametrize(
    "ids",
    [
        ("pytorch", "tensorflow", "jax", "keras", "mxnet"),
        ("pytorch", "onnx-runtime", "tensorrt"),
        ("mxnet", "theano", "caffe"),
        ("litert", "executorch", "core-ml"),
        ("pytorch-lightning", "tensorrt"),
    ],
)
def test_a_comparison_is_short_and_without_blank_lines(message, ids):
    """Whatever fills it in: a blank line would make two messages of it."""
    say = said(message, *ids, text="which of these for a product on phones and servers")
    text = core_text(say)
    assert len(text) <= 1_500
    assert "\n\n" not in text


def core_text(say):
    """The text of a reply, out of the responses."""
    responses = yaml.safe_load(Path("data/responses/compare.yml").read_text(encoding="utf-8"))["responses"]
    return responses[say.response][0]["text"].format(**say.fill)


def test_who_has_a_model_already_trains_none(message):
    """They are told what to run it with, and no two steps."""
    run = [("framework", "transformers"), ("framework", "vllm"), ("purpose", "run-model")]
    text = "transformers or vllm to run a model that we have"
    say = side_by_side(["transformers", "vllm"], message(*run, text=text), Profile()).says[0]
    assert (say.response, say.fill["winner"]) == ("utter_compare", "vLLM")


def test_what_is_ahead_by_all_that_was_said_and_not_taken_is_owned_up_to(message):
    """JAX is quicker, and PyTorch is taken for the rest."""
    fast = message(("priority", "performance"), text="pytorch and jax")
    say = side_by_side(["pytorch", "jax"], fast, Profile()).says[0]
    assert say.fill["winner"] == "PyTorch"
    assert say.fill["basis"].startswith("all in all")
    assert "Speed: JAX" in say.fill["lead"] + say.fill["verdicts"]


def test_what_no_difference_tells_of_is_introduced(message):
    """Of three of which but two are told apart the third, too, is told of."""
    say = said(message, "vllm", "sglang", "litert-micro", text="vllm vs sglang vs litert micro")
    assert "LiteRT" in say.fill["summaries"]
    assert "SGLang" not in say.fill["summaries"]


def test_nothing_but_names_is_a_comparison(message):
    """However near some fact is to these words."""
    assert said(message, "jax", "tensorflow", text="JAX vs TensorFlow").payload["kind"] == "comparison"
