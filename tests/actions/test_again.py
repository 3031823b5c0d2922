"""What was just shown is asked for again, for other circumstances."""

from dataclasses import replace

import pytest

from actions.advise import Recommend
from actions.again import both_after_all, compared_again
from actions.answer import Answer, Say
from actions.facts import Facts
from actions.profile import Profile
from advisor.needs import Need, Needs

SIDE = Profile(focus=("pytorch", "jax"), shown="comparison")
LISTED = Profile(
    focus=("transformers-js", "tensorflow-js", "onnx-runtime", "burn", "candle", "ncnn", "litert"), shown="list"
)
STARTED = Profile(focus=("pytorch",), shown="start")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on tpu?", ("hardware", "google-tpu", {})),
        ("and on a single 3090?", ("hardware", "nvidia-gpu", {})),
        ("what about windows", ("os", "windows", {})),
    ],
)
def test_what_was_side_by_side_stays_there(message, text, said):
    """And what is new counts."""
    told = compared_again(message(said, text=text), SIDE)
    assert told.says[0].payload["kind"] == "comparison"
    assert told.profile.needs.values(said[0]) == (said[1],)


def test_other_circumstances_stand_in_the_place_of_the_former(message):
    """Whoever asked for TPUs and then for one card has not both."""
    tpu = replace(SIDE, needs=Needs((Need("hardware", "google-tpu"), Need("task", "vision"))))
    told = compared_again(message(("hardware", "nvidia-gpu", {}), text="and on a single 3090?"), tpu)
    assert told.profile.needs.values("hardware") == ("nvidia-gpu",)
    assert told.profile.needs.values("task") == ("vision",)


@pytest.mark.parametrize("text", ["so should i switch", "which one then?", "ok what should we take"])
def test_what_to_take_in_the_end(message, text):
    """Of those that were side by side."""
    told = compared_again(message(text=text, intent="out_of_scope"), SIDE)
    assert [framework["id"] for framework in told.says[0].payload["frameworks"]] == ["pytorch", "jax"]


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        (Profile(focus=("onnx-runtime",)), "on tpu?"),  # something else was shown since
        (replace(SIDE, asking="hardware"), "on tpu"),  # the answer to a question
        (SIDE, "we train an image classifier on tpus in the cloud and have only two people, what now"),
    ],
)
def test_what_is_asked_of_nothing_that_was_shown(message, profile, text):
    """It is answered by itself."""
    assert compared_again(message(("hardware", "google-tpu", {}), text=text), profile) is None


def test_which_of_the_listed_does_best(message):
    """The best rated five are set side by side."""
    said = message(("priority", "footprint", {}), text="which of these is the lightest", intent="compare")
    shown = [framework["id"] for framework in compared_again(said, LISTED).says[0].payload["frameworks"]]
    assert 2 <= len(shown) <= 5
    assert set(shown) < set(LISTED.focus)


def test_a_list_for_another_place(message):
    """Not facts on whatever is near to the words."""
    said = message(("target", "android", {}), text="and on android?", intent="ask_fact")
    told = Facts().answer(said, LISTED)
    assert told.says[0].payload["kind"] == "list"
    assert "Android" in told.says[0].payload["query"]


def test_only_some_of_the_listed(message):
    """Those of them that train."""
    said = message(text="only those that can train", intent="ask_fact")
    shown = {framework["id"] for framework in Facts().answer(said, LISTED).says[0].payload["frameworks"]}
    assert shown == {"tensorflow-js", "burn", "candle"}


def test_a_first_program_in_another_language(message):
    """By what one uses in the place of PyTorch there."""
    said = message(("language", "cpp", {}), text="and in c++?", intent="inform")
    told = Recommend().answer(said, STARTED)
    assert told.says[0].payload["kind"] == "start"
    assert told.says[0].payload["framework"]["id"] == "libtorch"


@pytest.mark.parametrize(("focus", "shown"), [(("pytorch", "jax"), "comparison"), (("keras",), None)])
def test_what_was_shown_is_remembered_while_it_is_talked_about(focus, shown):
    """Thanks change nothing, another framework does."""
    answer = Answer([Say("utter_thank", {"kind": "smalltalk"})], replace(SIDE, focus=focus))
    assert answer.shown_after(SIDE).profile.shown == shown


CORRECTED = ("android not iphone", ("target", "android", {}), ("target", "ios", {"wanted": False}))


@pytest.mark.parametrize("text", ["actually both", "hm, both please", "no wait, make it both"])
def test_both_after_all(message, text):
    """What was put away comes back."""
    before = message(*CORRECTED[1:], text=CORRECTED[0])
    android = Profile(needs=Needs((Need("target", "android", must=True), Need("task", "vision"))), asking="purpose")
    told = both_after_all(replace(message(text=text), before=before), android)
    assert set(told.profile.needs.values("target")) == {"android", "ios"}


@pytest.mark.parametrize(("text", "before"), [("both", ()), ("both are too slow", CORRECTED[1:])])
def test_another_both_brings_nothing_back(message, text, before):
    """An answer to a question, or a word among others."""
    said = replace(message(text=text), before=message(*before, text="whatever"))
    assert both_after_all(said, Profile()) is None
