"""Who is really used for a language, and which ways and answers do not exist: on the knowledge as it stands."""

import pytest

from advisor.compare import compare
from advisor.needs import Need, Needs
from advisor.ruled_out import why_out
from advisor.stack import exports, kind_for


def must(id_, value, **more):
    """Something that it must be, or, with `wanted` False, must not be."""
    return Need(id_, value, must=True, **more)


@pytest.mark.parametrize(
    ("language", "framework", "stand_in"), [("cpp", "pytorch", "LibTorch"), ("csharp", "pytorch", "TorchSharp")]
)
def test_one_entry_gives_way_to_another(real, language, framework, stand_in):
    """Where one uses another entry from a language, that one is advised, and is named as the reason."""
    advice = real.advise(Needs((must("language", language, role="train"), Need("task", "vision"))), kind="train")
    assert all(framework not in option.frameworks for option in advice.evaluation.options)
    assert stand_in in why_out(advice, framework).because


def test_it_may_still_train_for_a_program_in_that_language(real):
    """A program in C++ can run what PyTorch trained, since the language is about running."""
    advice = real.advise(Needs((must("language", "cpp"), Need("task", "vision"))))
    assert advice.pick.train == "pytorch"


def test_no_python_anywhere_means_training_too(real):
    """Who wants no Python, not even for training, is advised to train in the language that they named."""
    said = (must("language", "python", wanted=False, role="both"), must("language", "cpp"))
    advice = real.advise(Needs((*said, Need("task", "vision"), must("target", "edge"), must("target", "desktop"))))
    assert advice.pick.train == "libtorch"


def test_who_works_in_r_and_refuses_python_gets_what_needs_none(real):
    """keras3 for R calls Python, torch for R does not."""
    said = (must("language", "r", role="train"), must("language", "python", wanted=False), Need("task", "vision"))
    assert real.advise(Needs(said)).pick.train == "r-torch"


def test_a_maker_s_tool_is_for_its_own_chips(real):
    """Nobody with an ESP32 is advised what writes code for ST's chips alone."""
    said = (must("target", "microcontroller"), must("hardware", "other-mcu", role="run"), Need("task", "time-series"))
    assert not any(option.run == "st-edge-ai" for option in real.advise(Needs(said)).evaluation.options)


def test_what_serves_models_of_several_frameworks_takes_all_of_them(real):
    """No way leads from TensorFlow into PyTorch, so that PyTorch is no server for both."""
    had = (Need("current", "tensorflow"), Need("current", "pytorch"), Need("purpose", "run-model"))
    runs = {option.run for option in real.advise(Needs(had)).evaluation.options}
    assert "triton-inference-server" in runs
    assert not {"pytorch", "tensorflow"} & runs


def test_a_way_by_python_is_not_lent_to_cpp(catalogue):
    """torch.onnx.export is Python: what LibTorch trained does not leave by it, what fastai trained does."""
    assert "onnx-runtime" not in exports(catalogue, "libtorch")
    assert "tensorrt" in exports(catalogue, "fastai")


def test_a_task_holds_for_both_parts(real):
    """Training for pictures is of no use with a runtime of language models, also where only training was named."""
    needs = Needs((Need("task", "vision", role="train"), must("target", "edge"), must("target", "desktop")))
    assert real.advise(needs).pick.run != "llama-cpp"


def test_an_engine_of_language_models_runs_no_detector(real):
    """It is not weighed at all for pictures, and says why; for a model that reads text and pictures it is."""
    detector = real.advise(Needs((Need("task", "vision"), must("target", "edge"))))
    assert all("llama-cpp" not in option.frameworks for option in detector.evaluation.options)
    assert "images" in why_out(detector, "llama-cpp").because
    both = real.advise(Needs((Need("task", "vision"), Need("task", "llm"), must("target", "edge"))))
    assert any("llama-cpp" in option.frameworks for option in both.evaluation.options)


def test_text_by_a_language_model_is_a_language_model(real):
    """A text task named along with a language model is done by a model that exists, on a computer of one's own."""
    needs = Needs((Need("task", "nlp"), Need("task", "llm"), must("target", "notebook")))
    assert kind_for(needs, real.catalogue) == "run"


def test_a_phone_leaves_no_question_about_the_system(real):
    """Nobody is asked which operating system, who said Android."""
    assert "os" not in real.advise(Needs((must("target", "android"),))).outcomes


def test_nobody_is_led_to_a_system_without_their_card(real):
    """That NVIDIA cards were in a Mac is no change worth telling."""
    outcomes = real.advise(Needs((must("hardware", "nvidia-gpu"), Need("task", "vision")))).outcomes["os"]
    assert {o.need.value: o.gain for o in outcomes}["macos"] == 0.0


def test_of_the_retired_the_heir_is_told(real):
    """Between two retired ones, what lives and followed them is the answer."""
    found = compare(real, Needs(), ["theano", "aesara"])
    assert found.heir in {"pytensor", "jax", "pytorch"}
    assert compare(real, Needs(), ["theano", "pytorch"]).heir is None


def test_an_engine_for_few_tasks_waits_for_a_task(real):
    """Nobody who named no task is advised an engine of language models, and it says what it waits for."""
    advice = real.advise(Needs((must("target", "ios"), Need("purpose", "run-model"))))
    assert not {"whisper-cpp", "llama-cpp"} & {part for o in advice.evaluation.options for part in o.frameworks}
    assert "no task" in why_out(advice, "llama-cpp").because
    having = real.advise(Needs((must("target", "server"), Need("purpose", "run-model"), Need("current", "vllm"))))
    assert any(option.run == "vllm" for option in having.evaluation.options)


@pytest.mark.parametrize(
    ("language", "half", "pick"),
    [("rust", "pytorch", "burn"), ("csharp", "tensorflow", "torchsharp"), ("julia", "tensorflow", "flux-jl")],
)
def test_half_a_binding_does_not_train(real, language, half, pick):
    """What is bound by somebody else and only in part is no choice where something is made for the language."""
    advice = real.advise(Needs((must("language", language, role="train"),)))
    assert advice.pick.train == pick
    assert all(half not in advice.evaluation.options[row].frameworks for row in advice.order)


def test_recordings_are_transcribed_with_a_model_that_exists(real):
    """A task that was said to be about running leaves nothing to train, whatever it is for."""
    task = Need("task", "speech", role="run")
    assert kind_for(Needs((task, Need("purpose", "product"), must("target", "server"))), real.catalogue) == "run"
    assert kind_for(Needs((task, Need("task", "vision", role="train"))), real.catalogue) != "run"
