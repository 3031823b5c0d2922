"""How often one sender, and one address, may ask: buckets that hold a burst and fill again with time."""

from __future__ import annotations

import math
import os
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from typing import Any

from sanic.request import Request

from channels.errors import Problem

PROXIES = "ADVISOR_PROXIES"
"""Environment variable: goes before what credentials.yml says of `proxies`."""

KEPT = 10_000
"""Buckets that are remembered; the one that was asked longest ago is forgotten first."""


@dataclass
class Buckets:
    """One bucket a key: `burst` at once, and `each_minute` in the long run."""

    burst: int
    each_minute: float
    now: Callable[[], float] = time.monotonic
    _full_at: OrderedDict[str, float] = field(default_factory=OrderedDict)

    def wait(self, key: str) -> float:
        """Takes one out of a bucket: 0, or the seconds until there is one where it is empty (and takes none)."""
        now, cost = self.now(), 60 / self.each_minute
        full_at = max(self._full_at.get(key, now), now) + cost
        late = full_at - now - self.burst * cost
        if late > 1e-9:
            return late
        self._full_at[key] = full_at
        self._full_at.move_to_end(key)
        if len(self._full_at) > KEPT:
            self._full_at.popitem(last=False)
        return 0.0


DEFAULTS: Mapping[str, Any] = {
    "sender": {"burst": 30, "each_minute": 30},
    "address": {"burst": 120, "each_minute": 240},
    "loopback": False,
    "proxies": 0,
}
"""What holds where credentials.yml says nothing: its keys are those of `Limits.of`."""


@dataclass(frozen=True)
class Limits:
    """The limits of one channel. `loopback`: whether they hold for this machine too; `proxies`: how many proxies of
    ours stand in front of the advisor, each of which adds an address to `X-Forwarded-For`.
    """

    sender: Buckets
    address: Buckets
    loopback: bool
    proxies: int

    @classmethod
    def of(cls, settings: Mapping[str, Any] | None) -> Limits:
        """The limits that credentials.yml sets for a channel.

        Raises:
            ValueError: for a setting that there is not, or a value that cannot be.
        """
        given = {**DEFAULTS, **(settings or {}), **_proxies()}
        unknown = sorted(set(given) - set(DEFAULTS))
        if unknown:
            raise ValueError(f"credentials.yml: {', '.join(unknown)}: not known; allowed: {', '.join(DEFAULTS)}")
        if type(given["loopback"]) is not bool or type(given["proxies"]) is not int or given["proxies"] < 0:
            raise ValueError("credentials.yml: loopback is true or false, proxies a number from 0")
        return cls(_buckets("sender", given), _buckets("address", given), given["loopback"], given["proxies"])

    def take(self, request: Request, sender: str | None = None) -> None:
        """Counts a request of an address, or, where one is given, of a sender.

        Raises:
            Problem: 429 with `Retry-After` when there were too many.
        """
        address = address_of(request, self.proxies)
        if is_loopback(address) and not self.loopback:
            return
        if sender is None:
            _take(self.address, network(address), "address")
        else:
            _take(self.sender, sender, "sender")


def _proxies() -> dict[str, Any]:
    """How many proxies there are, where the environment says it: the same files are run with and without."""
    said = os.environ.get(PROXIES, "").strip()
    return {"proxies": int(said) if said.isdigit() else said} if said else {}


def _buckets(name: str, given: Mapping[str, Any]) -> Buckets:
    settings = {**DEFAULTS[name], **(given[name] or {})}
    if set(settings) != set(DEFAULTS[name]) or not all(_positive(value) for value in settings.values()):
        raise ValueError(f"credentials.yml: {name} has burst and each_minute, numbers from 1")
    return Buckets(**settings)


def _positive(value: object) -> bool:
    return type(value) in {int, float} and value >= 1  # type: ignore[operator]


def _take(buckets: Buckets, key: str, what: str) -> None:
    wait = math.ceil(buckets.wait(key))
    if wait:
        allowed = f"{buckets.burst} at once, {buckets.each_minute:g} a minute for one {what}"
        raise Problem(429, "too_often", f"This {what} asks too often.", allowed, {"Retry-After": str(wait)})


def address_of(request: Request, proxies: int) -> str:
    """Who asks: the peer, or, behind proxies of ours, whom the first of them saw."""
    said = ",".join(request.headers.getall("x-forwarded-for", []))
    seen = [part.strip() for part in said.split(",") if part.strip()]
    return seen[-min(proxies, len(seen))] if proxies and seen else str(request.ip)


def is_loopback(address: str) -> bool:
    """Whether it is this machine."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return bool((getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback)


def network(address: str) -> str:
    """What counts as one address: with IPv6 the first 64 bits, since whoever has one has all of them."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return str(IPv6Address(int(parsed) >> 64 << 64))
    return str(parsed.ipv4_mapped or parsed) if isinstance(parsed, IPv6Address) else str(parsed)
