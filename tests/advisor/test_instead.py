"""What a framework does not do, others do."""

from __future__ import annotations

import pytest

from advisor.advice import Advisor
from advisor.instead import MOST, instead
from advisor.model import LEVELS

WORKS = {level for level, much in LEVELS.items() if much > 0}


@pytest.mark.parametrize(
    ("framework", "need", "value"),
    [("tensorrt", "hardware", "cpu"), ("core-ml", "target", "android"), ("vllm", "target", "microcontroller")],
)
def test_others_are_named_that_do_it(real: Advisor, framework: str, need: str, value: str) -> None:
    """None of them refuses it too, and none is the framework itself."""
    found = instead(real, framework, [(need, value)])
    assert found is not None
    assert 0 < len(found.frameworks) <= MOST
    assert framework not in found.frameworks
    for id_ in found.frameworks:
        known = real.catalogue.frameworks[id_]
        assert any(known.support[need][value].level(role) in WORKS for role in known.roles)


def test_a_runtime_is_replaced_by_runtimes(real: Advisor) -> None:
    """Who only has a model to run is not told of what trains."""
    found = instead(real, "tensorrt", [("hardware", "cpu")])
    assert found is not None
    assert all("run" in real.catalogue.frameworks[id_].roles for id_ in found.frameworks)


def test_nothing_is_said_of_what_it_does(real: Advisor) -> None:
    """What works, and what nothing is known of, needs no other."""
    assert instead(real, "tensorrt", [("hardware", "nvidia-gpu"), ("framework", "pytorch")]) is None


def test_what_is_made_for_few_tasks_is_replaced_by_what_serves_them(real: Advisor) -> None:
    """A server of language models that does not run on iPhones is not replaced by a runtime for other models."""
    found = instead(real, "vllm", [("target", "ios")])
    assert found is not None
    assert all((real.catalogue.frameworks[id_].tasks["llm"].value or 0) >= 3 for id_ in found.frameworks)


def test_trees_do_not_replace_what_trains_networks(real: Advisor) -> None:
    """Who asks about a framework for networks is not told of boosted trees."""
    found = instead(real, "fastai", [("language", "julia")])
    assert found is not None
    assert not [id_ for id_ in found.frameworks if real.catalogue.frameworks[id_].kind == "classical-ml"]


def test_where_a_model_shall_run_those_are_named_that_run_it_there(real: Advisor) -> None:
    """Not what trains on a phone: nobody asked for that."""
    found = instead(real, "scikit-learn", [("target", "ios")])
    assert found is not None
    assert all(real.catalogue.frameworks[id_].support["target"]["ios"].run in WORKS for id_ in found.frameworks)
