"""Where a cluster lies: its folder and its ports."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[2]

MOST = 8
"""Advisors at the most: each takes about a gigabyte with its action server."""


@dataclass(frozen=True)
class Ports:
    """Those of an advisor and of its action server."""

    advisor: int
    actions: int


@dataclass(frozen=True)
class Layout:
    """`folder` is for logs and data; PostgreSQL, which does not run as root, has to be able to reach it."""

    folder: Path
    nginx: int = 8085
    postgres: int = 5434
    redis: int = 6391
    advisors: tuple[Ports, ...] = field(default=(Ports(5240, 5290), Ports(5241, 5291)))

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Layout:
        """That of CLUSTER_SIZE (advisors, 2) and CLUSTER_PORT (nginx, 8085), in .build/cluster.

        Raises:
            ValueError: for a size that cannot be.
        """
        size = int(environment.get("CLUSTER_SIZE") or 2)
        if not 1 <= size <= MOST:
            raise ValueError(f"CLUSTER_SIZE is {size}: from 1 to {MOST}.")
        advisors = tuple(Ports(5240 + number, 5290 + number) for number in range(size))
        return cls(
            reachable(ROOT / ".build" / "cluster"), int(environment.get("CLUSTER_PORT") or 8085), advisors=advisors
        )

    @property
    def url(self) -> str:
        """Where people reach it."""
        return f"http://{HOST}:{self.nginx}"

    @property
    def redis_url(self) -> str:
        """For ADVISOR_REDIS_URL."""
        return f"redis://{HOST}:{self.redis}/0"

    def database_url(self, password: str) -> str:
        """For ADVISOR_DATABASE_URL."""
        return f"postgresql://advisor:{password}@{HOST}:{self.postgres}/advisor"


def reachable(folder: Path) -> Path:
    """A folder, or, where it lies in one that is closed to other users and they have to reach it, one that is not."""
    parents = [parent for parent in folder.parents if parent.exists()]
    if os.geteuid() or all(parent.stat().st_mode & stat.S_IXOTH for parent in parents):
        return folder
    return Path(tempfile.gettempdir()) / f"framework-advisor-cluster-{os.getuid()}"
