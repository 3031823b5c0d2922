"""What is pressed, chosen and commanded, and the Home tab."""

import json
import sys
from types import ModuleType
from typing import Any

import pytest
from aiohttp import web

from advisor.charts import chart
from channels.worker import WORKER, Busy
from tests.browser.canned import RECOMMENDATION
from tests.channels.slack_case import Case, Run, heard_after, shown
from tests.channels.slack_stand_in import button_press, command, direct_message, event, interaction


def test_pressed_button_says_its_value(run: Run) -> None:
    """A button says for the person what its payload holds."""
    assert heard_after(run, interaction(button_press("It runs on Android"))) == (["It runs on Android"], [200])


@pytest.mark.parametrize(
    "action",
    [
        {"type": "static_select", "action_id": "say_choice", "selected_option": {"value": "on Android"}},
        {"type": "overflow", "action_id": "say_menu", "selected_option": {"value": "on Android"}},
        {"type": "radio_buttons", "action_id": "say_radio", "selected_option": {"value": "on Android"}},
        {"type": "multi_static_select", "action_id": "say_some", "selected_options": [{"value": "on Android"}]},
    ],
    ids=lambda action: action["type"],
)
def test_what_is_chosen_is_said(run: Run, action: dict[str, Any]) -> None:
    """Of a list, a menu and the like."""
    assert heard_after(run, interaction(button_press("", actions=[action]))) == (["on Android"], [200])


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "view_submission", "view": {"id": "V1", "callback_id": "x"}, "user": {"id": "U1"}},
        {"type": "view_closed", "view": {"id": "V1"}},
        {"type": "shortcut", "callback_id": "ask", "trigger_id": "1.2"},
        {"type": "message_action", "callback_id": "ask", "message": {"text": "hi"}},
        {"type": "interactive_message", "actions": [{"name": "x", "value": "y"}]},
        {"type": "dialog_submission", "submission": {}},
        {"type": "workflow_step_edit"},
        {"type": "something_of_next_year"},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": None},
        {"type": "block_actions", "actions": [{}]},
        {"type": "block_actions", "actions": ["press"]},
        button_press("", action="say_0"),
        button_press("https://a.example", action="link"),
        button_press("sideways", action="rate_up"),
        button_press("yes", channel=None, message=None, container=None, user=None, team=None, action="other"),
    ],
    ids=lambda payload: json.dumps(payload)[:60],
)
def test_every_interaction_is_acknowledged(run: Run, payload: dict[str, Any]) -> None:
    """What there is nothing to do for is no error."""
    assert heard_after(run, interaction(payload)) == ([], [200])


def test_list_filled_from_outside_is_empty(run: Run) -> None:
    """Slack wants options in the answer itself."""

    async def script(case: Case) -> Any:
        return (await case.send(interaction({"type": "block_suggestion", "value": "py"}))).json()

    assert run(script) == {"options": []}


def test_reply_to_a_press_says_what_was_pressed(run: Run) -> None:
    """Nobody wrote it, and others read the reply."""

    async def script(case: Case) -> list[str]:
        await case.send(interaction(button_press("on Android")))
        return shown((await case.settled(1))[0])

    assert run(script) == ["<@U1> chose “On android”", "Hello."]


def test_slash_command_is_acknowledged_and_answered_to_the_person(run: Run) -> None:
    """At the address that Slack gives for it, in any channel, seen by nobody else."""

    async def script(case: Case) -> tuple[Any, list[str], list[dict[str, Any]], int]:
        answer = await case.send(command("PyTorch &lt; JAX?", case.slack.hook()))
        return answer.json(), case.texts, case.slack.hooked, len(case.slack.posted())

    acknowledged, heard, [reply], posted = run(script)
    assert acknowledged["response_type"] == "ephemeral"
    assert heard == ["PyTorch < JAX?"]
    assert (reply["response_type"], reply["replace_original"], reply["text"]) == ("ephemeral", False, "Hello.")
    assert posted == 0


def test_slash_commands_of_one_person_in_one_channel_are_one_conversation(run: Run) -> None:
    """And no part of the threads there; so is a press below the reply, which gives a new address."""

    async def script(case: Case) -> tuple[list[str], int]:
        await case.send(command("hi", case.slack.hook("one")))
        private = {"container": {"is_ephemeral": True, "channel_id": "C1"}, "message": None, "channel": {"id": "C1"}}
        await case.send(interaction(button_press("yes", response_url=case.slack.hook("two"), **private)))
        return case.senders, len(case.slack.hooked)

    assert run(script) == (["T1/C1/command/U1", "T1/C1/command/U1"], 2)


def test_slash_command_without_words_asks_for_help(run: Run) -> None:
    """What most commands do."""
    assert heard_after(run, command(" ", "http://127.0.0.1:9/none"))[0] == ["help"]


def test_used_up_address_is_replaced_by_a_note_to_the_person(run: Run) -> None:
    """Slack takes five messages there; none that follow is lost."""

    async def script(case: Case) -> tuple[int, list[dict[str, Any]]]:
        await case.send(command("hi", case.slack.hook()))
        return len(case.slack.hooked), case.slack.called("chat.postEphemeral")

    hooked, [note] = run(script, *({"text": f"Reply {number}."} for number in range(6)))
    assert hooked == 5
    assert (note["channel"], note["user"], note["text"]) == ("C1", "U1", "Reply 5.")


def test_home_tab_is_published_when_it_is_opened(run: Run) -> None:
    """With what can be said and buttons to start with."""

    async def script(case: Case) -> dict[str, Any]:
        opened = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}
        await case.send(event({"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": opened}))
        return case.slack.called("views.publish")[0]

    published = run(script)
    assert (published["user_id"], published["view"]["type"]) == ("U1", "home")
    assert [block["type"] for block in published["view"]["blocks"]].count("actions") == 1


def test_messages_tab_publishes_nothing(run: Run) -> None:
    """The same event tells of the tab beside it."""

    async def script(case: Case) -> list[Any]:
        opened = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "messages"}
        await case.send(event({"type": "event_callback", "event_id": "Ev1", "event": opened}))
        return case.slack.calls

    assert run(script) == []


def test_start_in_the_home_tab_begins_a_direct_message(run: Run) -> None:
    """The tab itself has no room for replies; the conversation is the one of direct messages."""

    async def script(case: Case) -> tuple[list[str], str]:
        home = {"channel": None, "message": None, "container": {"type": "view"}, "action": "home_0"}
        await case.send(interaction(button_press("I need a recommendation", **home)))
        await case.send(event(direct_message("vision")))
        return case.senders, (await case.settled(2))[0]["channel"]

    assert run(script) == (["T1/D1/direct/U1", "T1/D1/direct/U1"], "D1")


@pytest.fixture
def token(trees_token: str) -> str:
    """What advice of the real knowledge can be worked out from again."""
    return trees_token


@pytest.fixture(scope="module")
def trees_token() -> str:
    """Made once."""
    from advisor.needs import Need, Needs
    from channels.advising import advisor

    found = chart(advisor().advise(Needs((Need("target", "android", must=True), Need("task", "vision")))))
    assert found
    return found["png"].rpartition("/scores-")[2].removesuffix(".png")


def test_why_opens_a_window_and_fills_it(run: Run, token: str) -> None:
    """At once, since Slack allows three seconds, and then with what the score is made of and where it is from."""

    async def script(case: Case) -> tuple[dict[str, Any], dict[str, Any]]:
        await case.send(interaction(button_press(token, action="why")))
        [filled] = await case.until(lambda: case.slack.called("views.update"), 30)
        return case.slack.called("views.open")[0], filled

    opened, filled = run(script)
    assert opened["trigger_id"] == "1.2"
    assert filled["view_id"] == "V1"
    said = "\n".join(shown(filled["view"]))
    assert "What the score of" in said
    assert "weight" in said
    assert "<https://" in said
    assert "What would change it" in said


def test_why_of_what_is_no_advice_says_so(run: Run) -> None:
    """A press on something very old, or forged by who may press."""

    async def script(case: Case) -> str:
        await case.send(interaction(button_press("no-token", action="why")))
        [filled] = await case.until(lambda: case.slack.called("views.update"), 30)
        return shown(filled["view"])[0]

    assert "can no longer be worked out" in run(script)


def test_why_is_told_where_there_is_no_time_for_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """After several tries; the window does not wait for ever."""

    async def busy(*_: object) -> None:
        raise Busy

    monkeypatch.setattr(WORKER, "do", busy)
    monkeypatch.setattr("channels.slack.patience.PAUSE", 0.01)

    async def script(case: Case) -> str:
        await case.send(interaction(button_press("token", action="why")))
        return shown(case.slack.called("views.update")[0]["view"])[0]

    assert "no time to work it out" in run(script)


def test_window_that_cannot_be_opened_is_no_error(run: Run) -> None:
    """The three seconds are over."""

    async def script(case: Case) -> int:
        case.slack.failures.append(web.json_response({"ok": False, "error": "expired_trigger_id"}))
        return (await case.send(interaction(button_press("token", action="why")))).status_code

    assert run(script) == 200


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What is given to the feedback of all channels, in place of its store."""
    found: list[tuple[Any, ...]] = []
    stand_in = ModuleType("channels.feedback")

    async def keep(*given: Any) -> None:
        if given[2] == "down":
            raise OSError("the database does not answer")
        found.append(given)

    stand_in.keep = keep  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "channels.feedback", stand_in)
    return found


def test_thumb_is_kept_with_the_message_that_was_rated(run: Run, kept: list[tuple[Any, ...]]) -> None:
    """And the person is thanked where nobody else sees it."""

    async def script(case: Case) -> list[str]:
        await case.send(interaction(button_press("up", action="rate_up")))
        return [note["text"] for note in case.slack.called("chat.postEphemeral")]

    assert run(script) == ["Thank you, noted."]
    assert kept == [("T1/D1/direct/U1", "1700000000.0002", "up", None)]


def test_thumb_that_cannot_be_kept_is_told(run: Run, kept: list[tuple[Any, ...]]) -> None:
    """When the store does not answer."""

    async def script(case: Case) -> list[str]:
        await case.send(interaction(button_press("down", action="rate_down")))
        return [note["text"] for note in case.slack.called("chat.postEphemeral")]

    assert run(script) == ["I could not note that just now."]


def test_whatever_a_card_offers_can_be_pressed(run: Run, kept: list[tuple[Any, ...]], token: str) -> None:
    """Each element of a posted card, as Slack sends a press of it, does something."""
    custom = {**RECOMMENDATION["custom"], "chart": {"png": f"http://127.0.0.1/charts/scores-{token}.png", "alt": "x"}}

    async def script(case: Case) -> tuple[list[str], list[str]]:
        await case.send(event(direct_message("advise me")))
        elements = [element for block in case.slack.posted()[0]["blocks"] for element in block.get("elements", [])]
        for element in [element for element in elements if "action_id" in element]:
            for chosen in element.get("options") or [None]:
                action = {**element, **({"selected_option": chosen} if chosen else {})}
                await case.send(interaction(button_press("", actions=[action])))
        await case.until(lambda: case.slack.called("views.update"), 30)
        return case.texts[1:], [name for name, _ in case.slack.calls]

    heard, called = run(script, {"text": "Train with PyTorch."}, {"custom": custom})
    assert "give me the decision record" in heard
    assert "views.open" in called
    assert len(kept) == 1
