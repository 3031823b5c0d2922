"""Runs the first program of each framework that pip can install, each in an environment of its own, on the CPU.

    python scripts/first_programs.py [--only ID ...] [--pin PACKAGE==VERSION ...] [--extra-index-url URL]

Keeps what came of it in knowledge/evidence/first_programs.yml. The exit code is 1 when a program failed. PyTorch comes
with gigabytes for NVIDIA cards unless told otherwise: --extra-index-url https://download.pytorch.org/whl/cpu
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, Python looks only in scripts/

from packaging.requirements import InvalidRequirement, Requirement  # noqa: E402
from packaging.utils import canonicalize_name  # noqa: E402
from rich.console import Console  # noqa: E402

from advisor.catalogue import FOLDER, KnowledgeError, load, write_first_programs  # noqa: E402
from advisor.model import Catalogue, Framework  # noqa: E402

PYTHON = ">=3.11"
"""What most frameworks' latest releases still run on."""

INSTALL_SECONDS, RUN_SECONDS = 900, 300
LONGEST = 200  # characters of a reason
UPGRADE = {"-U", "--upgrade"}
UNREACHED = re.compile(
    r"connection refused|max retries exceeded|name or service not known|name resolution|couldn't connect|"
    r"offline mode|failed to connect|network is unreachable|proxyerror|urlopen error",
    re.IGNORECASE,
)
LACKING = re.compile(r"no usable devices|no such file or directory: '(clang|gcc|g\+\+)'", re.IGNORECASE)
COLOURS = {"ran": "green", "failed": "red", "skipped": "yellow"}

Entry = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """What to install and what to run then."""

    framework: str
    packages: tuple[str, ...]
    program: str


@dataclass(frozen=True)
class Outcome:
    """`kind` is ran, failed or skipped; `why` says so of the last two."""

    kind: str
    why: str | None = None
    versions: Mapping[str, str] = field(default_factory=dict)

    def entry(self, today: date) -> Entry:
        """As it is kept."""
        said = {"outcome": self.kind, "why": self.why, "versions": dict(self.versions), "checked": today.isoformat()}
        return {key: value for key, value in said.items() if value}


class Stopped(RuntimeError):
    """A command failed or took too long; the message is its last line, `output` all that it said."""

    def __init__(self, message: str, output: str = "") -> None:
        super().__init__(message)
        self.output = output


def main(arguments: Sequence[str], folder: Path = FOLDER, today: date | None = None) -> int:
    """0 when no program failed, 1 when one did or the knowledge is broken, 2 at wrong arguments."""
    options = _options(arguments)
    console = Console(highlight=False, soft_wrap=True)
    try:
        catalogue = load(folder)
        chosen = _chosen(catalogue, options.only)
    except (KnowledgeError, LookupError) as error:
        console.print(str(error.args[0]), style="red", markup=False)
        return 1 if isinstance(error, KnowledgeError) else 2
    day = today or datetime.now(timezone.utc).date()
    outcomes: dict[str, Outcome] = {}
    for number, framework in enumerate(chosen, 1):
        with console.status(f"Trying {framework.id} ({number} of {len(chosen)})"):
            outcomes[framework.id] = outcome = attempt(framework, options)
        console.print(f"{framework.id:<22} {_told(outcome)}", style=COLOURS[outcome.kind], markup=False)
        write_first_programs(merged(catalogue.first_programs, outcomes, day), folder)
    return int(any(outcome.kind == "failed" for outcome in outcomes.values()))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="first_programs", description=__doc__.partition("\n")[0] if __doc__ else None)
    add = parser.add_argument
    add("--only", metavar="ID", action="append", help="just this framework; may be given again")
    add("--pin", metavar="PACKAGE==VERSION", action="append", default=[], help="hold pip to this; may be given again")
    add("--extra-index-url", metavar="URL", help="a further index for pip, such as PyTorch's for the CPU")
    add("--python", default=PYTHON, help=f"the Python to use, as uv takes it (default: {PYTHON})")
    return parser.parse_args(arguments)


def _chosen(catalogue: Catalogue, only: Sequence[str] | None) -> list[Framework]:
    """The frameworks to try.

    Raises:
        LookupError: when one of `only` has no entry.
    """
    if unknown := sorted(set(only or ()) - set(catalogue.frameworks)):
        raise LookupError(f"No such framework: {', '.join(unknown)}. Allowed: {', '.join(catalogue.frameworks)}")
    return [catalogue.frameworks[id_] for id_ in only or catalogue.frameworks]


def _told(outcome: Outcome) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in outcome.versions.items())
    return " - ".join(filter(None, (outcome.kind, versions, outcome.why)))


def merged(kept: Mapping[str, Any], outcomes: Mapping[str, Outcome], today: date) -> dict[str, Entry]:
    """All that is known now. What was skipped this time does not take the place of what once ran or failed."""
    new = {id_: outcome.entry(today) for id_, outcome in outcomes.items()}
    tried = {id_: entry for id_, entry in kept.items() if entry["outcome"] != "skipped"}
    return {**kept, **new, **{id_: tried[id_] for id_, entry in new.items() if _untried(entry) and id_ in tried}}


def _untried(entry: Entry) -> bool:
    return bool(entry["outcome"] == "skipped")


def attempt(framework: Framework, options: argparse.Namespace) -> Outcome:
    """What comes of a framework's first program."""
    planned = plan(framework)
    if isinstance(planned, str):
        return Outcome("skipped", planned)
    with tempfile.TemporaryDirectory(prefix="first-program-") as place:
        return _try(planned, Path(place), options)


def plan(framework: Framework) -> Plan | str:
    """How to try a framework, or why not."""
    start, cpu = framework.start, framework.support["hardware"].get("cpu")
    if start is None:
        return "there is no first program"
    if framework.retired:
        return "it is retired, and its program is for the Python of its time"
    if start.language != "python":
        return f"the program is in {start.language}"
    if cpu is None or not {cpu.train, cpu.run} - {None, "none"}:
        return "it is not known to work on a CPU"
    packages = wanted(start.install)
    return (
        Plan(framework.id, packages, start.program) if packages else "pip alone does not do what its install line says"
    )


def wanted(install: str) -> tuple[str, ...]:
    """The packages of an install line that says "pip install" and nothing else; none of another one.

    >>> wanted('pip install -U "jax[cuda13]"   # on Linux')
    ('jax[cuda13]',)
    """
    packages: list[str] = []
    for command in install.strip().split("&&"):
        words = [word for word in shlex.split(command, comments=True) if word not in UPGRADE]
        if words[:2] != ["pip", "install"] or not all(map(_is_package, words[2:])):
            return ()
        packages += words[2:]
    return tuple(packages)


def _is_package(word: str) -> bool:
    try:
        Requirement(word)
    except InvalidRequirement:
        return False
    return True


def _try(planned: Plan, place: Path, options: argparse.Namespace) -> Outcome:
    python = place / "env" / "bin" / "python"
    try:
        _run(
            [_uv(), "venv", "--quiet", "--seed", "--python", options.python, str(place / "env")], place, INSTALL_SECONDS
        )
        _run([str(python), "-m", "pip", "install", *_pip(planned, place, options)], place, INSTALL_SECONDS)
    except Stopped as stopped:
        return Outcome("skipped", f"it could not be installed here: {stopped}")
    versions = installed(
        _run([str(python), "-m", "pip", "list", "--format=json"], place, RUN_SECONDS), planned.packages
    )
    (place / "first.py").write_text(planned.program, "utf-8")
    try:
        _run([str(python), "first.py"], place, RUN_SECONDS, HOME=str(place), TMPDIR=str(place))
    except Stopped as stopped:
        return judged(str(stopped), stopped.output, versions)
    return Outcome("ran", versions=versions)


def _uv() -> str:
    own = ROOT / ".tools" / "bin" / "uv"
    return str(own) if own.exists() else shutil.which("uv") or "uv"


def _pip(planned: Plan, place: Path, options: argparse.Namespace) -> list[str]:
    """The arguments of "pip install"."""
    pins = place / "pins.txt"
    pins.write_text("\n".join(options.pin), "utf-8")
    further = ["--extra-index-url", options.extra_index_url] if options.extra_index_url else []
    return ["--quiet", "--disable-pip-version-check", "--constraint", str(pins), *further, *planned.packages]


def judged(why: str, output: str, versions: Mapping[str, str]) -> Outcome:
    """The outcome of a program that stopped: it did not fail where the network or the machine lacks what it wants."""
    if LACKING.search(output):
        return Outcome("skipped", f"it wants a device or a compiler that is not here: {why}", versions)
    if UNREACHED.search(output):
        return Outcome("skipped", "it wants something from the network that was not reached", versions)
    return Outcome("failed", why, versions)


def installed(listing: str, packages: Sequence[str]) -> dict[str, str]:
    """Package -> version, of those that were asked for, out of what "pip list" gives as JSON."""
    there = {canonicalize_name(item["name"]): item["version"] for item in json.loads(listing)}
    names = [canonicalize_name(Requirement(package).name) for package in packages]
    return {name: there[name] for name in names if name in there}


def _run(command: Sequence[str], place: Path, seconds: float, **environment: str) -> str:
    """Standard output of a command in `place`.

    Raises:
        Stopped: when it fails, or does not end in time.
    """
    alone = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    process = subprocess.Popen(
        command, cwd=place, env={**alone, **environment}, text=True, errors="replace", start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        output, errors = process.communicate(timeout=seconds)
    except BaseException as stop:
        os.killpg(process.pid, signal.SIGKILL)  # with all that it has started
        process.communicate()
        if isinstance(stop, subprocess.TimeoutExpired):
            raise Stopped(f"no end after {seconds:.0f} seconds") from None
        raise
    if process.returncode:
        raise Stopped(_last_line(errors or output, place) or f"exit code {process.returncode}", output + errors)
    return output


def _last_line(text: str, place: Path) -> str:
    lines = [line.strip() for line in text.replace(str(place), ".").splitlines() if line.strip()]
    return lines[-1][:LONGEST] if lines else ""


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended too, and cleared away
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
