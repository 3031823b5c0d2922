"""What is known of one framework and one place, language or system."""

from __future__ import annotations

from advisor.advice import Advisor
from advisor.support import MOST, supported


def test_a_pair_is_answered_with_its_level_note_and_source(real: Advisor) -> None:
    """PyTorch on a TPU works with limits, and the note says through what."""
    known = real.catalogue.frameworks["pytorch"].support["hardware"]["google-tpu"]
    (claim,) = supported(real.catalogue, ["pytorch"], [("hardware", "google-tpu")])
    assert "with limits" in claim.text
    assert (known.note or "").rstrip(".").lower() in claim.text.lower()
    assert claim.sources == known.sources


def test_hardware_says_on_which_of_the_systems_that_were_named_it_fails(real: Advisor) -> None:
    """JAX uses AMD cards on Linux only."""
    found = supported(real.catalogue, ["jax"], [("hardware", "amd-gpu"), ("os", "windows")])
    assert "not on Windows" in found[0].text


def test_what_is_not_known_is_not_told(real: Advisor) -> None:
    """Nothing is made up for a value without an entry, nor for what is no need."""
    unknown = next(
        (f.id, value)
        for f in real.catalogue.frameworks.values()
        for value in real.catalogue.needs["language"].values
        if value not in f.support["language"]
    )
    assert supported(real.catalogue, [unknown[0]], [("language", unknown[1]), ("term", "onnx")]) == []


def test_a_runtime_is_not_asked_about_training(real: Advisor) -> None:
    """What only runs models has one level, which is told once."""
    (claim,) = supported(real.catalogue, ["executorch"], [("target", "android")])
    assert "training" not in claim.text


def test_not_more_than_a_few_at_once(real: Advisor) -> None:
    """Many names and many values are cut off."""
    values = [("target", value) for value in real.catalogue.needs["target"].values]
    assert len(supported(real.catalogue, ["pytorch", "tensorflow"], values)) == MOST
