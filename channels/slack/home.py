"""The Home tab: what the advisor can do, and a start."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import DividerBlock, HeaderBlock
from slack_sdk.models.views import View

from channels.slack.delivery import Delivery
from channels.slack.elements import press, row, sections
from channels.slack.said import Payload
from channels.slack.words import words

ACTION = "home"
"""The action of its buttons, which say their value in the direct message with the person."""


async def show(delivery: Delivery, event: Payload) -> None:
    """Publishes the tab for who opened it."""
    if event.get("tab", "home") == "home" and event.get("user"):
        await delivery.call("views.publish", user_id=event["user"], view=view())


def view() -> dict[str, Any]:
    """The tab."""
    say = words()
    can = "\n".join([say["home_can"], *(f"• {line}" for line in say["home_say"])])
    buttons = [
        press(label, value, f"{ACTION}_{place}") for place, (label, value) in enumerate(say["home_buttons"].items())
    ]
    buttons[0].style = "primary"
    blocks = [
        HeaderBlock(text=say["home_title"]),
        *sections(say["home_text"]),
        *sections(say["home_start"]),
        row(*buttons),
        DividerBlock(),
        *sections(can),
        *sections(say["home_where"]),
    ]
    return dict(View(type="home", blocks=blocks).to_dict())
