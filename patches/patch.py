"""One stock function replaced, for as long as it is the one that the replacement was written for."""

from __future__ import annotations

import hashlib
import inspect
import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

logger = logging.getLogger(__name__)

RASA = "3.6.21"
"""The version of Rasa that all patches are for."""

SWITCH = "ADVISOR_PATCHES"
"""Environment variable: `off` runs stock Rasa, for comparison."""


@dataclass(frozen=True)
class Patch:
    """`owner.attribute` is to be `replacement`; `digest` is that of the stock function's source (see `digest_of`)."""

    name: str
    why: str
    owner: Any
    attribute: str
    replacement: Any
    digest: str

    @property
    def current(self) -> Any:
        """What stands there now, as it stands (a static method remains one)."""
        return inspect.getattr_static(self.owner, self.attribute, None)

    @property
    def is_in(self) -> bool:
        """Whether it was put in."""
        return self.current is self.replacement

    def misfit(self) -> str | None:
        """Why it does not belong into the Rasa that is installed; None where it does."""
        if version("rasa") != RASA:
            return f"it is for Rasa {RASA}, and {version('rasa')} is installed"
        if self.current is None:
            return f"there is no {self.attribute} any more"
        if not self.is_in and digest_of(self.current) != self.digest:
            return f"{self.attribute} is no longer the function that was slow"
        return None

    def insist(self) -> None:
        """Puts in what the advisor must not run without.

        Raises:
            RuntimeError: when it does not fit.
        """
        if reason := self.misfit():
            raise RuntimeError(f"Patch {self.name} is needed, but {reason}. See patches/stock.py.")
        self.put_in()

    def put_in(self) -> Callable[[], None]:
        """Replaces the function; gives what puts the stock one back."""
        stock = self.current
        setattr(self.owner, self.attribute, self.replacement)
        return lambda: setattr(self.owner, self.attribute, stock)


def put_in(patches: Iterable[Patch]) -> list[str]:
    """Puts in all that fit, and gives the names of those; says in the log which do not fit, and why."""
    if os.environ.get(SWITCH) == "off":
        return []
    fitting = []
    for patch in patches:
        reason = patch.misfit()
        if reason:
            logger.warning("Patch %s left out: %s. Is it still needed? See patches/stock.py.", patch.name, reason)
            continue
        if not patch.is_in:
            patch.put_in()
        fitting.append(patch.name)
    return fitting


def digest_of(function: Any) -> str:
    """The first 12 hex digits of the SHA-256 of a function's source, decorators and all."""
    source = inspect.getsource(getattr(function, "__func__", function))
    return hashlib.sha256(source.encode()).hexdigest()[:12]
