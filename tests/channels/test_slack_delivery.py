"""What Slack does not take: tried again, drawn more plainly, and else told; the turn is kept in every case."""

import time
from typing import Any

import pytest
from aiohttp import web

from channels.slack import retries
from tests.browser.canned import RECOMMENDATION
from tests.channels.slack_case import Case, Run
from tests.channels.slack_stand_in import button_press, command, direct_message, event, interaction


def too_often(after: str = "1") -> web.Response:
    """Slack's answer to who asks too often."""
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": after})


def refused(code: str) -> web.Response:
    """Slack's answer when it does not do something."""
    return web.json_response({"ok": False, "error": code})


def broken(status: int) -> web.Response:
    """An answer that is no JSON, as of a gateway in between."""
    return web.Response(status=status, text="<html>Bad gateway</html>", content_type="text/html")


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again at once where Slack does not say when."""
    monkeypatch.setattr(retries.BACKOFF, "backoff_factor", 0.001)


def told(run: Run, *failures: web.Response | None) -> list[str]:
    """The texts of all posts that were tried after one message, the failed ones among them."""

    async def script(case: Case) -> list[str]:
        case.slack.failures += failures
        await case.send(event(direct_message("hi")))
        assert case.texts == ["hi"]
        return [post["text"] for post in case.slack.posted()]

    return run(script)


def test_rate_limit_is_waited_out(run: Run) -> None:
    """For as long as Slack says, and then the same is posted."""
    began = time.monotonic()
    assert told(run, too_often("1"), too_often("0.5")) == ["Hello."] * 3
    assert time.monotonic() - began >= 1.5


def test_rate_limit_of_hours_is_not_waited_out(run: Run) -> None:
    """The person asks again rather than getting a reply in the night."""
    began = time.monotonic()
    assert len(told(run, too_often("7200"))) == 2
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    "failure", [broken(500), broken(502), broken(503), broken(504), None], ids=["500", "502", "503", "504", "hung up"]
)
def test_passing_failure_is_tried_again(run: Run, failure: web.Response | None) -> None:
    """Of Slack's servers, and of the connection; the person sees one reply."""
    assert told(run, failure, failure) == ["Hello."] * 3


def test_lasting_failure_is_told(run: Run) -> None:
    """After three more tries, in a plain sentence."""
    *tried, last = told(run, *[broken(500)] * 4)
    assert tried == ["Hello."] * 4
    assert "Slack did not take it" in last


def test_failure_for_good_is_logged_without_what_was_said(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    """Slack's code says enough."""
    told(run, refused("channel_not_found"), refused("channel_not_found"))
    assert "Slack did not take a reply: channel_not_found" in caplog.text
    assert "Hello" not in caplog.text


def test_next_turn_is_answered_after_a_failure(run: Run) -> None:
    """A turn that could not be shown ends quietly."""

    async def script(case: Case) -> tuple[list[str], str]:
        case.slack.failures += [refused("is_archived")] * 2
        await case.send(event(direct_message("one", "Ev1")))
        await case.send(event(direct_message("two", "Ev2")))
        return case.texts, case.slack.posted()[-1]["text"]

    assert run(script) == (["one", "two"], "Hello.")


def test_slack_out_of_reach_keeps_the_turn(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said is taken in though nothing can be posted."""
    monkeypatch.setattr("channels.slack.delivery.API", "http://127.0.0.1:9/api/")

    async def script(case: Case) -> list[str]:
        await case.send(event(direct_message("one", "Ev1")))
        await case.send(event(direct_message("two", "Ev2")))
        return case.texts

    monkeypatch.setattr("tests.channels.slack_stand_in.SlackStandIn.answer", _hang_up)
    assert run(script) == ["one", "two"]


async def _hang_up(_: Any, request: web.Request) -> web.Response:
    assert request.transport
    request.transport.abort()
    return web.Response()


def forms(run: Run, replies: list[dict[str, Any]], failures: int) -> list[list[str]]:
    """The kinds of blocks of each try of a post that Slack refuses to draw so many times."""

    async def script(case: Case) -> list[list[str]]:
        case.slack.failures += [refused("invalid_blocks")] * failures
        await case.send(event(direct_message("hi")))
        return [[block["type"] for block in post.get("blocks") or []] for post in case.slack.posted()]

    return run(script, *replies)


COMPARED = {"schema": "framework-advisor/1", "kind": "comparison", "frameworks": [], "rows": []}


def test_reply_is_posted_without_the_picture_that_slack_refuses(run: Run) -> None:
    """Slack refuses a whole message whose picture it cannot fetch; the words must not be lost with it."""
    custom = {**COMPARED, "chart": {"png": "https://a.example/charts/unreachable.png", "alt": "A picture."}}
    assert forms(run, [{"text": "JAX is ahead.", "custom": custom}], 0) == [["section", "image"], ["section"]]


def test_reply_is_posted_as_text_when_slack_refuses_its_blocks(run: Run) -> None:
    """A whole answer by itself."""
    assert forms(run, [{"text": "JAX is ahead."}], 1) == [["section"], []]


def test_reply_is_told_when_slack_refuses_its_text_too(run: Run) -> None:
    """The last thing that is tried is one plain sentence."""
    assert forms(run, [{"text": "JAX is ahead."}], 2) == [["section"], [], []]


def test_reply_to_a_command_is_tried_again_too(run: Run) -> None:
    """At the address that Slack gave for it."""

    async def script(case: Case) -> list[str]:
        case.slack.failures += [too_often("0"), None]
        await case.send(command("hi", case.slack.hook()))
        return [message["text"] for message in case.slack.hooked]

    assert run(script) == ["Hello."]


def test_reply_to_a_command_is_posted_as_text_when_slack_refuses_its_blocks(run: Run) -> None:
    """There the code comes as the text of the answer."""

    async def script(case: Case) -> list[dict[str, Any]]:
        case.slack.failures.append(web.Response(status=400, text="invalid_blocks"))
        await case.send(command("hi", case.slack.hook()))
        return case.slack.hooked

    [message] = run(script)
    assert (message["text"], message.get("blocks")) == ("Hello.", None)


def recommended(token: str) -> list[dict[str, Any]]:
    """A recommendation whose chart is at an address that only this machine has."""
    chart = {"png": f"http://127.0.0.1:5005/charts/scores-{token}.png", "alt": "PyTorch 1 + 2 = 3."}
    return [{"text": "Train with PyTorch."}, {"custom": {**RECOMMENDATION["custom"], "chart": chart}}]


@pytest.fixture(scope="module")
def token() -> str:
    """What a chart can be drawn from."""
    from advisor.charts import chart
    from advisor.needs import Need, Needs
    from channels.advising import advisor

    found = chart(advisor().advise(Needs((Need("task", "vision"),))))
    assert found
    return found["png"].rpartition("/scores-")[2].removesuffix(".png")


def test_chart_that_slack_cannot_fetch_is_uploaded(run: Run, token: str) -> None:
    """Below the card, in the same place, with what it says in words."""

    async def script(case: Case) -> tuple[bytes, dict[str, Any], dict[str, Any]]:
        await case.send(event(direct_message("hi", thread_ts="1700000001.0001", parent_user_id="U1")))
        await case.until(lambda: case.slack.called("files.completeUploadExternal"), 30)
        [asked], [done] = (
            case.slack.called(f"files.{name}") for name in ("getUploadURLExternal", "completeUploadExternal")
        )
        return case.slack.files["F1"], asked, done

    drawn, asked, done = run(script, *recommended(token))
    assert drawn.startswith(b"\x89PNG") or b"\x89PNG" in drawn[:300]
    assert asked["alt_txt"] == "PyTorch 1 + 2 = 3."
    assert (done["channel_id"], done["thread_ts"]) == ("D1", "1700000001.0001")
    assert done["files"][0]["title"] == "Train with PyTorch, run with ExecuTorch"


@pytest.mark.parametrize("code", ["missing_scope", "invalid_channel"])
def test_chart_that_cannot_be_uploaded_costs_nothing_else(run: Run, token: str, code: str) -> None:
    """Without the scope for files the words come all the same, and nobody reads of a failure."""

    async def script(case: Case) -> list[str]:
        upload = case.slack._result
        case.slack._result = lambda method, given: (  # type: ignore[method-assign]
            {"ok": False, "error": code} if method.startswith("files.") else upload(method, given)
        )
        await case.send(event(direct_message("hi")))
        return [post["text"] for post in case.slack.posted()]

    assert run(script, *recommended(token), {"text": "Where will it run?"}) == [
        "Train with PyTorch.",
        "Where will it run?",
    ]


def test_chart_that_cannot_be_drawn_costs_nothing_else(run: Run) -> None:
    """Its address may be of an older version."""

    async def script(case: Case) -> list[str]:
        await case.send(event(direct_message("hi")))
        return [post["text"] for post in case.slack.posted()]

    assert run(script, *recommended("no-token")) == ["Train with PyTorch."]


def test_reply_that_only_one_person_sees_has_no_upload(run: Run, token: str) -> None:
    """A file would be seen by all."""

    async def script(case: Case) -> list[str]:
        await case.send(command("hi", case.slack.hook()))
        return [name for name, _ in case.slack.calls]

    assert run(script, *recommended(token)) == []


def test_press_that_slack_does_not_help_with_is_no_error(run: Run) -> None:
    """A direct message that cannot be opened, from the Home tab."""

    async def script(case: Case) -> int:
        case.slack.failures.append(refused("user_disabled"))
        home = {"channel": None, "message": None, "container": {"type": "view"}, "action": "home_0"}
        return (await case.send(interaction(button_press("hi", **home)))).status_code

    assert run(script) == 200
