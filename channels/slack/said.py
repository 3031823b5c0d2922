"""What a person said to the advisor in Slack, and which conversation it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from channels.slack.mrkdwn import addressee, mentions, plain

DIRECT, COMMAND = "direct", "command"
"""The conversations that are no thread: of direct messages, and of slash commands (one for each person and channel)."""

HEARD = {None, "thread_broadcast"}
"""Subtypes of messages that persons write; edits, joins, files, topics and the like have others."""

Payload = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """One message, or a press of something that says a message.

    `talk` is the conversation within the channel: a thread's first timestamp, `DIRECT` or `COMMAND`; `thread` is where
    the reply is posted, and `reply_url` an address that only this person sees the replies of. `begins`: there
    was nothing in the thread before it; `addressed`: it is to the advisor, wherever it was said. `chosen` is what was
    pressed, as it was shown.
    """

    team: str
    channel: str
    user: str
    text: str
    talk: str
    thread: str | None = None
    reply_url: str | None = None
    bot: str = ""
    ts: str = ""
    begins: bool = False
    addressed: bool = True
    chosen: str = ""

    @property
    def place(self) -> str:
        """The conversation that it belongs to, whoever says it."""
        return f"{self.team}/{self.channel}/{self.talk}"

    @property
    def sender(self) -> str:
        """Whose conversation it is to Rasa: in a thread of several people, each has their own."""
        return f"{self.place}/{self.user}"

    @property
    def shared(self) -> bool:
        """Whether others may take part."""
        return self.talk not in {DIRECT, COMMAND} and not self.channel.startswith("D")

    def by(self, user: str) -> Said:
        """The same said by somebody else, whose `sender` is looked for."""
        return replace(self, user=user)


def talk_of(message: Payload, user: str, *, direct: bool) -> str:
    """Which conversation a message belongs to that `user` wrote or pressed something of.

    In a direct message, what is no thread is one conversation; so is a thread under a reply of the advisor's. A thread
    under a message of the person's is a conversation of its own, as every thread in a channel.
    """
    thread = message.get("thread_ts")
    if not direct:
        return str(thread or message.get("ts") or DIRECT)
    under_us = message.get("parent_user_id") not in (None, user)
    return str(thread) if thread and not under_us else DIRECT


def heard(payload: Payload) -> Said | None:
    """What an event of the Events API says; None where no person said anything, or it was said to somebody else."""
    event = payload["event"]
    text, user, ts = (str(event.get(name) or "") for name in ("text", "user", "ts"))
    if event.get("type") not in {"message", "app_mention"} or not user or _not_said(event):
        return None
    bot, direct = bot_of(payload), is_direct(event)
    mentioned = bot in mentions(text) or event["type"] == "app_mention"
    if user == bot or not (direct or mentioned or event.get("thread_ts")):
        return None
    if addressee(text) and not (direct or mentioned):
        return None
    return Said(
        team=str(payload.get("team_id") or event.get("team") or payload.get("enterprise_id") or ""),
        channel=str(event["channel"]),
        user=user,
        text=plain(text, bot or addressee(text)),
        talk=talk_of(event, user, direct=direct),
        thread=event.get("thread_ts") or (None if direct else ts),
        bot=bot,
        ts=ts,
        begins=event.get("thread_ts") in (None, ts),
        addressed=direct or mentioned,
    )


def _not_said(event: Payload) -> bool:
    """Whether it is an edit, a join, a file, another program's message or the like."""
    return bool(event.get("subtype") not in HEARD or event.get("bot_id") or event.get("edited") or event.get("hidden"))


def is_direct(event: Payload) -> bool:
    """Whether nobody else reads it."""
    return bool(event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D"))


def bot_of(payload: Payload) -> str:
    """The advisor's own user id, as far as the event tells it."""
    told = payload.get("authorizations") or [{}]
    ours = next((one for one in told if one.get("is_bot")), told[0])
    return str(ours.get("user_id") or "")
