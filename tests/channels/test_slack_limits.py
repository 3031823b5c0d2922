"""Slack's limits that slack_sdk does not check."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.slack.elements import answers
from channels.slack.limits import cut, fitted, pieces, problems
from tests.channels.slack_stand_in import refusal


def section(text: str) -> dict[str, Any]:
    """A section."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*ids: str) -> dict[str, Any]:
    """A row of buttons."""
    button = {"type": "button", "text": {"type": "plain_text", "text": "x"}, "value": "y"}
    return {"type": "actions", "elements": [{**button, "action_id": id_} for id_ in ids]}


@pytest.mark.parametrize(
    ("blocks", "problem"),
    [
        ([section("x")] * 51, "51 blocks"),
        ([section("x" * 2900)] * 5, "characters"),
        ([{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2001}]}], "a field of 2001 characters"),
        ([actions("say_1"), actions("say_1")], "say_1 twice"),
    ],
    ids=["blocks", "characters", "field", "action ids"],
)
def test_what_slack_refuses_is_found_and_made_to_fit(blocks: list[dict[str, Any]], problem: str) -> None:
    """Each limit by itself."""
    assert problem in problems(blocks)[0]
    assert problems(fitted(blocks)) == []


def test_what_fits_is_left_as_it_is() -> None:
    """All 50 blocks of it."""
    blocks = [section("x")] * 49 + [actions("say_1", "say_2")]
    assert fitted(blocks) == blocks


def test_what_is_left_out_can_be_asked_for() -> None:
    """In its place there is a button, above those of the message itself, which stay."""
    shown = fitted([*([section("x")] * 60), actions("say_1")])
    assert len(shown) == 50
    assert [block["type"] for block in shown[-3:]] == ["context", "actions", "actions"]
    assert shown[-2]["elements"][0]["value"] == "more"
    assert shown[-1] == actions("say_1")


def test_told_apart_action_ids_do_the_same() -> None:
    """What they do stands before the first underscore."""
    ids = [element["action_id"] for element in fitted([actions("say", "say", "rate_up", "rate_up")])[0]["elements"]]
    assert len(set(ids)) == 4
    assert [id_.partition("_")[0] for id_ in ids] == ["say", "say", "rate", "rate"]


BLOCKS = st.lists(
    st.one_of(
        st.integers(1, 2990).map(lambda size: section("x" * size)),
        st.lists(st.sampled_from(["say_0", "say_1", "why", "rate"]), min_size=1, max_size=25).map(
            lambda i: actions(*i)
        ),
        st.integers(1, 4000).map(lambda n: {"type": "section", "fields": [{"type": "mrkdwn", "text": "&amp;" * n}]}),
    ),
    max_size=70,
)


@given(BLOCKS)
def test_whatever_is_drawn_is_made_to_fit(blocks: list[dict[str, Any]]) -> None:
    """By our own count and by the stand-in's."""
    shown = fitted(blocks)
    assert problems(shown) == []
    assert [found for found in refusal(shown, 50) if found != "text of section"] == []


@given(st.text(alphabet="ab &<>\n", max_size=200), st.integers(10, 60))
def test_pieces_hold_the_whole_text(text: str, most: int) -> None:
    """Nothing but white space at their edges is lost, and no escaped character is parted."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    found = pieces(escaped, most)
    assert all(len(piece) <= most for piece in found)
    assert "".join("".join(found).split()) == "".join(escaped.split())
    assert all(piece.count("&") == piece.count(";") for piece in found)


@pytest.mark.parametrize("length", range(2990, 3005))
def test_cut_text_ends_between_characters(length: int) -> None:
    """An escaped character is not cut in two."""
    text = cut("x" * (length % 7) + "&amp;" * length, 3000)
    assert len(text) <= 3000
    assert text.lstrip("x").removesuffix("…").replace("&amp;", "") == ""


def buttons(count: int, payload: str = "choice {}") -> list[dict[str, str]]:
    """Buttons of a reply."""
    return [{"title": f"Choice {number}", "payload": payload.format(number)} for number in range(count)]


def test_up_to_25_buttons_are_buttons() -> None:
    """Each with an action id of its own."""
    [block] = answers(buttons(25))
    elements = block.to_dict()["elements"]
    assert [element["value"] for element in elements] == [f"choice {number}" for number in range(25)]
    assert len({element["action_id"] for element in elements}) == 25


def test_more_than_25_are_a_list_to_choose_from() -> None:
    """Slack takes 100 in one, and none is lost."""
    [block] = answers(buttons(40))
    [element] = block.to_dict()["elements"]
    assert element["type"] == "static_select"
    assert [option["value"] for option in element["options"]] == [f"choice {number}" for number in range(40)]


def test_long_answers_stay_buttons() -> None:
    """A list takes values of 150 characters only; a cut one would say something else."""
    [block] = answers(buttons(30, "x" * 200 + "{}"))
    assert {element["type"] for element in block.to_dict()["elements"]} == {"button"}
