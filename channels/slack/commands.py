"""The slash command: `/framework ...`, answered to the one person, in any channel."""

from __future__ import annotations

from channels.slack.mrkdwn import plain
from channels.slack.said import COMMAND, Payload, Said
from channels.slack.words import words


def commanded(payload: Payload) -> Said:
    """What a slash command says."""
    return Said(
        team=str(payload.get("team_id") or payload.get("enterprise_id") or ""),
        channel=str(payload.get("channel_id") or ""),
        user=str(payload.get("user_id") or ""),
        text=plain(str(payload.get("text") or "")) or words()["asked_help"],
        talk=COMMAND,
        reply_url=str(payload.get("response_url") or "") or None,
    )
