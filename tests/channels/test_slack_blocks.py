"""What is posted to Slack for the messages of a turn."""

import json

import pytest

from channels.slack.blocks import posts
from tests.browser.canned import HOSTILE, QUESTION, RECOMMENDATION, REPLIES, payload, said
from tests.channels.slack_stand_in import refusal


def shown(post: dict) -> str:
    """All that the blocks of a post say."""
    return json.dumps(post["blocks"], ensure_ascii=False)


def test_text_is_escaped() -> None:
    """The three characters that mean something to Slack are shown as they are."""
    [post] = posts([said("a < b & c > d")])
    text = post["blocks"][0]["text"]
    assert (text["type"], text["text"]) == ("mrkdwn", "a &lt; b &amp; c &gt; d")


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


@pytest.mark.parametrize(
    "more", [{"changed": {"moved": True}}, {"staying": {"stays": True}}, {"ties": [{"id": "jax"}]}]
)
def test_what_a_card_does_not_show_is_said_before_it(more: dict) -> None:
    """What changed, how staying compares, and what is level; the reasons stay the card's."""
    text = "With one machine: the pick stays PyTorch.\n- Most of it exists for PyTorch"
    [post] = posts([said(text), {"custom": {**RECOMMENDATION["custom"], **more}}])
    assert post["blocks"][0]["text"]["text"] == "With one machine: the pick stays PyTorch."
    assert "Most of it exists" not in shown(post)


def test_card_reads_back_what_was_said() -> None:
    """So that it can be put right; what does not matter is not there."""
    target = {"value": "android", "label": "Android", "wanted": True}
    needs = {
        "target": [target, {"value": "ios", "label": "iOS", "wanted": False}],
        "language": [{"value": None, "label": "x", "wanted": True}],
    }
    [post] = posts([{"custom": {**RECOMMENDATION["custom"], "needs": needs}}])
    assert "You said: Android · not iOS" in [
        element["text"] for block in post["blocks"] if block["type"] == "context" for element in block["elements"]
    ]


def test_card_says_what_would_change_it() -> None:
    """The nearest change."""
    pick = {"train": {"id": "pytorch", "name": "PyTorch"}, "run": {"id": "core-ml", "name": "Core ML"}}
    flips = [{"change": "if it were iOS", "pick": pick}, {"change": "if it were C++", "pick": pick}]
    [post] = posts([{"custom": {**RECOMMENDATION["custom"], "flips": flips}}])
    assert "What would change it: if it were iOS. Train with PyTorch, run with Core ML" in shown(post)
    assert "C++" not in shown(post)


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


def test_long_text_is_shown_whole_in_several_sections() -> None:
    """Slack refuses a section over 3,000 characters."""
    text = " ".join(f"word{number}" for number in range(1000))
    [post] = posts([said(text)])
    sections = [block["text"]["text"] for block in post["blocks"]]
    assert max(map(len, sections)) <= 3000
    assert " ".join(sections) == text


def test_text_beyond_all_limits_is_cut_with_more_to_ask_for() -> None:
    """All blocks together stay under 13,000 characters."""
    [post] = posts([said("word " * 4000, "Why?")])
    assert len(shown(post)) <= 13_000
    assert [
        element["value"] for block in post["blocks"] for element in block.get("elements", []) if "value" in element
    ] == [
        "more",
        "Why?",
    ]


CHART = {
    "svg": "https://a.example/charts/scores-token.svg",
    "png": "https://a.example/charts/scores-token.png",
    "alt": "PyTorch 1 + 2 = 3.",
}


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


def test_comparison_is_drawn_as_fields() -> None:
    """A field for each thing that counts, the best in bold, what is not known said."""
    [post] = posts(REPLIES["compare"])
    fields = [field["text"] for block in post["blocks"] for field in block.get("fields", [])]
    assert fields[0] == "*Runs on TPUs*\nPyTorch 3.5\n*JAX 5.0*"
    assert fields[2] == "*Size*\nPyTorch 2.0\nJAX not known"
    assert fields[3].endswith("PyTorch BSD-3-Clause\nJAX Apache-2.0")


def test_first_program_is_code() -> None:
    """In text, Slack would take its asterisks for bold; it stands in the reply without blank lines."""
    start = payload("start", first_program="import torch\n\nprint(2 *x* 3 < 4)\n")
    [post] = posts([said("Install it.\nimport torch\nprint(2 *x* 3 < 4)\nLearn: here"), start])
    assert post["blocks"][0]["text"]["text"].splitlines() == [
        "Install it.",
        "```",
        "import torch",
        "print(2 *x* 3 &lt; 4)",
        "```",
        "Learn: here",
    ]


def test_answer_can_be_rated_and_a_question_cannot() -> None:
    """A thumb for a question would say nothing about the advice."""
    [fact], [question] = posts(REPLIES["facts"]), posts([said("Where will it run?", "On a phone"), QUESTION])
    assert [option["value"] for option in fact["blocks"][0]["accessory"]["options"]] == ["up", "down"]
    assert "accessory" not in shown(question)


def test_recommendation_can_be_rated_and_asked_about() -> None:
    """Why, thumbs, and what is asked most often."""
    custom = {**RECOMMENDATION["custom"], "chart": CHART}
    [post] = posts([said("Train with PyTorch."), {"custom": custom}])
    [row] = [block for block in post["blocks"] if block["type"] == "actions"]
    assert [element["action_id"] for element in row["elements"]] == ["why", "rate_up", "rate_down", "say_menu"]
    assert row["elements"][0]["value"] == "token"
    assert row["elements"][1]["accessibility_label"] == "This helps"


def test_sure_and_unsure_are_told_apart() -> None:
    """The share of weightings in which the pick comes first, as far as the payload says."""
    [post] = posts([{"custom": {**RECOMMENDATION["custom"], "remaining": 24}}])
    assert "First in 83% of all weightings that fit what you said · 24 frameworks compared" in shown(post)


def test_whom_it_is_for_stands_above_the_first_post() -> None:
    """And only there."""
    first, second = posts([said("One."), said("Two.")], "For <@U1>")
    assert first["blocks"][0]["elements"][0]["text"] == "For <@U1>"
    assert "For" not in shown(second)


def test_chart_of_this_machine_is_left_to_be_uploaded() -> None:
    """Slack could not fetch it."""
    chart = {**CHART, "png": "http://127.0.0.1:5005/charts/scores-token.png"}
    [post] = posts([said("Train with PyTorch."), {"custom": {**RECOMMENDATION["custom"], "chart": chart}}])
    assert images(post) == []
    assert post["chart"] == {
        "name": "scores-token",
        "alt": CHART["alt"],
        "title": "Train with PyTorch, run with ExecuTorch",
    }


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_everything_that_is_drawn_keeps_to_slacks_limits(reply: list[dict]) -> None:
    """As the stand-in counts them."""
    assert [refusal(post["blocks"], 50) for post in posts(reply)] == [[] for _ in posts(reply)]


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
