"""What a pick is used with: on the real knowledge, as the person's words and needs ask for it."""

import pytest

from advisor.companions import companions
from advisor.needs import Need, Needs
from advisor.reply import companion


def named(real, words, *said):
    """The names of the companions of the advice on some needs."""
    return [found.name for _, found in companions(real.advise(Needs(said)), words)]


@pytest.mark.parametrize(
    ("task", "words", "name"),
    [
        ("graph", "fraud rings", "PyTorch Geometric (PyG)"),
        ("graph", "toxicity of molecules", "Chemprop and PyTorch Geometric (PyG)"),
        ("reinforcement", "an agent for my game", "Stable-Baselines3"),
        ("vision", "Tumours in MRI scans", "nnU-Net or MONAI"),
        ("vision", "birds in photos", "torchvision and timm"),
        ("time-series", "forecast sales", "Darts or NeuralForecast"),
    ],
)
def test_the_field_s_library_is_named(real, task, words, name):
    """The first that fits the task and the words, in whatever case."""
    assert named(real, words, Need("task", task)) == [name]


def test_each_part_of_a_pair_has_its_own(real):
    """A library to train with, and the bridge into the app."""
    said = (Need("task", "vision"), Need("target", "ios", must=True), Need("target", "android", must=True))
    found = companions(real.advise(Needs(said)), "a React Native app for birds in photos")
    assert [part for part, _ in found] == [*real.advise(Needs(said)).pick.frameworks]


def test_what_is_refused_or_in_use_is_no_companion(real):
    """Neither who refuses PyG nor who has it is told of it."""
    graph = Need("task", "graph")
    refused = Need("exclude", "pyg", wanted=False, must=True)
    assert "PyTorch Geometric (PyG)" not in named(real, "fraud", graph, refused)
    assert "PyTorch Geometric (PyG)" not in named(real, "fraud", graph, Need("current", "pyg"))


def test_it_is_told_with_what_and_why(real):
    """One sentence, with its sources."""
    (found,) = companions(real.advise(Needs((Need("task", "graph"),))))
    told = companion(real.catalogue, found)
    assert told["text"].startswith("With PyTorch use PyTorch Geometric (PyG): ")
    assert all(source["url"] for source in told["evidence"])


def test_no_companion_can_never_be_told(knowledge):
    """Each says something else than all that stand before it for the same framework, or those never match."""
    open_to_all = {}
    for item in knowledge.companions:
        for part in item.beside:
            assert (part, ()) not in open_to_all, item.name
            key = (part, tuple(sorted((need, values) for need, values in item.needs.items())))
            assert key not in open_to_all, item.name
            if not item.said:
                open_to_all[key] = item.name
