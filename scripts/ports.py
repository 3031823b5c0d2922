"""The ports that the advisor listens on, on loopback: read from the environment, and free before anything starts."""

from __future__ import annotations

import errno
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HOST = "127.0.0.1"
HIGHEST = 65_535
DEFAULTS = {"ADVISOR_PORT": 5005, "ACTIONS_PORT": 5055}


class PortError(ValueError):
    """A port that cannot be used; the message says which variable changes it."""


def ports(environment: Mapping[str, str]) -> dict[str, int]:
    """Port by name of its variable. Raises `PortError` for what is no port, or the same one twice."""
    chosen = {name: _number(name, environment.get(name) or default) for name, default in DEFAULTS.items()}
    if len(set(chosen.values())) < len(chosen):
        raise PortError(f"{' and '.join(chosen)} are the same, {chosen['ADVISOR_PORT']}: each needs a port of its own.")
    return chosen


def _number(name: str, value: str | int) -> int:
    try:
        port = int(value)
    except ValueError:
        port = 0
    if not 0 < port <= HIGHEST:
        raise PortError(f"{name} is {value!r}: a port is a number from 1 to {HIGHEST}.")
    return port


def ensure_free(name: str, port: int) -> None:
    """Raises `PortError` where something listens on `port` already, or where we may not."""
    with socket.socket() as candidate:
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the servers do: a closed one may linger
        try:
            candidate.bind((HOST, port))
        except OSError as error:
            raise PortError(_advice(name, port, error)) from error


def _advice(name: str, port: int, error: OSError) -> str:
    taken = error.errno == errno.EADDRINUSE
    problem = "is taken, perhaps by an advisor that runs already" if taken else f"cannot be used: {error.strerror}"
    example = port + 1 if 1024 < port < HIGHEST else DEFAULTS[name]  # below 1024 only the administrator may listen
    return f"Port {port} {problem}. {name} chooses another: `{name}={example} make run`."
