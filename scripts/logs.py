"""Log files of the programs that are started here: where they lie, and their last lines when something went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TAIL_LINES = 25


def tail(log: Path, lines: int = TAIL_LINES) -> str:
    """The last `lines` of `log`, or a word on its absence."""
    if not log.is_file():
        return f"(there is no {log})"
    return "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-lines:]) or f"({log} is empty)"
