"""What is read out of a message, and what is remembered."""

import json
from dataclasses import replace

import pytest
from rasa_sdk import Tracker

from actions.answering import answered
from actions.message import Message
from actions.profile import Asked, Profile
from actions.stating import needs_of, updated
from advisor.needs import Need, Needs


def tracker(slots: dict, events: list | None = None, latest: dict | None = None) -> Tracker:
    """A conversation as the action server is handed it."""
    return Tracker("someone", slots, latest or {}, events or [], False, None, {}, "action_listen")


def test_a_device_is_a_must_and_a_task_a_wish(message, catalogue):
    """Unless the person says otherwise, firmness is the need's own."""
    found = needs_of(message(("target", "android"), ("task", "vision")), catalogue)
    assert found == [Need("target", "android", must=True, said=3), Need("task", "vision", said=3)]


def test_a_value_can_be_less_firm_than_its_need(message, catalogue):
    """Someone's own computer rules out nothing."""
    assert needs_of(message(("target", "notebook")), catalogue) == [Need("target", "notebook", said=3)]


def test_what_the_person_says_of_firmness_counts(message, catalogue):
    """What would ideally be so is a wish."""
    assert needs_of(message(("target", "android", {"must": False})), catalogue) == [Need("target", "android", said=3)]


def test_what_no_framework_can_fail_is_never_a_must(message, catalogue):
    """A purpose has no facts that could rule anything out."""
    assert needs_of(message(("purpose", "product", {"must": True})), catalogue) == [Need("purpose", "product", said=3)]


def test_a_refused_framework_is_excluded(message, catalogue):
    """Firmly."""
    found = needs_of(message(("framework", "keras", {"wanted": False})), catalogue)
    assert found == [Need("exclude", "keras", wanted=False, must=True, said=3)]


def test_a_framework_that_there_is_is_current(message, catalogue):
    """By its role in the sentence."""
    found = needs_of(message(("framework", "mxnet", {"role": "current"})), catalogue)
    assert found == [Need("current", "mxnet", said=3)]


def test_a_framework_that_is_only_named_is_no_need(message, catalogue):
    """A question about a framework changes nothing."""
    assert needs_of(message(("framework", "mxnet"), ("framework", "keras", {"role": "to"})), catalogue) == []


def test_a_vendor_is_a_need_only_where_it_is_refused(message, catalogue):
    """Google is also part of the name of its TPU."""
    assert needs_of(message(("exclude", "google")), catalogue) == []
    found = needs_of(message(("exclude", "google", {"wanted": False})), catalogue)
    assert found == [Need("exclude", "google", wanted=False, must=True, said=3)]


def test_wanted_and_refused_at_once_is_refused(message, catalogue):
    """Whoever has GPUs but no NVIDIA ones names the same value twice."""
    found = needs_of(message(("hardware", "nvidia-gpu"), ("hardware", "nvidia-gpu", {"wanted": False})), catalogue)
    assert [(need.value, need.wanted) for need in found] == [("nvidia-gpu", False)]


def test_terms_and_cues_are_no_needs(message, catalogue):
    """They are entities all the same."""
    assert needs_of(message(("term", "onnx"), ("cue", "correction")), catalogue) == []


ANDROID = Needs((Need("target", "android", must=True),))


def test_an_answer_is_taken_as_it_is(message, catalogue):
    """Nothing is added to what settles the question."""
    assert answered(Profile(asking="target"), message(), ANDROID, catalogue) == ANDROID


def test_no_answer_to_a_question_is_no_preference(message, catalogue):
    """Where the message tells nothing of it."""
    assert answered(Profile(asking="target"), message(), Needs(), catalogue) == Needs((Need("target", None, said=3),))


@pytest.mark.parametrize(
    ("text", "value"),
    [("4", "ios"), ("the second", "desktop"), ("Option 1 please", "server"), ("last", "microcontroller")],
)
def test_a_place_is_the_button_there(message, catalogue, text, value):
    """Who counts the buttons has pressed one."""
    found = answered(Profile(asking="target"), message(text=text), Needs(), catalogue)
    assert found == Needs((Need("target", value, must=True, said=3),))


@pytest.mark.parametrize("text", ["12", "0", "3 people", "the second framework"])
def test_no_such_place_is_no_button(message, catalogue, text):
    """A number beyond the buttons, or of something else, presses none."""
    found = answered(Profile(asking="target"), message(text=text), Needs(), catalogue)
    assert found == Needs((Need("target", None, said=3),))


def test_without_a_question_nothing_is_answered(message, catalogue):
    """Silence is not "does not matter"."""
    assert answered(Profile(), message(), Needs(), catalogue) == Needs()


def test_what_is_taken_back_is_gone(message, catalogue):
    """It is neither wanted nor refused afterwards."""
    taken_back = message(("target", "android", {"withdrawn": True}))
    assert updated(ANDROID, taken_back, catalogue) == Needs()


FULL = Profile(
    needs=Needs((Need("task", "vision", said=1), Need("target", None, said=2))),
    asking="os",
    asked=2,
    focus=("pytorch", "litert"),
    rest="more of it",
)


def test_what_is_remembered_comes_back_from_the_slots():
    """As JSON, which is how the slots travel."""
    events = json.loads(json.dumps(FULL.changes(Profile())))
    assert Profile.read(tracker({event["name"]: event["value"] for event in events})) == FULL


def test_a_new_conversation_has_an_empty_profile():
    """Slots without a value are as good as none."""
    assert Profile.read(tracker(dict.fromkeys(["needs", "asking", "asked", "focus", "rest"]))) == Profile()


def test_only_changes_are_written():
    """Slots that stay are not set again."""
    assert FULL.changes(FULL) == []
    assert [event["name"] for event in replace(FULL, asking=None).changes(FULL)] == ["asking"]


def test_turns_are_the_messages_of_the_person():
    """From 1, whatever the bot said in between."""
    events = [{"event": "user"}, {"event": "bot"}, {"event": "action"}, {"event": "user"}]
    assert Message.read(tracker({}, events, {"text": "hi"})).turn == 2


@pytest.mark.parametrize("latest", [{}, {"text": None, "intent": None, "entities": None, "intent_ranking": None}])
def test_a_message_without_anything_can_be_read(latest):
    """An empty message has no intent."""
    read = Message.read(tracker({}, [], latest))
    assert (read.text, read.intent, read.entities, read.frameworks) == ("", None, (), ())


def test_frameworks_are_each_named_once_in_order(message):
    """For comparisons."""
    said = message(("framework", "keras"), ("framework", "jax"), ("framework", "keras"))
    assert said.frameworks == ("keras", "jax")


def test_a_correction_is_a_cue(message):
    """Found by the knowledge's own words, whatever else is corrected."""
    assert message(("cue", "correction")).correction
    assert not message(("cue", "retired")).correction


@pytest.mark.parametrize("text", ["speed matters more to us than size", "speed is more important for me than size"])
def test_one_priority_over_another_with_words_between(message, catalogue, text):
    """Only the greater is wanted, over the lesser, which is not wanted any more."""
    at = {word: {"start": text.index(word), "end": text.index(word) + len(word)} for word in ("speed", "size")}
    said = message(("priority", "performance", at["speed"]), ("priority", "footprint", at["size"]), text=text)
    needs = updated(Needs((Need("priority", "footprint"),)), said, catalogue)
    assert [(need.value, need.over) for need in needs.items] == [("performance", "footprint")]


def test_what_was_said_of_training_is_meant_of_running(message, catalogue):
    """Once the model turns out to be there already, no need is about training alone."""
    trained = Needs((Need("task", "llm", role="train"), Need("hardware", "nvidia-gpu", must=True, role="train")))
    needs = updated(trained, message(("purpose", "run-model")), catalogue)
    assert {need.role for need in needs.items} == {None}


@pytest.mark.parametrize(
    ("entity", "value", "left"), [("hardware", "nvidia-gpu", None), ("priority", "community", "community")]
)
def test_what_nobody_stated_can_be_dropped(message, catalogue, entity, value, left):
    """A need is open then, and a priority counts for nothing."""
    needs = updated(Needs(), message((entity, value, {"withdrawn": True})), catalogue)
    assert [(need.value, need.wanted) for need in needs.items] == [(left, left is None)]


@pytest.mark.parametrize("more", [{"wanted": False}, {"withdrawn": True}])
def test_a_change_is_no_answer(message, catalogue, more):
    """Whoever refuses or takes back something has not said that the question does not matter."""
    profile = Profile(asking="purpose")
    assert answered(profile, message(("exclude", "google", more)), Needs(), catalogue) == Needs()


def test_the_person_s_own_words_are_remembered():
    """For asking which of two things holds that cannot both hold."""
    profile = Profile(needs=Needs((Need("language", "java", said=1, words="our backend is Java"),)))
    slots = {event["name"]: event["value"] for event in profile.changes(Profile())}
    assert [need.words for need in Profile.read(tracker(json.loads(json.dumps(slots)))).needs.items] == [
        "our backend is Java"
    ]


def test_what_was_asked_about_a_clash_is_no_need():
    """It stands in the slot of what was asked, in another form."""
    asked = Profile(clash=Asked("hardware", "cpu", "nvidia-gpu"))
    slots = {event["name"]: event["value"] for event in asked.changes(Profile())}
    read = Profile.read(tracker(slots))
    assert (read.asking, read.clash) == (None, asked.clash)
