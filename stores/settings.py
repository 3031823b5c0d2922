"""Where and how long things are kept, read from the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SCHEMES = ("postgresql://", "postgres://", "sqlite:///")


@dataclass(frozen=True)
class Settings:
    """`data`: folder of the SQLite file; `database`: another database's URL, or nothing; `redis`: URL of the Redis
    that holds locks between processes, or nothing; `keep_days`: after so many days without a message a conversation
    is deleted (0: never); `lock_seconds`: how long a message waits for the ones before it.
    """

    data: Path = ROOT / ".data"
    database: str = ""
    redis: str = ""
    keep_days: float = 90
    lock_seconds: float = 15

    @classmethod
    def of(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Those of the environment's variables ADVISOR_DATA, ADVISOR_DATABASE_URL, ADVISOR_REDIS_URL,
        ADVISOR_KEEP_DAYS and ADVISOR_LOCK_SECONDS.

        Raises:
            ValueError: naming the variable that cannot be used, and what can.
        """
        given = os.environ if environment is None else environment
        return cls(
            data=Path(given.get("ADVISOR_DATA") or cls.data).expanduser(),
            database=_url(given, "ADVISOR_DATABASE_URL", SCHEMES),
            redis=_url(given, "ADVISOR_REDIS_URL", ("redis://", "rediss://", "unix://")),
            keep_days=_number(given, "ADVISOR_KEEP_DAYS", cls.keep_days, least=0),
            lock_seconds=_number(given, "ADVISOR_LOCK_SECONDS", cls.lock_seconds, least=0.1),
        )

    @property
    def database_url(self) -> str:
        """As SQLAlchemy takes it."""
        if not self.database:
            return f"sqlite:///{self.data.resolve() / 'advisor.sqlite'}"
        return self.database.replace("postgres://", "postgresql://", 1)


def _url(given: Mapping[str, str], name: str, schemes: tuple[str, ...]) -> str:
    url = given.get(name, "").strip()
    if url and not url.startswith(schemes):
        raise ValueError(f"{name} begins with {' or '.join(schemes)}.")  # not told back: it can hold a password
    return url


def _number(given: Mapping[str, str], name: str, default: float, *, least: float) -> float:
    text = given.get(name, "").strip()
    try:
        number = float(text) if text else default
    except ValueError:
        number = -1.0
    if not least <= number < 1e6:
        raise ValueError(f"{name} is {text!r}: a number from {least:g} to a million.")
    return number


def main() -> int:
    """`python -m stores.settings`: 1, with what is wrong on standard error, when the environment cannot be used."""
    try:
        Settings.of()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
