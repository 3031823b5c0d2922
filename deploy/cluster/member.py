"""One advisor of a cluster, with the action server that it alone talks to."""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from deploy.cluster.layout import HOST, ROOT, Ports
from deploy.cluster.programs import Program

PYTHON = sys.executable


class Member:
    """Starts both programs, and stops them in an order in which no turn is lost."""

    def __init__(self, ports: Ports, logs: Path, settings: Mapping[str, str]) -> None:
        """`settings`: environment variables that all members share."""
        self.ports, self._logs, self._settings = ports, logs, settings
        self._programs: list[Program] = []

    @property
    def url(self) -> str:
        """Where it is reached past nginx."""
        return f"http://{HOST}:{self.ports.advisor}"

    def start(self) -> None:
        """Starts both programs; `await_ready` waits for them."""
        log = self._logs / f"advisor-{self.ports.advisor}.log"
        actions = [PYTHON, "-m", "actions", "--actions", "actions", "--port", str(self.ports.actions)]
        rasa = [PYTHON, "-m", "patches", "run", "-i", HOST, "-p", str(self.ports.advisor)]
        rasa += ["--model", "models/advisor.tar.gz", "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
        environment = self._environment()
        both = ((actions, log.with_name(f"actions-{self.ports.actions}.log")), (rasa, log))
        self._programs = [Program(command, file, environment) for command, file in both]

    def await_ready(self) -> None:
        """Returns when it says that it could answer a message. Raises RuntimeError when it does not come to that."""
        self._programs[1].wait_for(f"the advisor on port {self.ports.advisor}", self.ready)

    def stop(self) -> None:
        """First the advisor, which finishes its turns, then the actions that they need."""
        for program in reversed(self._programs):
            program.stop()

    @property
    def processor(self) -> list[float]:
        """Seconds of the processor's time that the action server and the advisor have used."""
        return [program.processor for program in self._programs]

    def ready(self) -> bool:
        """Whether it could answer now."""
        try:
            with urllib.request.urlopen(f"{self.url}/ready", timeout=5) as answer:  # noqa: S310 - our own http://
                return bool(json.load(answer)["status"] == "ready")
        except (OSError, ValueError, urllib.error.URLError):
            return False

    def _environment(self) -> dict[str, str]:
        outside = ("SLACK_", "ADVISOR_", "REST_TOKEN", "METRICS_TOKEN")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(outside)}
        own = {"ACTIONS_URL": f"http://{HOST}:{self.ports.actions}/webhook", "SANIC_HOST": HOST}
        own |= {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "ignore", "FORCE_JSON_LOGGING": "1"}
        own |= {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "OPENBLAS_NUM_THREADS": "1"}
        return {**kept, **own, "SQLALCHEMY_SILENCE_UBER_WARNING": "1", **self._settings}
