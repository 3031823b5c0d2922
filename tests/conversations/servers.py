"""The action server and Rasa as `make run` starts them, on free ports, for the conversations under test."""

import os
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest
import serve
from logs import tail
from ports import HOST
from supervisor import quiet

PATIENCE = 240  # seconds: a busy machine takes its time
GRACE = 15  # seconds within which a server ends when asked to
POLL = 0.2


class Servers:
    """Both programs by name ("actions", "rasa"), each with a log in `logs`."""

    def __init__(self, logs: Path, **environment: str) -> None:
        """`environment`: more variables for the programs; what they keep is in `logs` too, unless those say where."""
        self.logs = logs
        self.more = {"ADVISOR_DATA": str(logs / "data"), **environment}
        self.ports = dict(zip(("ADVISOR_PORT", "ACTIONS_PORT"), free_ports(2), strict=True))
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def url(self) -> str:
        """Where Rasa listens, without a slash at the end."""
        return f"http://{HOST}:{self.ports['ADVISOR_PORT']}"

    @property
    def health(self) -> dict[str, str]:
        """Where each program shows that it is ready."""
        return {"actions": f"http://{HOST}:{self.ports['ACTIONS_PORT']}/health", "rasa": f"{self.url}/version"}

    def log(self, name: str) -> Path:
        """Where a program's output goes."""
        return self.logs / f"{name}.log"

    def start(self, *names: str) -> None:
        """Starts programs and waits until each answers."""
        for name in names:
            with self.log(name).open("ab") as log:
                self.running[name] = subprocess.Popen(
                    serve.commands(self.ports)[name], cwd=serve.ROOT, env=self._environment(), stdout=log, stderr=log
                )
        try:
            deadline = time.monotonic() + PATIENCE
            for name in names:
                self._await(name, deadline)
            if "rasa" in names:
                self._try_out()
        except BaseException:  # pytest.fail is none of Exception's
            self.stop(*names)
            raise

    def stop(self, *names: str) -> None:
        """Ends programs by their process ids."""
        ended = [self.running.pop(name) for name in names if name in self.running]
        for process in ended:
            process.terminate()
        for process in ended:
            reap(process)

    def kill(self, name: str) -> None:
        """Ends a program as when it crashes: it is not asked."""
        process = self.running.pop(name)
        process.kill()
        process.wait()

    def _environment(self) -> dict[str, str]:
        """That of `make run`, less what would connect the advisor under test to the outside."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "ADVISOR_"))}
        return quiet(kept, SANIC_HOST=HOST, ACTIONS_URL=serve.actions_url(self.ports), **self.ports, **self.more)

    def _try_out(self) -> None:
        """Rasa says that it is up even when it could not load the model or use it: only an answer shows that it can."""
        response = post(self.url, "try-out", "hello")
        if response.status_code != 200 or not response.json():
            pytest.fail(f"the advisor is up but answers {response.text}:\n{tail(self.log('rasa'))}", pytrace=False)

    def _await(self, name: str, deadline: float) -> None:
        while True:
            code = self.running[name].poll()
            if code is not None:
                pytest.fail(f"{name} ended with exit code {code}:\n{tail(self.log(name))}", pytrace=False)
            if serve.answers(self.health[name]):
                return
            if time.monotonic() > deadline:
                pytest.fail(f"{name} does not answer within {PATIENCE} s:\n{tail(self.log(name))}", pytrace=False)
            time.sleep(POLL)


def reap(process: subprocess.Popen[bytes]) -> None:
    """Waits for the end of a process that was asked to end, and ends it when it does not heed."""
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nothing listens on, all different."""
    sockets = [socket.create_server((HOST, 0)) for _ in range(count)]
    try:
        return [listening.getsockname()[1] for listening in sockets]
    finally:
        for listening in sockets:
            listening.close()


def post(url: str, sender: str, text: str) -> httpx.Response:
    """One message over Rasa's REST channel."""
    return httpx.post(f"{url}/webhooks/rest/webhook", json={"sender": sender, "message": text}, timeout=30)
