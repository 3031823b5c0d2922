"""Whose turn it is, for the log: a conversation has a name there that does not tell who it is."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

KEY = "ADVISOR_LOG_KEY"
"""Environment variable: the same in all processes whose logs are to be read together."""

LETTERS = 12
"""Hex digits of a conversation's name: 48 bits, so that a million conversations do not share one by chance."""

REMEMBERED = 10_000
"""Names that are not worked out again."""


@dataclass(frozen=True)
class Said:
    """What must not be written: who said it, and what."""

    sender: str
    text: str

    def hidden(self, line: str) -> str:
        """A line of the log with neither of them."""
        if len(self.text) > 2:  # a shorter one would be found inside of words, and tells nothing
            line = line.replace(self.text, "[message]")
        return line.replace(self.sender, name_of(self.sender)) if self.sender else line


NOW: ContextVar[Said | None] = ContextVar("turn", default=None)
"""The turn that this task works on."""


@lru_cache(maxsize=1)
def _key() -> bytes:
    """Where none is given, one of this process's own: then not even who has the log can try out names."""
    return (os.environ.get(KEY) or secrets.token_hex(32)).encode()


@lru_cache(maxsize=REMEMBERED)
def name_of(sender: str) -> str:
    """A conversation's name in the log: always the same with the same key, and of no use without."""
    return hmac.new(_key(), sender.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()[:LETTERS]
