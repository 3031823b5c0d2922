"""PostgreSQL, Redis and nginx, each in a folder of the cluster's own, as their own users where we are root."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from deploy.cluster.layout import HOST, ROOT, Layout
from deploy.cluster.programs import Program, find

NGINX = ROOT / "deploy" / "nginx" / "nginx.conf"


def listens(port: int) -> bool:
    """Whether somebody does on loopback."""
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex((HOST, port)) == 0


def owner(user: str) -> list[str]:
    """What makes a command run as a system user, where we are root; as ourselves where not."""
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--"] if os.geteuid() == 0 else []


def given(folder: Path, user: str) -> Path:
    """A fresh folder that belongs to a user."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    if os.geteuid() == 0:
        account = pwd.getpwnam(user)
        os.chown(folder, account.pw_uid, account.pw_gid)
    return folder


class Postgres:
    """A database cluster of its own, thrown away when it is started again."""

    def __init__(self, layout: Layout) -> None:
        self.layout, self.password = layout, secrets.token_urlsafe(24)

    def start(self) -> None:
        """Makes it and starts it; returns when it takes connections."""
        data = given(self.layout.folder / "postgres", "postgres")
        secret = data.parent / "postgres.password"
        secret.touch(mode=0o600)
        secret.write_text(self.password)
        shutil.chown(secret, "postgres") if os.geteuid() == 0 else None
        make = [find("initdb"), "-D", str(data), "-U", "advisor", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        make += ["--auth=scram-sha-256", f"--pwfile={secret}"]
        subprocess.run(owner("postgres") + make, check=True, capture_output=True, cwd="/")
        secret.unlink()
        self._run(data)

    def _run(self, data: Path) -> None:
        options = {"listen_addresses": HOST, "unix_socket_directories": "", "max_connections": "100"}
        command = [find("postgres"), "-D", str(data), "-p", str(self.layout.postgres)]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        self.program = Program(owner("postgres") + command, self.layout.folder / "postgres.log")
        self.program.wait_for("PostgreSQL", self._answers, 60)

    def _answers(self) -> bool:
        """Whether it does; the first time, this also makes the database."""
        import psycopg2

        url = self.layout.database_url(self.password)
        try:
            connection = psycopg2.connect(url.rpartition("/")[0] + "/postgres", connect_timeout=3)
        except psycopg2.OperationalError:
            return False
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("CREATE DATABASE advisor")
        connection.close()
        return True


class Redis:
    """In memory only: it holds locks, which nobody misses after a restart."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def start(self) -> None:
        """Returns when it listens."""
        folder = given(self.layout.folder / "redis", "redis")
        command = [find("redis-server"), "--port", str(self.layout.redis), "--bind", HOST, "--dir", str(folder)]
        command += ["--save", "", "--appendonly", "no", "--maxmemory", "64mb"]
        self.program = Program(owner("redis") + command, self.layout.folder / "redis.log")
        self.program.wait_for("Redis", lambda: listens(self.layout.redis), 60)


class Nginx:
    """In front of the advisors; `serve` says which of them it sends people to."""

    def __init__(self, layout: Layout) -> None:
        self.folder, self.layout = layout.folder / "nginx", layout

    def start(self, ports: list[int]) -> None:
        """Returns when it listens."""
        self.folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(NGINX, self.folder / "nginx.conf")
        (self.folder / "listen.conf").write_text(f"listen {HOST}:{self.layout.nginx};\n")
        self._name(ports)
        command = [find("nginx"), "-p", str(self.folder), "-c", "nginx.conf", "-g", "daemon off;"]
        self.program = Program(command, self.layout.folder / "nginx.log")
        self.program.wait_for("nginx", lambda: listens(self.layout.nginx), 60)

    def serve(self, ports: list[int]) -> None:
        """From now on new requests go to these; those under way are finished where they are."""
        self._name(ports)
        self.program.signal(signal.SIGHUP)
        time.sleep(1)  # until the new workers have taken over

    def _name(self, ports: list[int]) -> None:
        lines = [f"server {HOST}:{port} max_fails=1 fail_timeout=5s;\n" for port in ports]
        (self.folder / "advisors.conf").write_text("".join(lines))
