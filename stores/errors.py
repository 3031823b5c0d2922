"""What can go wrong with what is kept."""

from __future__ import annotations


class StoreDown(Exception):
    """A database does not answer, or takes no more: nothing was kept, and the same can be tried again later."""


class Conflict(Exception):
    """Somebody else wrote to the conversation in between: nothing was kept, and the same can be tried again at once."""


class TooLate(Exception):
    """Earlier messages of the conversation took so long that this one's turn never came."""
