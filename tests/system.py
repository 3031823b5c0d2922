"""Programs of the system that some tests need: found, or the test is skipped (and in CI, failed)."""

import os
import shutil

import pytest


def require(program: str) -> str:
    """The path of `program`. Where it is missing the test is skipped, but fails when `CI` is true."""
    path = shutil.which(program)
    if path is None:
        missing = f"{program} is not installed: apt-get install {program}"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return path


def require_chromium() -> str:
    """The path of Debian's Chromium, for the browser tests."""
    return require("chromium")
