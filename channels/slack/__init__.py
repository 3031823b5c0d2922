"""Slack: threads, direct messages, mentions, a slash command, things to press, and advice for several people."""

from channels.slack.channel import AdvisorSlack, SlackOff

__all__ = ["AdvisorSlack", "SlackOff"]
