"""What a review of the knowledge finds: where, what stands there, and what may."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something to mend (`error`), or only to look at."""

    file: str
    property: str
    value: str
    allowed: str
    error: bool = True

    def __str__(self) -> str:
        """One line."""
        kind = "error" if self.error else "warning"
        return f"{kind}: {self.file}: {self.property}: {self.value} (allowed: {self.allowed})"


def in_framework(id_: str, property_: str, value: str, allowed: str, *, error: bool = True) -> Finding:
    """A finding in a framework's file."""
    return Finding(f"frameworks/{id_}.yml", property_, value, allowed, error)
