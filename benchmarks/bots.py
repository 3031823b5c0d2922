"""The two bots that are compared: ours, and the starter bot that `rasa init` makes; started, looked at, ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle, product, repeat
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PATIENCE = 1_200  # seconds for a server to answer, on a machine that is busy with other things

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "SANIC_HOST": HOST,
}
"""For both bots alike. OPENBLAS_NUM_THREADS is ours alone: it is what `make run` sets."""


PROJECTS = (
    ("I want", "We need", "My team has", "They asked me"),
    ("to train", "to build", "to make"),
    (
        "an image classifier",
        "a speech recogniser",
        "a text classifier",
        "a forecast of sales",
        "a recommender of films",
    ),
    ("and run it on Android phones", "and run it in the browser", "and run it on our servers", "for iPhones"),
    ("with Kotlin", "in Python", "from C++", "in TypeScript", "in Swift", "as beginners", "on a small budget"),
)
"""Parts of what people say of their projects: 1,680 messages, no two of which are alike."""


@dataclass
class Bot:
    """`message` is what a new person says; `others` what people say who all say something else; `talk` a
    conversation's messages, said over and over; `program` the module that runs Rasa.
    """

    name: str
    folder: Path
    model: Path
    message: str
    others: Iterator[str]
    talk: tuple[str, ...]
    program: str = "rasa"
    has_actions: bool = False
    environment: dict[str, str] = field(default_factory=dict)
    endpoints: str = "endpoints.yml"
    port: int = 0
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it takes messages."""
        return f"http://{HOST}:{self.port}/webhooks/rest/webhook"

    def commands(self, actions_port: int) -> list[list[str]]:
        """What is started; of ours the same as scripts/serve.py starts."""
        rasa = [self.program, "run", "-i", HOST, "-p", str(self.port), "--model", str(self.model)]
        rasa += ["--endpoints", self.endpoints, "--credentials", "credentials.yml"]
        actions = ["actions", "--actions", "actions", "--port", str(actions_port)]
        modules = [actions, rasa] if self.has_actions else [rasa]
        return [[sys.executable, "-m", *module] for module in modules]


def ours(model: Path) -> Bot:
    """The advisor, with the model at `model`."""
    return Bot(
        name="advisor",
        folder=ROOT,
        model=model,
        message="I want to train an image classifier and run it on Android phones with Kotlin",
        others=map(" ".join, cycle(product(*PROJECTS))),
        talk=(
            "I want to train an image classifier and run it on Android phones",
            "why?",
            "does PyTorch run on AMD GPUs?",
            "compare PyTorch and Keras",
            "hello",
        ),
        program="patches",
        has_actions=True,
        environment={"OPENBLAS_NUM_THREADS": "1"},
    )


def unpatched(model: Path, scratch: Path) -> Bot:
    """The advisor on stock Rasa: without what patches/ holds."""
    bot = ours(model)
    endpoints = scratch / "stock-endpoints.yml"
    endpoints.write_text("action_endpoint: {url: '${ACTIONS_URL}', enable_selective_domain: true}\n", encoding="utf-8")
    bot.name, bot.program, bot.endpoints = "advisor on stock Rasa", "rasa", str(endpoints)
    return bot


def starter(folder: Path) -> Bot:
    """What `rasa init` made in `folder`."""
    model = max((folder / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    talk = ("hello", "are you a bot?", "I am sad", "yes", "bye")
    return Bot(name="starter", folder=folder, model=model, message="hello", others=repeat("hello"), talk=talk)


@contextmanager
def running(bot: Bot, logs: Path) -> Iterator[float]:
    """The bot at work; gives the seconds from its start to its first answer. What was started is ended, by its id."""
    bot.port, actions_port = free_port(), free_port()
    kept = {"ACTIONS_URL": f"http://{HOST}:{actions_port}/webhook", "ADVISOR_DATA": str(logs / "data")}
    environment = {**os.environ, **QUIET, **bot.environment, **kept}
    begun = time.monotonic()
    try:
        for number, command in enumerate(bot.commands(actions_port)):
            with (logs / f"{bot.name.replace(' ', '-')}-{number}.log").open("wb") as log:
                started = subprocess.Popen(command, cwd=bot.folder, env=environment, stdout=log, stderr=log)
                bot.processes.append(started)
        first_answer(bot)
        yield time.monotonic() - begun
    finally:
        end(bot)


def first_answer(bot: Bot) -> None:
    """Asks until there is an answer; raises RuntimeError where a process ended instead, or none came."""
    until = time.monotonic() + PATIENCE
    with httpx.Client(timeout=PATIENCE) as client:
        while time.monotonic() < until:
            ended = [process for process in bot.processes if process.poll() is not None]
            if ended:
                raise RuntimeError(f"{bot.name}: {ended[0].args} ended with {ended[0].returncode}")
            if _answers(bot, client):
                return
            time.sleep(0.2)
    raise RuntimeError(f"{bot.name} gave no answer in {PATIENCE} s")


def _answers(bot: Bot, client: httpx.Client) -> bool:
    with suppress(httpx.HTTPError):
        answer = client.post(bot.address, json={"sender": "first", "message": "hello"})
        return answer.status_code == httpx.codes.OK and bool(answer.json())
    return False


def end(bot: Bot) -> None:
    """Ends all processes that `running` started."""
    for process in bot.processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in bot.processes:
        _ended(process)
    bot.processes.clear()


def _ended(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def resident_mb(bot: Bot) -> float:
    """Resident memory of its processes and their children, in MB."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    own = {process.pid for process in bot.processes}
    while more := {pid for pid, parent, _ in rows if parent in own} - own:
        own |= more
    return sum(rss for pid, _, rss in rows if pid in own) / 1024


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def rasa(*arguments: str, folder: Path, log: Path, program: str = "rasa") -> dict[str, float]:
    """Runs a command of Rasa's in `folder` by the module `program`.

    Gives its seconds, by the clock (`wall`) and of processor (`cpu`).
    """
    before, begun = os.times(), time.monotonic()
    environment = {**os.environ, **QUIET}
    with log.open("wb") as out:
        command = [sys.executable, "-m", program, *arguments]
        subprocess.run(command, cwd=folder, env=environment, stdout=out, stderr=out, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return {"wall": time.monotonic() - begun, "cpu": cpu}
