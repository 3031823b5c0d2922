"""People who talk to the running advisor, and its replies, each held against what is promised of every reply."""

import json
import re
import uuid
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import serve
from jsonschema import Draft202012Validator

from tests.conversations.servers import Servers, post

LONGEST = 1_500  # characters of a reply's text

Payload = dict[str, Any]


def reply_schema() -> Payload:
    """The schema of payloads."""
    schema: Payload = json.loads((serve.ROOT / "docs/reply.schema.json").read_text("utf-8"))
    return schema


def placeholders() -> re.Pattern[str]:
    """Whatever the responses and the wording are filled in with, in braces; the braces of a program are others."""
    files = [*sorted((serve.ROOT / "data/responses").glob("*.yml")), serve.ROOT / "knowledge/wording.yml"]
    names = {name for file in files for name in re.findall(r"\{(\w+)[:}]", file.read_text("utf-8"))}
    return re.compile(r"\{(" + "|".join(sorted(names)) + r")\}")


SCHEMA = Draft202012Validator(reply_schema())
UNFILLED = placeholders()


@dataclass(frozen=True)
class Reply:
    """All messages with which one message was answered."""

    messages: list[dict[str, Any]]

    @cached_property
    def text(self) -> str:
        """What is said, a line break between two messages."""
        return "\n".join(message["text"] for message in self.messages if message.get("text"))

    @cached_property
    def payloads(self) -> list[Payload]:
        """The structured payloads, in order."""
        return [message["custom"] for message in self.messages if "custom" in message]

    @property
    def kinds(self) -> list[str]:
        """The kinds of the payloads, in order."""
        return [payload["kind"] for payload in self.payloads]

    @property
    def buttons(self) -> list[str]:
        """What each button says for the person."""
        return [button["payload"] for message in self.messages for button in message.get("buttons") or ()]

    def of(self, kind: str) -> Payload:
        """The payload of a kind; fails where there is none."""
        found = next((payload for payload in self.payloads if payload["kind"] == kind), None)
        assert found is not None, f"no {kind} but {self.kinds}: {self.text}"
        return found

    @property
    def needs(self) -> dict[str, list[str]]:
        """Of a recommendation: need id -> the values that are wanted."""
        return wanted(self.of("recommendation")["needs"])

    @property
    def pick(self) -> tuple[str | None, str | None]:
        """Of a recommendation: the ids of what to train with and what to run with."""
        pick = self.of("recommendation")["pick"]
        return tuple(pick[side] and pick[side]["id"] for side in ("train", "run"))


def wanted(needs: dict[str, list[Payload]]) -> dict[str, list[str]]:
    """Need id -> the values that are wanted, out of a payload's `needs`."""
    found = {id_: [item["value"] for item in items if item["wanted"] and item["value"]] for id_, items in needs.items()}
    return {id_: values for id_, values in found.items() if values}


@dataclass
class Person:
    """Someone with a conversation of their own."""

    advisor: "Advisor"
    sender: str = field(default_factory=lambda: uuid.uuid4().hex)

    def say(self, *texts: str) -> Reply:
        """The reply to the last of some messages."""
        return [self.advisor.say(text, self.sender) for text in texts][-1]

    def advice(self) -> Reply:
        """A recommendation on all that was said so far, with no question after it."""
        return self.say("just tell me your best pick now")


@dataclass(frozen=True)
class Advisor:
    """The running advisor."""

    servers: Servers

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        return self.servers.url

    def say(self, text: str, sender: str | None = None) -> Reply:
        """Its reply to a message, which is sound."""
        answer = post(self.url, sender or uuid.uuid4().hex, text)
        assert answer.status_code == 200, answer.text
        reply = Reply(answer.json())
        check(reply, text)
        return reply

    def person(self) -> Person:
        """Someone who has not said anything yet."""
        return Person(self)


def check(reply: Reply, asked: str) -> None:
    """What must hold of every reply whatever was said."""
    said = f"in reply to {asked[:200]!r}: {reply.text}"
    assert reply.text.strip(), f"no text {said}"
    assert reply.payloads, f"no payload {said}"
    for payload in reply.payloads:
        problems = [f"{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in SCHEMA.iter_errors(payload)]
        assert not problems, f"{problems} {said}"
    assert len(reply.text) <= LONGEST, f"{len(reply.text)} characters {said}"
    assert not re.search(r"\n\s*\n", reply.text), f"blank line {said}"
    assert reply.text == reply.text.strip(), f"an empty line at an end {said}"
    assert not UNFILLED.search(reply.text), f"unfilled {UNFILLED.search(reply.text)} {said}"
