"""`python -m patches run ...` is `python -m rasa run ...` without the packages of `patches/left_out.py`.

`python -m patches train --force ...` trains so, with the patches of `patches/training.py` too.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from components.ahead import names_ahead
from patches.left_out import leave_out


def main() -> None:
    """Rasa's own command line; it is imported after the stand-ins are there."""
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    leave_out(Path.cwd(), training=command != "run")
    if command == "train":
        train()
    else:
        rasa()


def train() -> None:
    """The same for training. Names are looked for in a process that is begun before Rasa is imported."""
    gc.disable()  # what a training makes it needs to its end; to look through it again and again takes two seconds
    with names_ahead():
        from patches.patch import put_in
        from patches.training import PATCHES

        put_in(PATCHES)
        rasa()
    gc.freeze()  # nor is it looked through for the last time


def rasa() -> None:
    """Rasa's own."""
    from rasa.__main__ import main as own

    sys.argv[0] = "rasa"
    own()


if __name__ == "__main__":
    main()
