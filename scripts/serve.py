"""Runs the advisor: the action server and Rasa, on loopback, until Ctrl-C or until one of them ends.

`make run` calls it; ADVISOR_PORT and ACTIONS_PORT choose the ports.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from model_file import flaw
from ports import HOST, PortError, ensure_free, ports
from rich.console import Console
from supervisor import LogPrinter, Supervisor, quiet

ROOT = Path(__file__).resolve().parents[1]
MODEL = Path("models/advisor.tar.gz")
LOGS = Path(".build")
POLL = 0.2  # seconds between two looks at a server that is starting
SERVER_ERROR = 500

console = Console(highlight=False, soft_wrap=True)


def main() -> int:
    """Exit code: 0 when it was asked to end, otherwise not."""
    started = time.monotonic()
    os.chdir(ROOT)
    try:
        chosen = ports(os.environ)
        for name, port in chosen.items():
            ensure_free(name, port)
    except PortError as error:
        return fail(str(error))
    if problem := unusable_settings() or flaw(MODEL):
        return fail(problem)
    return supervise(chosen, started)


def unusable_settings() -> str:
    """What is wrong with the variables that say where things are kept, before Rasa has been started for them."""
    check = [sys.executable, "-m", "stores.settings"]
    return subprocess.run(check, check=False, capture_output=True, text=True).stderr.strip()


def supervise(chosen: dict[str, int], started: float) -> int:
    """Starts both programs, announces them when they answer, and stays until the end."""
    supervisor = Supervisor(LogPrinter(LOGS, show=lambda line: console.print(line, style="yellow", markup=False)))
    # Without SANIC_HOST rasa_sdk listens on 0.0.0.0.
    environment = quiet(os.environ, SANIC_HOST=HOST, ACTIONS_URL=actions_url(chosen), **chosen)
    for name, command in commands(chosen).items():
        supervisor.add(name, command, environment)
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))  # the terminal was closed
    ended = threading.Event()
    announcer = threading.Thread(target=announce, args=(chosen, started, ended), daemon=True)
    announcer.start()
    supervisor.loop()
    ended.set()
    announcer.join()
    asked = supervisor.returncode in ASKED
    code, message = supervisor.verdict(asked=asked)
    console.print("Stopped." if asked else "")
    return fail(message, code) if message else code


ASKED = {130, 143}  # what honcho gives for Ctrl-C and for SIGTERM


def commands(chosen: dict[str, int]) -> dict[str, list[str]]:
    """Program name (also that of its log) to command line."""
    actions = ["-m", "actions", "--actions", "actions", "--port", str(chosen["ACTIONS_PORT"])]
    rasa = ["-m", "patches", "run", "-i", HOST, "-p", str(chosen["ADVISOR_PORT"]), "--model", str(MODEL)]
    rasa += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    return {"actions": [sys.executable, *actions], "rasa": [sys.executable, *rasa]}


def actions_url(chosen: dict[str, int]) -> str:
    """Where endpoints.yml finds the action server."""
    return f"http://{HOST}:{chosen['ACTIONS_PORT']}/webhook"


def announce(chosen: dict[str, int], started: float, ended: threading.Event) -> None:
    """Waits, visibly, until both servers answer, then says where; silent when they `ended` before."""
    page = f"http://{HOST}:{chosen['ADVISOR_PORT']}/"
    with console.status("Starting the advisor") as status:
        if not console.is_terminal:
            console.print("Starting the advisor")
        for address in (f"http://{HOST}:{chosen['ACTIONS_PORT']}/health", page):
            while not answers(address):
                status.update(f"Starting the advisor: {time.monotonic() - started:.0f} s (logs in {LOGS}/)")
                if ended.wait(POLL):
                    return
    console.print(greeting(page, time.monotonic() - started), markup=False)


def answers(address: str) -> bool:
    """True when a server is there and is not failing."""
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own http:// address
            return bool(answer.status < SERVER_ERROR)
    except urllib.error.HTTPError as error:
        return error.code < SERVER_ERROR
    except OSError:
        return False


def greeting(page: str, seconds: float) -> str:
    """The addresses at which the advisor can be reached."""
    return (
        f"The advisor is ready ({seconds:.0f} s).\n\n"
        f"  Web page      {page}\n"
        f"  Terminal      make chat   (in another terminal)\n"
        f"  REST          POST {page}webhooks/rest/webhook\n\n"
        f"Logs: {LOGS}/rasa.log, {LOGS}/actions.log. Ctrl-C ends it."
    )


def fail(message: str, code: int = 1) -> int:
    """Says why on stderr and gives the exit code."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(message, style="red", markup=False)
    return code


if __name__ == "__main__":
    sys.exit(main())
