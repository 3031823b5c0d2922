"""A cluster of two advisors, for the tests of `make test-cluster`; in `make test` there are none."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.cluster.cluster import Cluster
from deploy.cluster.layout import Layout
from deploy.cluster.programs import Missing, require

collect_ignore_glob = [] if os.environ.get("CLUSTER_TEST") else ["test_*.py"]

FIGURES: dict[str, str] = {}
"""What was measured, by what it is: shown at the end, and kept beside the logs."""


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """All of it, running."""
    try:
        require()
    except Missing as missing:
        pytest.fail(str(missing)) if os.environ.get("CI") == "true" else pytest.skip(str(missing))
    with Cluster(Layout.of(), lambda line: print(line, file=sys.stderr)) as running:
        yield running


@pytest.fixture(scope="session")
def figures(cluster: Cluster) -> Iterator[dict[str, str]]:
    """To be filled."""
    FIGURES["machine"] = f"{os.cpu_count()} cores, shared by the advisors, the databases, nginx and those who ask"
    yield FIGURES
    Path(cluster.layout.folder, "figures.json").write_text(json.dumps(FIGURES, indent=2) + "\n")


def pytest_terminal_summary(terminalreporter):
    """Shows them."""
    if FIGURES:
        terminalreporter.section("figures of the cluster")
    for name, value in FIGURES.items():
        terminalreporter.write_line(f"{name}: {value}")
