"""Loads the folder `knowledge/`, the only module that opens it: read, check, freeze."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import ryaml
import yaml

from advisor.build import build
from advisor.checks import ids, shapes
from advisor.model import Catalogue

FOLDER = Path(os.environ.get("ADVISOR_KNOWLEDGE") or Path(__file__).resolve().parent.parent / "knowledge")
"""Where the knowledge is; $ADVISOR_KNOWLEDGE puts another folder in its place."""

SINGLE = ("schema", "criteria", "needs", "glossary", "sources", "wording", "cues", "phrasings")

Evidence = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Registry (pypi, npm) -> framework -> what the registry said of its package; `repositories` -> what was counted."""


class KnowledgeError(ValueError):
    """The knowledge is not usable; `problems` lists everything found, each with file, property, value and what is
    allowed.
    """

    def __init__(self, found: list[str]) -> None:
        """`found`: one line a problem."""
        super().__init__("\n".join([f"{len(found)} problem(s) in the knowledge:", *found]))
        self.problems = found


@lru_cache(maxsize=1)
def shared() -> Catalogue:
    """The knowledge as it was when first asked for, read and checked once a process. Raises as `load` does."""
    return load()


def load(folder: Path = FOLDER, evidence: Evidence | None = None) -> Catalogue:
    """The checked catalogue of `folder`; `evidence` stands in for what the folder has of it.

    Raises:
        KnowledgeError: with all problems of all files, not only the first.
    """
    files, unread = _read(folder)
    files.update({f"evidence/{registry}": entries for registry, entries in (evidence or {}).items()})
    found = [*unread, *shapes(files)] or ids(files)
    if found:
        raise KnowledgeError(found)
    return build(files, _version(folder))


def _read(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """File name without ending, from `folder` on ("frameworks/pytorch"), -> content; and the files that are no YAML."""
    files: dict[str, Any] = {}
    unread = []
    for path in _paths(folder):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            files[name] = ryaml.loads(path.read_text("utf-8"))  # type: ignore[attr-defined]  # its stub has no __all__
        except (ValueError, OSError) as error:
            unread.append(f"{name}.yml: not readable as YAML: {' '.join(str(error).split())}")
    seen = {line.partition(".yml")[0] for line in unread} | set(files)
    unread += [f"{name}.yml: missing" for name in SINGLE if name not in seen]
    return files, unread


def _paths(folder: Path) -> Iterator[Path]:
    yield from sorted(p for p in folder.glob("*.yml"))
    for kind in ("frameworks", "topics", "evidence"):
        yield from sorted((folder / kind).glob("*.yml"))


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _paths(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def write_evidence(evidence: Evidence, folder: Path = FOLDER) -> None:
    """Puts evidence in the place of what the folder has, a file a registry, each whole or not at all."""
    (folder / "evidence").mkdir(exist_ok=True)
    for registry, entries in evidence.items():
        _write(folder, registry, "# Written by `make refresh`: what the registry said.", entries)


def write_first_programs(entries: Mapping[str, Any], folder: Path = FOLDER) -> None:
    """Puts what came of the first programs (framework -> outcome) in the place of what the folder has of it."""
    (folder / "evidence").mkdir(exist_ok=True)
    heading = "# Written by `make check-first-programs`: what came of running each first program."
    _write(folder, "first_programs", heading, entries)


def write_repositories(entries: Mapping[str, Any], folder: Path = FOLDER) -> None:
    """Puts what was counted in repositories (framework -> counts) in the place of what the folder has of it."""
    (folder / "evidence").mkdir(exist_ok=True)
    heading = "# Written by `make refresh-counts`: who worked on the repository within a year, bots and merges apart."
    _write(folder, "repositories", heading, entries)


def _write(folder: Path, name: str, heading: str, entries: Mapping[str, Any]) -> None:
    text = yaml.safe_dump(dict(sorted(entries.items())), sort_keys=False, allow_unicode=True, width=120)
    _replace(folder / "evidence" / f"{name}.yml", f"{heading}\n{text}")


def _replace(path: Path, text: str) -> None:
    """Writes beside the file and moves it over, so that nobody ever reads half of it."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
