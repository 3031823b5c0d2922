"""What was there before, of the latest many: Slack sends an event again when it was not acknowledged in time."""

from __future__ import annotations

from collections import OrderedDict

REMEMBERED = 10_000
"""Slack repeats within the hour, so this is ample for one process."""


class Seen:
    """Remembers the latest keys."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._most = most

    def before(self, *keys: str) -> bool:
        """Whether one of the keys was there before; from now on all of them were. Empty ones do not count."""
        known = any(key in self._keys for key in keys)
        self._keys.update(dict.fromkeys(filter(None, keys)))
        while len(self._keys) > self._most:
            self._keys.popitem(last=False)
        return known
