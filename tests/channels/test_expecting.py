"""While somebody alone is answered, the second core begins with what will be read."""

from __future__ import annotations

import asyncio

from channels.turns import Turns


def test_only_one_who_is_alone_is_read_ahead(monkeypatch):
    """Where others wait, that core answers them."""
    expected: list[str] = []
    monkeypatch.setattr("channels.turns.expect", expected.append)

    async def said() -> None:
        turns = Turns(lambda _: asyncio.sleep(0))
        together = [turns.begin("ann", "first", "rest", None), turns.begin("bob", "second", "rest", None)]
        await asyncio.gather(*(turn.whole() for turn in together))
        await turns.begin("ann", "third", "rest", None).whole()

    asyncio.run(said())
    assert expected == ["first", "third"]
