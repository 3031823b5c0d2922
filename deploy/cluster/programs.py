"""The programs that a cluster is made of: found, started with a log each, and ended by their process ids."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PACKAGES = {"redis-server": "redis-server", "nginx": "nginx", "initdb": "postgresql", "postgres": "postgresql"}
"""Program -> Debian's package."""

PLACES = ("/usr/sbin", "/usr/lib/postgresql/*/bin")
"""Where Debian keeps what is not on everybody's PATH."""

GRACE = 40.0
"""Seconds that a program is given to end: an advisor finishes its turns first."""


class Missing(Exception):
    """Programs that are not there; the message names the packages."""


def find(name: str) -> str:
    """The path of a program.

    Raises:
        Missing: when it is not there.
    """
    found = shutil.which(name) or next((path for path in _elsewhere(name)), None)
    if found is None:
        raise Missing(f"{name} is not installed: apt-get install {PACKAGES.get(name, name)}")
    return found


def _elsewhere(name: str) -> list[str]:
    folders = [folder for place in PLACES for folder in sorted(Path("/").glob(place.lstrip("/")), reverse=True)]
    return [str(folder / name) for folder in folders if os.access(folder / name, os.X_OK)]


def require() -> None:
    """Raises `Missing` with all packages that there are not."""
    missing = [package for name, package in PACKAGES.items() if not (shutil.which(name) or _elsewhere(name))]
    if missing:
        raise Missing(f"not installed: apt-get install {' '.join(dict.fromkeys(missing))}")


class Program:
    """One that runs until it is stopped."""

    def __init__(self, command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None) -> None:
        """Starts it, with its output at the end of `log`."""
        self.log = log
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                list(command), stdout=output, stderr=output, env=environment, start_new_session=True
            )

    @property
    def ended(self) -> int | None:
        """Its exit code, None while it runs."""
        return self._process.poll()

    @property
    def processor(self) -> float:
        """Seconds of the processor's time that it has used; not a number where the system does not tell."""
        try:
            told = Path(f"/proc/{self._process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            return math.nan
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def signal(self, number: int) -> None:
        """Sends it a signal."""
        self._process.send_signal(number)

    def stop(self, grace: float = GRACE) -> None:
        """Asks it to end, and ends it where it does not."""
        if self.ended is None:
            self._process.terminate()
        try:
            self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def wait_for(self, what: str, there: Callable[[], bool], seconds: float = 240) -> None:
        """Waits until it is there.

        Raises:
            RuntimeError: with the end of the log when the program ended instead, or it takes too long.
        """
        until = time.monotonic() + seconds
        while not there():
            if self.ended is not None or time.monotonic() > until:
                how = f"ended with {self.ended}" if self.ended is not None else f"is not there after {seconds:g} s"
                raise RuntimeError(f"{what} {how}:\n{self.log.read_text('utf-8', 'replace')[-2_000:]}")
            time.sleep(0.1)
