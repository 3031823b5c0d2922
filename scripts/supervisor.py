"""Keeps several programs running together: all of them or none, each with its output in a log file."""

from __future__ import annotations

import re
import shlex
import threading
from typing import TYPE_CHECKING, Any

from honcho.manager import KILL_WAIT, SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message, Printer
from logs import tail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

STOPPED = re.compile(r"(?P<name>.+) stopped \(rc=(?P<code>-?\d+)\)")
ERROR = re.compile(r'\b(ERROR|CRITICAL)\b|"level": "(error|critical)"')
WIDEST = 200  # characters of a log line shown on the terminal


class LogPrinter(Printer):  # type: ignore[misc]  # honcho has no types
    """Writes each program's output to <directory>/<name>.log, and hands error lines to `show` as well.

    `ended` is filled with the name and exit code of the first program that stopped.
    """

    def __init__(self, directory: Path, show: Callable[[str], None]) -> None:
        super().__init__()
        self.directory, self.show = directory, show
        self.ended: tuple[str, int] | None = None
        directory.mkdir(parents=True, exist_ok=True)

    def log(self, name: str) -> Path:
        """Where the output of program `name` goes."""
        return self.directory / f"{name}.log"

    def write(self, message: Message) -> None:
        """Takes one line, of a program or of honcho itself."""
        line = message.data.decode("utf-8", "replace") if isinstance(message.data, bytes) else message.data
        if message.name == SYSTEM_PRINTER_NAME:
            self._note(line)
        else:
            self._keep(message.name, line)

    def _note(self, line: str) -> None:
        stopped = STOPPED.match(line)
        if stopped and self.ended is None:
            self.ended = stopped["name"], int(stopped["code"])

    def _keep(self, name: str, line: str) -> None:
        with self.log(name).open("a", encoding="utf-8") as log:
            log.write(line)
        if ERROR.search(line):
            self.show(f"{name}: {line.strip()[:WIDEST]}")


class Supervisor(Manager):  # type: ignore[misc]
    """honcho's manager, with log files, and with an end for a program that does not heed being told to stop."""

    def __init__(self, printer: LogPrinter) -> None:
        super().__init__(printer)
        self.printer = printer

    def add(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """To be started by `loop()`, with a fresh log."""
        self.printer.log(name).write_text("", encoding="utf-8")
        self.add_process(name, shlex.join(command), env=dict(environment))

    def terminate(self) -> None:
        """Asks all to stop; those that still run after `KILL_WAIT` seconds are killed."""
        super().terminate()
        last_resort = threading.Timer(KILL_WAIT, self.kill)
        last_resort.daemon = True
        last_resort.start()

    def verdict(self, *, asked: bool) -> tuple[int, str]:
        """Exit code and, where a program ended although nobody `asked`, what the person is told."""
        if asked or self.printer.ended is None:
            return 0, ""
        name, code = self.printer.ended
        return abs(code) or 1, obituary(name, code, self.printer.log(name))


def obituary(name: str, code: int, log: Path) -> str:
    """Which program ended, how, and its last words."""
    how = f"was ended by signal {-code}" if code < 0 else f"ended by itself with exit code {code}"
    return f"{name} {how}, so all was stopped. The last lines of {log}:\n\n{tail(log)}"


def quiet(environment: Mapping[str, str], **more: Any) -> dict[str, str]:
    """`environment` for Rasa and TensorFlow without telemetry and without warnings that no user can act upon."""
    return {
        **environment,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "OPENBLAS_NUM_THREADS": "1",  # arrays are small: more threads only wait for each other
        "PYTHONWARNINGS": "ignore::DeprecationWarning,ignore::FutureWarning,ignore::UserWarning:pkg_resources",
        "PYTHONUNBUFFERED": "1",
        "FORCE_JSON_LOGGING": "1",  # of structlog's lines only the event's name is kept, which a coloured line hides
        **{name: str(value) for name, value in more.items()},
    }
