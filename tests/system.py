"""Programs of the system that some tests need: found, or the test is skipped (and in CI, failed)."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest


def require(program: str, package: str = "", also: Iterable[Path] = ()) -> str:
    """The path of `program`, on PATH or in the folders `also`.

    Where it is missing the test is skipped, but fails when `CI` is true; `package` is what brings it.
    """
    path = shutil.which(program, path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, also)]))
    if path is None:
        missing = f"{program} is not installed: apt-get install {package or program}"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return path


def require_chromium() -> str:
    """The path of Debian's Chromium, for the browser tests."""
    return require("chromium")


def require_redis() -> str:
    """The path of the Redis server."""
    return require("redis-server")


def require_postgres() -> str:
    """The path of the PostgreSQL server; Debian keeps it out of PATH."""
    return require("postgres", "postgresql", Path("/usr/lib/postgresql").glob("*/bin"))
