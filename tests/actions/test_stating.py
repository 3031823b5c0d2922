"""What a message states next to what was stated before it."""

import pytest

from actions.stating import updated
from advisor.needs import Need, Needs

BEFORE = Needs((Need("target", "android"), Need("target", "ios"), Need("language", "csharp", must=True)))


def at(text: str, word: str) -> dict[str, int]:
    """Where a word stands in a text."""
    return {"start": text.index(word), "end": text.index(word) + len(word)}


@pytest.mark.parametrize(
    "text", ["only Android", "it would only run on Android", "Android only", "exclusively for Android"]
)
def test_the_only_value_is_the_only_one(message, catalogue, text):
    """The other one is gone, and nothing else is."""
    needs = updated(BEFORE, message(("target", "android", at(text, "Android")), text=text), catalogue)
    assert (needs.values("target"), needs.values("language")) == (("android",), ("csharp",))


@pytest.mark.parametrize("text", ["not only Android", "we only now think of Android", "Android"])
def test_other_words_leave_the_others(message, catalogue, text):
    """They add, or say it once more."""
    needs = updated(BEFORE, message(("target", "android", at(text, "Android")), text=text), catalogue)
    assert set(needs.values("target")) == {"android", "ios"}


def test_what_is_exchanged_is_not_ruled_out(message, catalogue):
    """Of "not C#, it's C++" nothing is left of C#."""
    refused = ("language", "csharp", {"wanted": False})
    needs = updated(BEFORE, message(refused, ("language", "cpp")), catalogue)
    assert [(need.value, need.wanted) for need in needs.items if need.id == "language"] == [("cpp", True)]


def test_what_is_only_refused_is_ruled_out(message, catalogue):
    """Nothing stands in its place."""
    needs = updated(BEFORE, message(("language", "csharp", {"wanted": False})), catalogue)
    assert [(need.value, need.wanted) for need in needs.items if need.id == "language"] == [("csharp", False)]


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("transcribe our interviews", "transcribe", "run"),
        ("a network that hears speech", "speech", None),
        ("we trained something to transcribe radio", "transcribe", None),
    ],
)
def test_some_words_ask_for_a_model_that_exists(message, catalogue, text, word, role):
    """Nobody trains a recogniser to get their recordings as text."""
    needs = updated(Needs(()), message(("task", "speech", at(text, word)), text=text), catalogue)
    assert [need.role for need in needs.items] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I want to train a small model inside the visitor's browser", "train"),
        ("training happens in the browser", "train"),
        ("train a model that runs in the browser", None),
        ("we train in Python, the app is in the browser", None),
    ],
)
def test_some_words_ask_for_training_there(message, catalogue, text, role):
    """It learns in the page itself; what only runs there is trained elsewhere."""
    needs = updated(Needs(), message(("target", "browser", at(text, "browser")), text=text), catalogue)
    assert [need.role for need in needs.wanted("target")] == [role]


def test_a_language_of_analysis_is_trained_in(message, catalogue):
    """Who says R without more works in R, which the program that uses a model is seldom written in."""
    needs = updated(Needs(()), message(("language", "r"), ("language", "java")), catalogue)
    assert {need.value: need.role for need in needs.items} == {"r": "train", "java": None}


@pytest.mark.parametrize(
    ("text", "word", "hardware"),
    [
        ("run it on the gpu of an Android phone", "gpu", ()),
        ("train on a gpu, run it on Android", "gpu", ("nvidia-gpu",)),
        ("Android tablets with an nvidia chip", "nvidia", ("nvidia-gpu",)),
    ],
)
def test_a_gpu_on_a_phone_is_the_phone_s_own(message, catalogue, text, word, hardware):
    """Unless it was named, or is to train on."""
    found = message(("target", "android", at(text, "Android")), ("hardware", "nvidia-gpu", at(text, word)), text=text)
    assert updated(Needs(()), found, catalogue).values("hardware") == hardware


@pytest.mark.parametrize(("said", "kept"), [(("large", "small"), ("large",)), (("small", "medium"), ("medium",))])
def test_of_several_sizes_the_largest_is_meant(message, catalogue, said, kept):
    """Two machines of one card each are several machines, in whichever order it is said."""
    needs = updated(Needs(()), message(*[("scale", size) for size in said]), catalogue)
    assert needs.values("scale") == kept


def test_a_framework_for_one_task_tells_the_task(message, catalogue):
    """Who has vLLM has a language model."""
    needs = updated(Needs(()), message(("framework", "vllm")), catalogue)
    assert needs.values("task") == ("llm",)


@pytest.mark.parametrize("id_", ["pytorch", "keras", "onnx-runtime"])
def test_a_framework_for_many_tasks_tells_none(message, catalogue, id_):
    """It could be for any of them."""
    assert updated(Needs(()), message(("framework", id_)), catalogue).values("task") == ()


def test_a_refused_framework_tells_no_task(message, catalogue):
    """Anything could be wanted in its place."""
    refused = ("framework", "vllm", {"wanted": False})
    assert updated(Needs(()), message(refused), catalogue).values("task") == ()


def test_a_task_that_was_said_is_not_added_to(message, catalogue):
    """Neither where it stands in the same message nor where it was said before."""
    before = Needs((Need("task", "vision"),))
    later = updated(before, message(("framework", "vllm")), catalogue)
    at_once = updated(Needs(()), message(("framework", "vllm"), ("task", "vision")), catalogue)
    assert (later.values("task"), at_once.values("task")) == (("vision",), ("vision",))


@pytest.mark.parametrize(
    ("text", "purpose"), [("we have vLLM", ("run-model",)), ("we have vLLM and train with it", ())]
)
def test_who_has_what_only_runs_models_has_models_to_run(message, catalogue, text, purpose):
    """Unless training is spoken of."""
    needs = updated(Needs(()), message(("framework", "vllm", {"role": "current"}), text=text), catalogue)
    assert needs.values("purpose") == purpose


def test_who_has_what_trains_may_want_to_train(message, catalogue):
    """PyTorch does both."""
    needs = updated(Needs(()), message(("framework", "pytorch", {"role": "current"})), catalogue)
    assert needs.values("purpose") == ()


def test_its_gpu_is_the_one_that_was_named(message, catalogue):
    """A MacBook's GPU is no NVIDIA card; where no GPU is named, one of NVIDIA's is meant."""
    text = "train on a macbook m4, what can use its gpu?"
    gpu = ("hardware", "nvidia-gpu", at(text, "gpu"))
    named = message(("hardware", "apple-gpu", at(text, "macbook")), gpu, text=text)
    assert updated(Needs(), named, catalogue).values("hardware") == ("apple-gpu",)
    other = message(("hardware", "cpu", at(text, "m4")), gpu, text=text)
    assert set(updated(Needs(), other, catalogue).values("hardware")) == {"cpu", "nvidia-gpu"}


def test_what_was_advised_on_is_served_then(message, catalogue):
    """Whoever asks how to serve it has no model yet, but a server."""
    text = "ok and how do we serve it"
    needs = updated(
        Needs((Need("task", "vision"),)), message(("purpose", "run-model", at(text, "serve")), text=text), catalogue
    )
    assert (needs.values("purpose"), needs.values("target")) == ((), ("server",))


def test_who_has_a_model_serves_that(message, catalogue):
    """It is not forgotten."""
    before = Needs((Need("task", "vision"), Need("purpose", "run-model")))
    needs = updated(before, message(("language", "go"), text="how do we serve it from Go"), catalogue)
    assert needs.values("purpose") == ("run-model",)


def test_what_something_without_a_name_outweighs_counts_less(message, catalogue):
    """Who says that accuracy matters more than speed asks for no speed."""
    text = "accuracy matters more than speed"
    said = message(
        ("cue", "rather", at(text, "matters more than")), ("priority", "performance", at(text, "speed")), text=text
    )
    assert updated(Needs(), said, catalogue).values("priority") == ()
    assert [(n.value, n.wanted) for n in updated(Needs(), said, catalogue).items] == [("performance", False)]
