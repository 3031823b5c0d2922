"""A real PostgreSQL and a real Redis on loopback, in folders of their own, which tests start, stop and kill."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tests.system import require_postgres, require_redis

HOST, PATIENCE, POLL = "127.0.0.1", 30, 0.05
ACCOUNT = "postgres"
"""PostgreSQL does not run as root: then it runs as this user, whom Debian's package makes."""


class Service:
    """A program that listens on a port; what it keeps is in `folder`, also while it is stopped."""

    AT_ONCE = signal.SIGKILL
    """What ends it for good."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.folder = Path(tempfile.mkdtemp(prefix="advisor-test-"))
        self.running: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        """What is run."""
        raise NotImplementedError

    def start(self) -> None:
        """Starts it and waits until it can be connected to."""
        with (self.folder / "log").open("ab") as log:
            self.running = subprocess.Popen(self.command(), cwd=self.folder, stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            assert self.running.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < deadline, (self.folder / "log").read_text()
            time.sleep(POLL)

    def answers(self) -> bool:
        """Whether it takes connections."""
        with socket.socket() as client:
            client.settimeout(1)
            return client.connect_ex((HOST, self.port)) == 0

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends it, and waits for that."""
        if self.running:
            self.running.send_signal(how)
            self.running.wait(PATIENCE)
            self.running = None

    def remove(self) -> None:
        """Ends it for good."""
        self.stop(self.AT_ONCE)
        shutil.rmtree(self.folder, ignore_errors=True)


class Redis(Service):
    """Without any file: what it is told is gone when it ends."""

    def command(self) -> list[str]:
        """What is run."""
        return [require_redis(), "--port", str(self.port), "--bind", HOST, "--save", "", "--appendonly", "no"]

    @property
    def url(self) -> str:
        """As ADVISOR_REDIS_URL."""
        return f"redis://{HOST}:{self.port}/0"


class Postgres(Service):
    """With a database of its own, for anybody on this machine who knows the port."""

    AT_ONCE = signal.SIGQUIT  # its other processes end with it

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.bin = Path(require_postgres()).resolve().parent
        if os.geteuid() == 0:
            shutil.chown(self.folder, ACCOUNT, ACCOUNT)
        init = ("initdb", "-D", "data", "-U", "advisor", "-A", "trust", "--no-sync", "-E", "UTF8")
        subprocess.run(self._as_account(*init), cwd=self.folder, check=True, capture_output=True)

    def command(self) -> list[str]:
        """What is run."""
        return self._as_account("postgres", "-D", "data", "-p", str(self.port), "-h", HOST, "-k", str(self.folder))

    def answers(self) -> bool:
        """Whether it takes queries: it listens a little earlier than that."""
        where = ("-h", HOST, "-p", str(self.port), "-d", "postgres", "-U", "advisor")
        ready = [str(self.bin / "pg_isready"), "-q", *where]
        return subprocess.run(ready, check=False).returncode == 0

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Ends it at once and in order (SIGINT), or as when it crashes (SIGQUIT)."""
        super().stop(how)

    @property
    def url(self) -> str:
        """As ADVISOR_DATABASE_URL."""
        return f"postgresql://advisor@{HOST}:{self.port}/postgres"

    def empty(self) -> None:
        """Drops all tables."""
        query = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
        psql = [str(self.bin / "psql"), "-q", self.url, "-c", query]
        subprocess.run(psql, check=True, capture_output=True)

    def _as_account(self, program: str, *arguments: str) -> list[str]:
        command = [str(self.bin / program), *arguments]
        as_other = ["setpriv", f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--clear-groups", "--"]
        return [*as_other, *command] if os.geteuid() == 0 else command
