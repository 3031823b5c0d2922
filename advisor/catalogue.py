"""Loads the folder `knowledge/`, the only module that opens it: read, check, freeze."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from advisor.build import build
from advisor.checks import ids, shapes
from advisor.model import Catalogue

FOLDER = Path(__file__).resolve().parent.parent / "knowledge"
SINGLE = ("schema", "criteria", "needs", "glossary", "sources", "wording", "cues")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is about ten times faster


class KnowledgeError(ValueError):
    """The knowledge is not usable; `problems` lists everything found, each with file, property, value and what is
    allowed.
    """

    def __init__(self, found: list[str]) -> None:
        """`found`: one line a problem."""
        super().__init__("\n".join([f"{len(found)} problem(s) in the knowledge:", *found]))
        self.problems = found


def load(folder: Path = FOLDER) -> Catalogue:
    """The checked catalogue of `folder`.

    Raises:
        KnowledgeError: with all problems of all files, not only the first.
    """
    files, unread = _read(folder)
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
            files[name] = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506 - a safe loader either way
        except (yaml.YAMLError, OSError, UnicodeError) as error:
            unread.append(f"{name}.yml: not readable as YAML: {' '.join(str(error).split())}")
    seen = {line.partition(".yml")[0] for line in unread} | set(files)
    unread += [f"{name}.yml: missing" for name in SINGLE if name not in seen]
    return files, unread


def _paths(folder: Path) -> Iterator[Path]:
    yield from sorted(p for p in folder.glob("*.yml"))
    for kind in ("frameworks", "topics"):
        yield from sorted((folder / kind).glob("*.yml"))


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _paths(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
