"""A model that cannot be used is told before anything starts."""

from __future__ import annotations

import io
import tarfile

import pytest
from model_file import flaw


@pytest.fixture
def model(tmp_path):
    """A whole one, of 200 kB that cannot be packed."""
    import random

    content = random.Random(7).randbytes(200_000)
    path = tmp_path / "advisor.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, data in (("components/intents", content), ("metadata.json", b"{}")):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def test_a_whole_model_has_no_flaw(model):
    """It is started with."""
    assert flaw(model) is None


@pytest.mark.parametrize("share", [0, 0.3, 0.999], ids=["empty", "a third", "the end is missing"])
def test_a_model_cut_short_is_damaged(model, share):
    """As by a disk that was full, or a copy that was broken off."""
    whole = model.read_bytes()
    model.write_bytes(whole[: int(len(whole) * share)])
    assert "is damaged" in flaw(model)


def test_a_changed_byte_is_found(model):
    """By the checksum at the end."""
    changed = bytearray(model.read_bytes())
    changed[100_000] ^= 0xFF
    model.write_bytes(changed)
    assert "is damaged" in flaw(model)


def test_what_is_no_model_is_told(model):
    """Another archive in its place."""
    with tarfile.open(model, "w:gz"):
        pass
    assert "no model of Rasa's" in flaw(model)


def test_a_missing_model_is_told_with_what_makes_it(tmp_path):
    """The one command that helps."""
    assert "`make train`" in flaw(tmp_path / "none.tar.gz")
