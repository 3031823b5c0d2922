"""The app's manifest asks Slack for what the channel uses, and for nothing else."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "channels/slack").glob("*.py")))

NEEDS = {
    "chat.postMessage": {"chat:write"},
    "chat.postEphemeral": {"chat:write"},
    "conversations.open": {"im:write"},
    "conversations.replies": {"channels:history", "groups:history", "im:history", "mpim:history"},
    "files_upload_v2": {"files:write"},
    "views.open": set(),
    "views.publish": set(),
    "views.update": set(),
}
"""Methods of the Web API -> scopes, by Slack's reference; those of views need none."""

EVENTS = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
}


@pytest.fixture(scope="module")
def manifest() -> Any:
    """As it is pasted."""
    return yaml.safe_load((ROOT / "deploy/slack-manifest.yml").read_text("utf-8"))


def test_every_scope_is_needed_and_asked_for(manifest: Any) -> None:
    """By a method, an event or the command."""
    needed = set().union(*NEEDS.values(), *EVENTS.values(), {"commands"})
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed


def test_every_method_that_is_called_is_accounted_for() -> None:
    """A new one needs its scope in the manifest."""
    called = set(re.findall(r'call\(\s*"([a-zA-Z.]+)"', SOURCE)) | set(re.findall(r"self\.web\.(\w+)\(", SOURCE))
    assert called == set(NEEDS)


def test_events_are_those_that_are_heard(manifest: Any) -> None:
    """Messages of every kind of channel, mentions, and the Home tab."""
    assert set(manifest["settings"]["event_subscriptions"]["bot_events"]) == set(EVENTS)


def test_all_that_slack_sends_goes_to_the_one_address(manifest: Any) -> None:
    """Events, presses and the command."""
    settings, [command] = manifest["settings"], manifest["features"]["slash_commands"]
    addresses = {settings[name]["request_url"] for name in ("event_subscriptions", "interactivity")} | {command["url"]}
    assert {re.sub(r"https://[^/]+", "", address) for address in addresses} == {"/webhooks/slack/webhook"}
    assert settings["interactivity"]["is_enabled"]


def test_home_tab_and_messages_are_on(manifest: Any) -> None:
    """Without the second nobody could write to it."""
    home = manifest["features"]["app_home"]
    assert home["home_tab_enabled"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


def test_texts_keep_to_slacks_limits(manifest: Any) -> None:
    """Slack refuses a manifest with a longer one; a long description under 175 characters, too."""
    shown, [command] = manifest["display_information"], manifest["features"]["slash_commands"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert len(manifest["features"]["bot_user"]["display_name"]) <= 80
    assert len(command["description"]) <= 2000


def test_every_test_that_the_guide_names_is_there() -> None:
    """Documents outlive what they speak of."""
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/slack.md").read_text("utf-8")))
    written = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests/channels").glob("test_slack*.py"))
    assert named
    assert {name for name in named if f"def {name}(" not in written} == set()


def test_every_word_of_the_channel_is_used() -> None:
    """And what is looked up is there."""
    words = set(yaml.safe_load((ROOT / "channels/slack/wording.yml").read_text("utf-8")))
    strings = set(re.findall(r'"(\w+)"', SOURCE)) | {f"{thumb}_label" for thumb in ("up", "down")}
    assert words - strings == set()
    assert set(re.findall(r'(?:say|words\(\))\["(\w+)"\]', SOURCE)) - words == set()
