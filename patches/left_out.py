"""Packages that Rasa imports at every start, and that nothing in the advisor's configuration uses.

TensorFlow alone is more than half of the memory of a Rasa process and of its start: it is there for DIET, TED and their
like. Rasa imports all of its components, channels and stores whatever the configuration names, so stand-ins take the
place of these packages first. What is taken from a stand-in is a class that can be named, derived from and asked for
with `isinstance`; making one raises `LeftOutError`, which says how to have the package.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

PACKAGES = frozenset(
    {
        *("tensorflow", "keras", "tensorflow_hub", "tensorflow_text", "tensorflow_addons"),  # learned components
        "sklearn_crfsuite",  # another component
        *("aiogram", "twilio", "webexteamssdk"),  # channels
        *("boto3", "botocore", "pymongo"),  # stores
    }
)

KEPT_IN_TRAINING = frozenset({"sklearn"})
"""Left out of a server besides: the advisor's own components are trained with it."""

KEPT_IN_SERVING = frozenset({"matplotlib"})
"""Left out of training besides, where Rasa would draw the results of tests: a server draws charts with it."""

OWN = ("components.", "channels.", "stores.")
NEED_NONE = frozenset({"FallbackClassifier", "RulePolicy", "MemoizationPolicy", "AugmentedMemoizationPolicy"})
"""What the configuration may name, besides what is the advisor's own, without one of the packages."""

ERRORS = ("Error", "Exception", "Failure")
"""How the names of errors end."""

SWITCH = "ADVISOR_PATCHES"
"""Environment variable: `off` leaves nothing out."""


class LeftOutError(RuntimeError):
    """Something of a package that was left out is to be used."""


class StandIn(type):
    """The type of whatever is taken from a package that was left out."""

    def __getattr__(cls, name: str) -> StandIn:
        """Whatever is asked for; what Python itself asks for is not there."""
        if name.startswith("__"):
            raise AttributeError(name)
        return _taken(name, f"{cls.__module__}.{cls.__name__}")

    def __call__(cls, *_: Any, **__: Any) -> Any:
        """Refuses."""
        raise LeftOutError(
            f"{cls.__module__}.{cls.__name__} needs a package that is left out of this process, since nothing in "
            f"config.yml, endpoints.yml and credentials.yml uses it. {SWITCH}=off runs Rasa with all of its packages."
        )


def _taken(name: str, module: str) -> StandIn:
    """A class of that name; what is called an error is one, since `except` takes nothing else."""
    return StandIn(name, (Exception,) if name.endswith(ERRORS) else (), {"__module__": module})


class EmptyModule(ModuleType):
    """A module of such a package."""

    def __getattr__(self, name: str) -> StandIn:
        """As `StandIn` does."""
        if name.startswith("__"):
            raise AttributeError(name)
        made = _taken(name, self.__name__)
        setattr(self, name, made)
        return made


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds stand-ins for `packages`, and for whatever is inside them."""

    def __init__(self, packages: Iterable[str]) -> None:
        """`packages`: names of top-level packages."""
        self._packages = frozenset(packages)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """For Python's import; None where the package is not left out."""
        if fullname.partition(".")[0] not in self._packages:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """An empty one."""
        return EmptyModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""


def leave_out(folder: Path, *, training: bool) -> frozenset[str]:
    """Puts in stand-ins, for the project in `folder`; gives the packages that are left out.

    None are where the configuration names anything else of Rasa's than what is known to need none of them. Has to be
    called before Rasa is imported.
    """
    if os.environ.get(SWITCH) == "off" or not all(map(_needs_none, _named(folder))):
        return frozenset()
    packages = PACKAGES | (KEPT_IN_SERVING if training else KEPT_IN_TRAINING)
    sys.meta_path.insert(0, Finder(packages))
    return packages


def _needs_none(name: str) -> bool:
    return name.startswith(OWN) or name in NEED_NONE


def _named(folder: Path) -> Iterator[str]:
    """Every component, policy, channel and store that the project's configuration names."""
    config, endpoints, credentials = (
        _read(folder / file) for file in ("config.yml", "endpoints.yml", "credentials.yml")
    )
    for part in ("pipeline", "policies"):
        found = config.get(part) or []
        yield from (_name(each, "name") for each in (found if isinstance(found, list) else [found]))
    stores = (each for each in endpoints.values() if each and (not isinstance(each, dict) or "type" in each))
    yield from (_name(each, "type") for each in stores)
    yield from map(str, credentials)


def _name(entry: Any, key: str) -> str:
    """What stands under a key; of what has no keys, all of it."""
    return str(entry.get(key) if isinstance(entry, dict) else entry)


def _read(file: Path) -> dict[str, Any]:
    """What stands in a file; a file that cannot be read is left for Rasa to tell."""
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return found if isinstance(found, dict) else {}
