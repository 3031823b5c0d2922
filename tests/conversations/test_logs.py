"""What stands in the logs of the running advisor, and what does not."""

import json
import uuid

from tests.conversations.servers import post

SECRET = "Zebrafy4711"


def logged(advisor):
    """All that both programs have written."""
    return "".join(advisor.servers.log(name).read_text("utf-8", "replace") for name in ("rasa", "actions"))


def turns(advisor):
    """The lines of turns."""
    lines = advisor.servers.log("rasa").read_text("utf-8", "replace").splitlines()
    return [
        line for line in map(json.loads, (line for line in lines if line.startswith("{"))) if line["event"] == "turn"
    ]


def test_a_turn_is_logged_without_what_was_said(advisor):
    """By channel, kinds and time, under a name that does not tell who it was."""
    sender = uuid.uuid4().hex
    post(advisor.url, sender, f"{SECRET} classifies images on Android")
    line = turns(advisor)[-1]
    assert (line["channel"], line["outcome"]) == ("rest", "answered")
    assert "recommendation" in line["kinds"]
    assert len(line["conversation"]) == 12
    assert SECRET not in logged(advisor)
    assert sender not in logged(advisor)


def test_a_turn_that_fails_is_logged_without_what_was_said(advisor):
    """The action server is away: stock Rasa writes tracebacks whose texts can be a whole conversation."""
    sender = uuid.uuid4().hex
    advisor.servers.stop("actions")
    try:
        post(advisor.url, sender, f"{SECRET} classifies images on Android")
    finally:
        advisor.servers.start("actions")
    assert turns(advisor)[-1]["kinds"] in ([], ["error"])
    assert SECRET not in logged(advisor)
    assert sender not in logged(advisor)
