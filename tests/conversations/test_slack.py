"""Whole conversations in Slack, with the trained model and the stand-in for Slack's side."""

from collections.abc import Iterator

import pytest

from tests.channels.slack_stand_in import (
    BOT,
    again,
    button_press,
    channel_message,
    command,
    direct_message,
    event,
    interaction,
)
from tests.conversations.slack_people import Workspace, elements, said


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The advisor in a workspace."""
    found = Workspace(tmp_path_factory.mktemp("slack"))
    try:
        found.servers.start("actions", "rasa")
        yield found
    finally:
        found.close()


def write(work: Workspace, text: str, user: str) -> list[dict]:
    """The posts that a direct message brings."""
    before, ts = len(work.slack.posted()), work.stamp()
    work.send(event(direct_message(text, f"Ev{ts}", ts=ts, user=user, channel=f"D{user}")))
    work.posts(1, before)
    return work.slack.posted()[before : work.quiet()]


def test_direct_message_brings_a_card(work: Workspace) -> None:
    """The pick, its reasons with their sources, things to press; and the chart, uploaded."""
    posts = write(work, "We classify photos on Android phones, in Python", "UCARD")
    assert "First in" in said(posts)
    assert "<https://" in said(posts)
    actions = {element["action_id"].partition("_")[0] for element in elements(posts)}
    assert {"why", "rate", "say"} <= actions
    assert work.until(lambda: work.slack.called("files.completeUploadExternal"))[-1]["channel_id"] == "DUCARD"


def test_pressed_answer_goes_on_with_the_conversation(work: Workspace) -> None:
    """A question's answer is taken as if it had been typed."""
    asked = write(work, "what should I use?", "UPRESS")
    answer = next(element for element in elements(asked) if element["type"] == "button")
    before = len(work.slack.posted())
    place = {"user": {"id": "UPRESS"}, "channel": {"id": "DUPRESS"}}
    work.send(interaction(button_press("", actions=[{"type": "button", **answer}], **place)))
    work.posts(1, before)
    work.quiet()
    assert answer["value"].lower() in said(write(work, "what do you know about my project?", "UPRESS")).lower()


def test_why_shows_the_working_of_that_very_card(work: Workspace) -> None:
    """Worked out again from what the button holds."""
    posts = write(work, "just tell me: training vision models in a notebook", "UWHY")
    why = next(element for element in elements(posts) if element["action_id"] == "why")
    headline = said(posts).splitlines()[0]
    work.send(interaction(button_press("", actions=[{"type": "button", **why}])))
    [update] = work.until(lambda: work.slack.called("views.update"))
    assert headline in said([update["view"]])
    assert "What the score of" in said([update["view"]])


def test_command_is_answered_privately(work: Workspace) -> None:
    """By the address that Slack gives."""
    work.send(command("is Theano still maintained?", work.slack.hook("real")))
    [reply] = work.until(lambda: work.slack.hooked)
    assert "Theano" in reply["text"]
    assert reply["response_type"] == "ephemeral"


def test_thumb_is_kept(work: Workspace) -> None:
    """With the feedback of all channels."""
    work.send(interaction(button_press("up", action="rate_up")))
    assert work.until(lambda: work.slack.called("chat.postEphemeral"))[-1]["text"] == "Thank you, noted."


@pytest.fixture(scope="module")
def thread(work: Workspace) -> tuple[str, str]:
    """A thread in which two people said what they need: its timestamp, and all that was posted in it."""
    first = work.stamp()
    before = len(work.slack.posted())
    opening = f"<@{BOT}> we classify photos on Android phones"
    work.send(event(channel_message(opening, first, user="UANA", type="app_mention")))
    work.posts(1, before)
    work.quiet()
    work.send(
        event(
            channel_message(
                "I classify photos too, it has to run on iPhones", work.stamp(), thread_ts=first, user="UBO"
            )
        )
    )
    work.until(lambda: any(post["text"].startswith("*For all 2") for post in work.slack.posted()))
    work.slack.threads[first] = [
        {"user": "UANA", "text": opening, "ts": first},
        {"user": BOT, "bot_id": "B1", "text": "..."},
        {"user": "UBO", "text": "..."},
    ]
    return first, said(work.slack.posted()[before : work.quiet()])


def test_thread_of_two_is_told_where_they_agree_and_differ(thread: tuple[str, str]) -> None:
    """Each one's needs as understood from what they wrote, joined in one post."""
    _, told = thread
    assert "images or video" in told
    assert "• <@UANA>: Android" in told
    assert "• <@UBO>: iPhone or iPad" in told
    assert "*Worst off*" in told or "nobody gives anything up" in told


def test_needs_in_a_thread_are_kept_apart(work: Workspace, thread: tuple[str, str]) -> None:
    """What one person said is not held against another."""
    first, _ = thread
    before = len(work.slack.posted())
    work.send(event(channel_message("what do you know about my project?", work.stamp(), thread_ts=first, user="UBO")))
    work.posts(1, before)
    told = said(work.slack.posted()[before : work.quiet()])
    assert "iPhone" in told
    assert "Android" not in told


def test_restarted_server_knows_thread_and_needs_and_what_it_answered(work: Workspace, thread: tuple[str, str]) -> None:
    """Nothing is lost or doubled: the store has the conversations, and Slack the threads."""
    first, _ = thread
    late = event(channel_message("and our program is in C++", ts := work.stamp(), thread_ts=first, user="UBO"))
    before = len(work.slack.posted())
    work.send(late)
    work.posts(1, before)
    work.quiet()
    work.servers.stop("rasa")
    work.servers.start("rasa")
    before = len(work.slack.posted())
    work.send(again(late))
    assert work.quiet() == before, f"answered {ts} twice"
    work.send(event(channel_message("what do you know about my project?", work.stamp(), thread_ts=first, user="UBO")))
    work.posts(1, before)
    told = said(work.slack.posted()[before : work.quiet()])
    assert "iPhone" in told
    assert "C++" in told
