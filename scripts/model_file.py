"""Whether the trained model can be read, found out before Rasa starts: Rasa itself would go on without one."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CHUNK = 1_000_000
METADATA = "metadata.json"
"""What every model of Rasa's holds."""


def flaw(model: Path) -> str | None:
    """Why the model cannot be used, and what to do; None where it is whole. It takes a quarter of a second."""
    if not model.is_file():
        return f"There is no trained model ({model}). `make train` makes it."
    try:
        _read_through(model)
        with tarfile.open(model) as archive:
            names = archive.getnames()
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        return f"The trained model ({model}) is damaged: {error}. `rm {model}; make train` makes it anew."
    if not any(name.endswith(METADATA) for name in names):
        return f"{model} is no model of Rasa's: it holds no {METADATA}. `rm {model}; make train` makes one."
    return None


def _read_through(model: Path) -> None:
    """To the end, where the checksum is."""
    with gzip.open(model) as packed:
        while packed.read(CHUNK):
            pass
