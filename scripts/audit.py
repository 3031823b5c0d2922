"""Asks the public databases for known vulnerabilities of all locked packages, and holds them against what was judged.

`make audit` calls it. Exit code: 0 where all that is known has been judged (docs/vulnerabilities.yml), 1 where some of
it has not, and 2 where a database could not be asked: that says nothing about safety.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "docs" / "vulnerabilities.yml"
UV = ROOT / ".tools" / "bin" / "uv"
PIP_AUDIT = "pip-audit==2.9.0"  # in an environment of its own: it needs packages that Rasa's pins exclude

CLEAN, FOUND, UNREACHABLE = 0, 1, 2

Found = dict[tuple[str, str], set[str]]
"""Package and id of a vulnerability -> all its names."""


class Unreachable(Exception):
    """A database did not answer; the message is what the tool said."""


def main() -> int:
    """The worst of both."""
    judged = yaml.safe_load(JUDGED.read_text("utf-8"))
    codes = [audit(name, ask, judged[name]) for name, ask in (("python", python), ("npm", npm))]
    return UNREACHABLE if UNREACHABLE in codes else max(codes)


def audit(name: str, ask: Any, judged: list[dict[str, Any]]) -> int:
    """Says how one ecosystem stands."""
    try:
        found: Found = ask()
    except Unreachable as error:
        print(f"{name}: NOT AUDITED, the database could not be asked: {error}", file=sys.stderr)
        return UNREACHABLE
    open_, stale = unjudged(found, judged), unheard_of(found, judged)
    for package, id_ in open_:
        print(f"{name}: {package}: {id_} has not been judged yet", file=sys.stderr)
    for package, id_ in stale:
        print(f"{name}: {package}: {id_} is judged, but not reported")
    print(f"{name}: {len(found)} known, {len(found) - len(open_)} of them judged in {JUDGED.relative_to(ROOT)}")
    return FOUND if open_ else CLEAN


def unjudged(found: Found, judged: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What was found and has no judgement under any of its names."""
    known = {(entry["package"], id_) for entry in judged for id_ in entry["ids"]}
    return sorted(key for key, names in found.items() if not known & {(key[0], id_) for id_ in names})


def unheard_of(found: Found, judged: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What was judged and is not, or no longer, among what was found: under its first name."""
    known = {(package, id_) for (package, _), names in found.items() for id_ in names}
    return [
        (entry["package"], entry["ids"][0])
        for entry in judged
        if not known & {(entry["package"], id_) for id_ in entry["ids"]}
    ]


def python() -> Found:
    """Package and id of what is known of the locked Python packages. Raises Unreachable."""
    export = [str(UV), "export", "--quiet", "--frozen", "--no-dev", "--no-hashes", "--no-emit-project"]
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(folder) / "requirements.txt"
        locked.write_text(subprocess.run(export, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
        command = [str(UV), "tool", "run", "--quiet", PIP_AUDIT, "--requirement", str(locked)]
        options = ["--disable-pip", "--no-deps", "--format", "json", "--progress-spinner", "off"]
        return reported(run([*command, *options]))


def reported(report: Any) -> Found:
    """What pip-audit found. It skips packages that it cannot ask for, and calls that "no known vulnerabilities"."""
    packages = report["dependencies"]
    skipped = [package for package in packages if "skip_reason" in package]
    if skipped or not packages:
        why = skipped[0]["skip_reason"] if skipped else "there is nothing to audit"
        raise Unreachable(f"{len(skipped)} of {len(packages)} packages were skipped; {why}")
    return {
        (package["name"], found["id"]): {found["id"], *found.get("aliases", [])}
        for package in packages
        for found in package["vulns"]
    }


def npm() -> Found:
    """The same of the widget's, those that it is built with included. Raises Unreachable."""
    widget = ROOT / "widget"
    if not (widget / "package-lock.json").is_file():
        return {}
    report = run(["npm", "audit", "--prefix", str(widget), "--json"])
    if "error" in report or "vulnerabilities" not in report:
        raise Unreachable(str(report.get("message") or report.get("error"))[:300])
    reasons = [(name, via) for name, entry in report["vulnerabilities"].items() for via in entry["via"]]
    ids = [(name, str(via.get("url", "")).rpartition("/")[2]) for name, via in reasons if isinstance(via, dict)]
    return {(name, id_): {id_} for name, id_ in ids}


def run(command: list[str]) -> Any:
    """The JSON that a tool writes, whose exit code also says whether something was found. Raises Unreachable."""
    path = f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300, env=environment)
    try:
        return json.loads(done.stdout)
    except ValueError:
        lines = (done.stderr or done.stdout).strip().splitlines() or [f"exit code {done.returncode}"]
        raise Unreachable(lines[-1][:300]) from None


if __name__ == "__main__":
    sys.exit(main())
