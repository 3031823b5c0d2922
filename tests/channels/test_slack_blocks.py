"""What is posted to Slack for the messages of a turn."""

import json

import pytest

from channels.slack_blocks import posts
from tests.browser.canned import HOSTILE, QUESTION, RECOMMENDATION, REPLIES, payload, said


def shown(post: dict) -> str:
    """All that the blocks of a post say."""
    return json.dumps(post["blocks"], ensure_ascii=False)


def test_text_is_escaped() -> None:
    """The three characters that mean something to Slack are shown as they are."""
    [post] = posts([said("a < b & c > d")])
    text = post["blocks"][0]["text"]
    assert (text["type"], text["text"]) == ("mrkdwn", "a &lt; b &amp; c &gt; d")


def test_up_to_25_buttons_in_one_block() -> None:
    """Slack takes 25 buttons in a row, each with an action id of its own; more are left to the text."""
    [post] = posts([said("Which?", *(f"choice {number}" for number in range(30)))])
    elements = post["blocks"][1]["elements"]
    assert [element["value"] for element in elements] == [f"choice {number}" for number in range(25)]
    assert len({element["action_id"] for element in elements}) == 25


def test_recommendation_is_drawn_in_place_of_its_text() -> None:
    """The card shows pick, export, reasons and sources; the text is only the notification."""
    [post] = posts([said("Train with PyTorch, says the text."), RECOMMENDATION])
    assert "*Train with PyTorch, run with ExecuTorch*" in shown(post)
    assert "torch.export, then to_executorch()" in shown(post)
    assert "<https://pytorch.org/docs/stable/export.html|torch.export> (checked 2026-11-02)" in shown(post)
    assert "says the text" not in shown(post)
    assert post["text"] == "Train with PyTorch, says the text."


def test_question_after_a_recommendation_keeps_its_text_and_buttons() -> None:
    """A card replaces only the text that it draws."""
    card, question = posts(REPLIES["recommend"])
    assert "How many examples" not in shown(card)
    assert "How many examples" in shown(question)
    assert question["blocks"][1]["elements"][0]["value"] == "A few thousand"


@pytest.mark.parametrize("kind", ["compare", "facts", "migrate", "start", "list", "define", "record", "fail", "help"])
def test_other_payloads_are_left_to_their_text(kind: str) -> None:
    """No payload is ever posted raw, and none costs the person the text."""
    text = REPLIES[kind][0]["text"]
    assert [post["text"] for post in posts(REPLIES[kind])] == [text]
    assert "framework-advisor/1" not in str(posts(REPLIES[kind]))


def test_payload_without_text_posts_nothing() -> None:
    """A payload that Slack does not draw is no empty message."""
    assert posts([QUESTION]) == []


def test_pick_of_nothing_keeps_the_text() -> None:
    """The answer "stay with what you have" has no framework to show in large."""
    [post] = posts([said("Stay with what you have."), payload("recommendation", pick={"train": None, "run": None})])
    assert "Stay with what you have." in shown(post)


@pytest.mark.parametrize("broken", [{"pick": "pytorch"}, {"pick": {"run": {"name": "x"}}, "reasons": [None]}])
def test_broken_recommendation_falls_back_to_its_text(broken: dict) -> None:
    """A payload of a shape that the card does not foresee does not cost the person the answer."""
    [post] = posts([said("Run it with x."), payload("recommendation", **broken)])
    assert "Run it with x." in shown(post)


def test_compromise_is_said_before_the_pick() -> None:
    """Where no candidate met every must, the text that says so stays above the card."""
    [post] = posts(REPLIES["nothing fits"])
    assert [block["text"]["text"] for block in post["blocks"][:2]] == [
        "Nothing meets all of: iOS, no Apple.",
        "*Run with Core ML*",
    ]


def test_one_framework_for_both_is_named_once() -> None:
    """Training and running with the same framework is one advice."""
    both = {"id": "pytorch", "name": "PyTorch"}
    [post] = posts([payload("recommendation", pick={"train": both, "run": both})])
    assert post["text"] == "Train and run with PyTorch"


def test_hostile_names_and_links_stay_text() -> None:
    """Neither markup nor a link other than http(s) comes through."""
    evidence = [{"url": "javascript:alert(1)", "title": "trap"}, {"url": "https://a.example/|<!channel>", "title": "x"}]
    reasons = [{"text": "<!channel> " + HOSTILE, "evidence": evidence}]
    [post] = posts([payload("recommendation", pick={"run": {"name": HOSTILE}}, reasons=reasons)])
    assert "<!channel>" not in shown(post)
    assert "<img" not in shown(post)
    assert "javascript" not in shown(post)


def test_long_text_is_cut_to_slacks_limit_between_characters() -> None:
    """Slack refuses a section over 3,000 characters; an escaped character is not cut in two."""
    for length in range(2990, 3005):
        [post] = posts([said("x" * (length % 7) + "&" * length)])
        text = post["blocks"][0]["text"]["text"]
        assert len(text) <= 3000
        assert text.lstrip("x").removesuffix("…").replace("&amp;", "") == ""


CHART = {"svg": "https://a.example/charts/x.svg", "png": "https://a.example/charts/x.png", "alt": "PyTorch 1 + 2 = 3."}


def images(post: dict) -> list[dict]:
    """The image blocks of a post."""
    return [block for block in post["blocks"] if block["type"] == "image"]


def test_chart_is_an_image_that_says_what_it_shows() -> None:
    """Of a recommendation, with its text for who does not see it."""
    custom = {**RECOMMENDATION["custom"], "chart": CHART}
    [post] = posts([said("Train with PyTorch."), {"custom": custom}])
    assert images(post) == [{"type": "image", "image_url": CHART["png"], "alt_text": CHART["alt"]}]


def test_chart_of_another_payload_follows_its_text() -> None:
    """Before the buttons, which stay below what they are about."""
    [post] = posts([said("JAX is ahead.", "Why?"), payload("comparison", chart=CHART)])
    assert [block["type"] for block in post["blocks"]] == ["section", "image", "actions"]


@pytest.mark.parametrize(
    "chart",
    [
        None,
        {},
        {**CHART, "png": "http://127.0.0.1:5005/charts/x.png"},
        {**CHART, "png": "https://a.example/" + "x" * 3000},
        {**CHART, "alt": ""},
    ],
)
def test_chart_that_slack_cannot_take_is_left_out(chart: dict | None) -> None:
    """Slack fetches pictures itself, over https, from addresses up to 3,000 characters; the rest is posted."""
    custom = {**RECOMMENDATION["custom"], "chart": chart}
    [post] = posts([said("Train with PyTorch."), {"custom": custom}])
    assert images(post) == []
    assert "*Train with PyTorch, run with ExecuTorch*" in shown(post)


def test_long_alt_text_is_cut_to_slacks_limit() -> None:
    """2,000 characters."""
    custom = {**RECOMMENDATION["custom"], "chart": {**CHART, "alt": "x" * 3000}}
    [post] = posts([said("Train with PyTorch."), {"custom": custom}])
    assert len(images(post)[0]["alt_text"]) == 2000
