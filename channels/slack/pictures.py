"""Charts of replies: as Slack fetches them itself, or drawn here to be uploaded."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from channels.slack.patience import patiently
from channels.worker import Busy

ADDRESS, ALT, UPLOADED_ALT = 3000, 2000, 1000
"""Characters that Slack takes of an image's address, of its text, and of the text of an uploaded one."""

Payload = dict[str, Any]


def fetched(payload: Payload) -> Payload | None:
    """`url` and `alt` of a payload's chart where Slack can fetch it, which it does from https addresses only."""
    url, alt = _of(payload)
    return {"url": url, "alt": alt[:ALT]} if alt and url.startswith("https://") and len(url) <= ADDRESS else None


def uploaded(payload: Payload, title: str) -> Payload | None:
    """What to upload of a payload's chart where Slack cannot fetch it: `name` as `channels.charts` draws it."""
    url, alt = _of(payload)
    folder, _, name = urlsplit(url).path.rpartition("/")
    here = url.startswith("http://") and folder.endswith("/charts") and name.endswith(".png")
    return {"name": name.removesuffix(".png"), "alt": alt[:UPLOADED_ALT], "title": title} if here and alt else None


def _of(payload: Payload) -> tuple[str, str]:
    chart = payload.get("chart") or {}
    return str(chart.get("png") or ""), str(chart.get("alt") or "")


async def drawn(chart: Payload) -> bytes:
    """The picture.

    Raises:
        ValueError: when there is none, or no time for it.
    """
    from channels.charts import picture

    try:
        return await patiently(picture, chart["name"], "png", "wide", "light")
    except Busy as busy:
        raise ValueError("no time for it") from busy
