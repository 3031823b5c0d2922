# /// script
# requires-python = ">=3.10"
# dependencies = ["rich>=13"]
# ///
"""Runs one long step of the set-up with its output in a log file and the elapsed seconds on the terminal.

    uv run --script scripts/step.py "Training the advisor" .build/train.log -- rasa train

The exit code is the command's. When that is not 0, the log's tail is shown.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from logs import tail
from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Sequence

REFRESH = 0.5  # seconds


def main(arguments: Sequence[str]) -> int:
    """`arguments` are a title, a log file, "--" and the command."""
    title, log, separator, *command = arguments
    if separator != "--" or not command:
        raise SystemExit("usage: step.py TITLE LOG -- COMMAND...")
    console = Console(highlight=False, soft_wrap=True)
    started = time.monotonic()
    code = run(command, Path(log), title, console)
    if code:
        console.print(f"{title}: failed. The last lines of {log}:\n\n{tail(Path(log))}", style="red", markup=False)
    else:
        console.print(f"{title}: done in {time.monotonic() - started:.0f} s", markup=False)
    return code


def run(command: Sequence[str], log: Path, title: str, console: Console) -> int:
    """Runs `command` to its end, both streams into `log`. One that does not exist gives 127, as in a shell."""
    log.parent.mkdir(parents=True, exist_ok=True)
    done = threading.Event()
    spinner = threading.Thread(target=spin, args=(title, done, console), daemon=True)
    with log.open("w", encoding="utf-8") as output:
        spinner.start()
        try:
            return subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False).returncode
        except OSError as error:
            output.write(f"{error}\n")
            return 127
        finally:
            done.set()
            spinner.join()


def spin(title: str, done: threading.Event, console: Console) -> None:
    """The elapsed seconds on a terminal; nothing where there is none, so that logs of CI stay short."""
    if not console.is_terminal:
        return
    started = time.monotonic()
    with console.status(title) as status:
        while not done.wait(REFRESH):
            status.update(f"{title}: {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
