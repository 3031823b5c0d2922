"""docs/faults.md names tests, and they are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs/faults.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(test_\w+)`", TABLE)) | set(re.findall(r"`(tests/[\w/.]+)`", TABLE)))


@pytest.fixture(scope="module")
def tests() -> set[str]:
    """The names of all tests, and the paths of their files."""
    files = list((ROOT / "tests").rglob("test_*.py"))
    names = {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}
    return names | {path.relative_to(ROOT).as_posix() for path in files} | {"tests/faults"}


@pytest.mark.parametrize("name", NAMED)
def test_a_fault_is_tested_by_what_is_named(name, tests):
    """A row of the table is no claim by itself."""
    assert name in tests


def test_every_fault_test_is_in_the_table():
    """What was measured is told."""
    files = [path for path in (ROOT / "tests/faults").glob("test_*.py") if path.name != Path(__file__).name]
    mine = {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}
    assert mine <= set(NAMED)
