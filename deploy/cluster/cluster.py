"""All parts of a cluster together: up, rolled, and down."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType

from deploy.cluster.layout import Layout
from deploy.cluster.member import Member
from deploy.cluster.programs import require
from deploy.cluster.services import Nginx, Postgres, Redis


class Cluster:
    """A context: within it everything runs. Raises `Missing` at the start where a package is not there."""

    def __init__(self, layout: Layout, say: Callable[[str], None] = lambda _: None) -> None:
        """`say` is told what is being done."""
        self.layout, self._say, self._stack = layout, say, ExitStack()
        self.postgres, self.redis, self.nginx = Postgres(layout), Redis(layout), Nginx(layout)
        settings = {
            "ADVISOR_DATABASE_URL": layout.database_url(self.postgres.password),
            "ADVISOR_REDIS_URL": layout.redis_url,
            "ADVISOR_LOG_KEY": secrets.token_hex(16),  # one for all, so that their logs can be read together
            "ADVISOR_PROXIES": "1",
            "ADVISOR_PUBLIC_URL": layout.url,
        }
        self.members = [Member(ports, layout.folder, settings) for ports in layout.advisors]

    def __enter__(self) -> Cluster:
        """Starts everything."""
        require()
        self.layout.folder.mkdir(parents=True, exist_ok=True)
        self.layout.folder.chmod(0o755)
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stops everything, nginx first."""
        self._stack.close()

    def _start(self) -> None:
        for name, service in (("PostgreSQL", self.postgres), ("Redis", self.redis)):
            self._say(f"Starting {name}")
            service.start()
            self._stack.callback(service.program.stop)
        self._say(f"Starting {len(self.members)} advisors")
        for member in self.members:
            self._stack.callback(member.stop)
            member.start()
        for member in self.members:
            member.await_ready()
        self._say("Starting nginx")
        self.nginx.start(self._all)
        self._stack.callback(self.nginx.program.stop)

    @property
    def _all(self) -> list[int]:
        return [member.ports.advisor for member in self.members]

    def only(self, *members: Member) -> None:
        """Has nginx send people to these."""
        self.nginx.serve([member.ports.advisor for member in members])

    def roll(self) -> None:
        """Starts each advisor anew while the others go on: out of nginx, to its end, up, ready, and in again."""
        for member in self.members:
            self._say(f"Restarting the advisor on port {member.ports.advisor}")
            self.only(*(other for other in self.members if other is not member))
            member.stop()
            member.start()
            member.await_ready()
        self.nginx.serve(self._all)
