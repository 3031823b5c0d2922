"""A conversation as it was said."""

from __future__ import annotations

from rasa.shared.core.events import BotUttered, UserUttered

from channels.transcript import answers, transcript

FIRST, SECOND = "a" * 32, "b" * 32


def said(id_: str) -> UserUttered:
    """A message."""
    return UserUttered("said", message_id=id_)


def test_what_was_said_again_later_stands_there_once() -> None:
    """Before its answer, though something else was said and answered in between."""
    found = transcript([said(FIRST), said(SECOND), BotUttered("one"), said(FIRST), BotUttered("two")])
    assert [message["id"] for message in found] == [SECOND, f"{SECOND}-1", FIRST, f"{FIRST}-1"]


def test_what_was_said_twice_in_vain_has_no_answer() -> None:
    """The person's own message is none."""
    events = [said(FIRST), said(SECOND), BotUttered("one"), said(FIRST)]
    assert answers(transcript(events), FIRST) == []


def test_what_was_said_with_no_id_is_left_out() -> None:
    """And so are the answers to it."""
    assert transcript([UserUttered("said"), BotUttered("one")]) == []
