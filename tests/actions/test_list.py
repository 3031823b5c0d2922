"""What a list is narrowed by."""

import pytest

from actions.list import List
from actions.list_filters import makers_in
from actions.profile import Profile


def listed(message, *entities, text):
    """The ids of what is listed."""
    say = List().answer(message(*entities, text=text, intent="ask_list"), Profile()).says[0]
    return [framework["id"] for framework in say.payload["frameworks"]] if say.payload["kind"] == "list" else None


def test_what_somebody_makes(message):
    """A maker that is named without a no."""
    maker = ("exclude", "microsoft", {"start": 14, "end": 23})
    assert set(listed(message, maker, text="frameworks by Microsoft")) >= {"onnx-runtime", "ml-net"}


def test_a_maker_is_no_wish_for_its_cards(message):
    """NVIDIA's name alone stands for its GPUs, but not where it is asked what it makes."""
    at = {"start": 14, "end": 20}
    found = listed(message, ("exclude", "nvidia", at), ("hardware", "nvidia-gpu", at), text="frameworks by nvidia")
    assert {"tensorrt", "nemo"} <= set(found)
    assert "pytorch" not in found


@pytest.mark.parametrize(
    ("text", "wanted", "makers"),
    [
        ("everything from nvidia", True, ("nvidia",)),
        ("nothing from nvidia", False, ()),
        ("what runs on an nvidia card", True, ()),
    ],
)
def test_a_maker_is_what_something_comes_from(message, text, wanted, makers):
    """Not what it runs on, nor what it must not come from."""
    at = text.index("nvidia")
    assert (
        makers_in(message(("exclude", "nvidia", {"start": at, "end": at + 6, "wanted": wanted}), text=text)) == makers
    )


def test_engines_only_run(message):
    """A runtime for Android is no framework to train with."""
    found = listed(message, ("target", "android"), text="name all runtimes for android")
    assert "litert" in found
    assert "pytorch" not in found


@pytest.mark.parametrize("text", ["list everything you know", "list all frameworks", "which frameworks do you know"])
def test_all_that_there_is(message, text):
    """Without any filter."""
    assert {"pytorch", "keras", "onnx-runtime"} <= set(listed(message, text=text))


def test_what_was_ended_is_listed_with_its_day_and_its_heirs(message):
    """Who asks for the retired wants to know since when, and where to go."""
    asked = message(("cue", "retired"), text="which frameworks have been retired and when", intent="ask_list")
    (said,) = List().answer(asked, Profile()).says
    assert "Theano: since 2017-09-28, followed by PyTensor" in said.fill["frameworks"]
    assert said.fill["frameworks"].count("since") == len(said.payload["frameworks"])


def test_a_version_is_asked_of_facts(message):
    """All that runs from Python would say nothing of Python 3.8."""
    asked = message(("language", "python"), text="which frameworks still support Python 3.8", intent="ask_list")
    assert [say.payload["kind"] for say in List().answer(asked, Profile()).says] == ["facts"]


def test_a_rare_name_is_told_of_rather_than_all_that_fits(message):
    """All that run on Android would say nothing of an upscaler."""
    asked = message(("target", "android"), text="Real-ESRGAN on Android, which runtime?", intent="ask_list")
    assert [say.payload["kind"] for say in List().answer(asked, Profile()).says] == ["facts"]


def test_what_only_runs_models_is_no_answer_where_training_is_asked_for(message):
    """whisper.cpp and Core ML run models on a Mac's graphics, and train nothing there."""
    found = listed(message, ("hardware", "apple-gpu"), text="which frameworks have native Apple GPU training")
    assert "mlx" in found
    assert not {"whisper-cpp", "llama-cpp", "core-ml"} & set(found)


def test_one_thing_that_was_left_is_no_list(message):
    """What took its place is told, and not all that were ended."""
    assert listed(message, ("cue", "retired"), text="tflearn is abandoned, what instead") is None
    assert listed(message, ("cue", "retired"), text="which frameworks are dead") is not None
