"""Advice on what was said before advice was asked for."""

from dataclasses import replace

import pytest

from actions.profile import Profile
from actions.what_then import what_then
from advisor.needs import Need, Needs

LLM = ("task", "llm", {"start": 25, "end": 29})


@pytest.mark.parametrize(
    "text", ["ok but which framework then", "what should I use then", "so what would you recommend"]
)
def test_what_was_told_beside_another_question_counts(message, text):
    """Whoever asked for a card to buy for language models wants a framework for them."""
    before = message(LLM, text="which gpu should I buy for llms", intent="out_of_scope")
    told = what_then(replace(message(text=text), before=before), Profile())
    assert told.profile.needs.values("task") == ("llm",)


def test_the_way_out_of_what_was_talked_about(message):
    """Where that was ended."""
    before = message(("framework", "chainer"), text="is chainer dead", intent="ask_fact")
    told = what_then(replace(message(text="what should i use then"), before=before), Profile(focus=("chainer",)))
    assert told.says[0].payload["kind"] == "migration"


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        (Profile(), "which framework is written in Rust and by whom is it kept up"),
        (Profile(needs=Needs((Need("task", "vision"),))), "what should I use then"),
    ],
)
def test_other_messages_are_not_about_that(message, profile, text):
    """They ask something of their own, or a project is known."""
    before = message(LLM, text="which gpu should I buy for llms", intent="out_of_scope")
    assert what_then(replace(message(text=text), before=before), profile) is None
