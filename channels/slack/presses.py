"""What is pressed or chosen: most of it says something for the person."""

from __future__ import annotations

from typing import Any

from channels.slack import home, modal
from channels.slack.delivery import Delivery
from channels.slack.desk import Desk
from channels.slack.elements import SAY
from channels.slack.rating import rate
from channels.slack.said import COMMAND, DIRECT, Payload, Said, is_direct, talk_of
from channels.slack.words import words


class Presses:
    """Does what a press asks for. What there is nothing to do for (windows closed, shortcuts, other apps' elements) has
    been acknowledged, which is all that Slack wants.
    """

    def __init__(self, desk: Desk, delivery: Delivery) -> None:
        self._desk, self._delivery = desk, delivery

    async def take(self, payload: Payload, store: Any = None) -> None:
        """One interaction."""
        if payload.get("type") != "block_actions":
            return
        for action in payload.get("actions") or []:
            await self._act(payload, action, store)

    async def _act(self, payload: Payload, action: Payload, store: Any) -> None:
        name, value = str(action.get("action_id") or "").partition("_")[0], value_of(action)
        if name == home.ACTION and value:
            await self._desk.answer(await self._in_private(payload, action, value), store)
        elif name == "why" and value:
            await modal.show(self._delivery, str(payload.get("trigger_id") or ""), value)
        elif name == "rate" and value in {"up", "down"}:
            said = pressed(payload, action, value)
            kept = await rate(said.sender, said.ts, value)
            if said.channel:
                await self._delivery.whisper(said, words()["thanks" if kept else "not_kept"])
        elif name == SAY and value:
            await self._desk.answer(pressed(payload, action, value), store)

    async def _in_private(self, payload: Payload, action: Payload, value: str) -> Said:
        """The Home tab has no channel: its buttons speak in the direct message with the person."""
        said = pressed(payload, action, value)
        opened = await self._delivery.call("conversations.open", users=said.user)
        channel = str(opened["channel"]["id"])
        return Said(said.team, channel, said.user, value, DIRECT, chosen=said.chosen)


def value_of(action: Payload) -> str:
    """What an element of any kind says: a button's value, what was chosen of a list, or several things with commas."""
    chosen = action.get("selected_option") or {}
    several = action.get("selected_options") or []
    found = action.get("value") or chosen.get("value") or ", ".join(str(one.get("value") or "") for one in several)
    return str(found or "")


def shown(action: Payload) -> str:
    """What the person saw of what they pressed."""
    chosen = action.get("selected_option") or action
    return str((chosen.get("text") or {}).get("text") or value_of(action))


def pressed(payload: Payload, action: Payload, text: str) -> Said:
    """What a press says, in the conversation of the message that it stands in; `ts` is that message's."""
    message, container = payload.get("message") or {}, payload.get("container") or {}
    user = str((payload.get("user") or {}).get("id") or "")
    channel = str((payload.get("channel") or {}).get("id") or container.get("channel_id") or "")
    private = bool(container.get("is_ephemeral"))
    direct = is_direct({"channel": channel})
    talk = COMMAND if private else talk_of(message, user, direct=direct)
    return Said(
        team=team_of(payload),
        channel=channel,
        user=user,
        text=text,
        talk=talk,
        thread=None if private else message.get("thread_ts") or (None if direct else message.get("ts")),
        reply_url=str(payload.get("response_url") or "") or None if private else None,
        ts=str(message.get("ts") or container.get("message_ts") or ""),
        chosen=shown(action),
    )


def team_of(payload: Payload) -> str:
    """The workspace that the advisor is installed in: the message's, since who presses may be a guest from another."""
    found = payload.get("team") or payload.get("enterprise") or {}
    return str((payload.get("message") or {}).get("team") or found.get("id") or "")
