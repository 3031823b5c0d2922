"""A patch is for one function of one version."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from patches import patch as patching
from patches.patch import Patch, digest_of, put_in
from patches.stock import PATCHES


class Owner:
    """Something of stock Rasa's."""

    def slow(self):
        """The stock function."""
        return "stock"


def quick(self):
    """The replacement."""
    return "quick"


@pytest.fixture
def patch(monkeypatch):
    """Fits the class above."""
    monkeypatch.setattr(Owner, "slow", Owner.slow)  # put back after the test
    return Patch("quick", "for the test", Owner, "slow", quick, digest_of(Owner.slow))


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.name)
def test_every_patch_fits_the_rasa_that_is_locked(patch):
    """Where this fails, stock Rasa changed: the patch is to be looked at again, and perhaps to go."""
    assert patch.misfit() is None


def test_a_patch_that_fits_is_put_in(patch):
    """The replacement stands in place of the stock function."""
    assert put_in([patch]) == ["quick"]
    assert Owner().slow() == "quick"


def test_putting_in_twice_is_putting_in_once(patch):
    """What is already in still fits."""
    assert put_in([patch]) == put_in([patch]) == ["quick"]


def test_a_changed_function_is_left_alone_and_told(patch, caplog):
    """A patch does not overwrite what it was not written for."""
    with caplog.at_level(logging.WARNING):
        assert put_in([replace(patch, digest="000000000000")]) == []
    assert Owner().slow() == "stock"
    assert "Patch quick left out: slow is no longer the function that was slow." in caplog.text


def test_another_version_of_rasa_is_left_alone(patch, monkeypatch):
    """The version is part of what a patch is for."""
    monkeypatch.setattr(patching, "RASA", "3.6.20")
    assert patch.misfit() == "it is for Rasa 3.6.20, and 3.6.21 is installed"


def test_a_function_that_is_gone_is_told(patch):
    """A patch adds nothing that Rasa does not have."""
    assert replace(patch, attribute="gone").misfit() == "there is no gone any more"


def test_patches_can_be_left_out_for_comparison(patch, monkeypatch):
    """ADVISOR_PATCHES=off runs stock Rasa."""
    monkeypatch.setenv("ADVISOR_PATCHES", "off")
    assert put_in([patch]) == []
    assert Owner().slow() == "stock"
