"""A supposed change is told with what it does to the pick, what it gains and what it costs, and can be undone."""

import pytest

PROJECT = "image classification on Android in Kotlin"


def test_a_supposed_need_is_added(person):
    """The payload names it, and it counts from then on."""
    before = person.say(PROJECT).pick
    reply = person.say("what if we needed iOS too?")
    change = reply.of("recommendation")["changed"]
    assert len(change["added"]) == 1
    assert change["dropped"] == []
    assert set(reply.needs["target"]) == {"android", "ios"}
    assert (change["from"]["pick"]["train"]["id"], change["from"]["pick"]["run"]["id"]) == before


def test_a_pick_that_moves_is_told_with_its_costs(person):
    """Gains and losses are differences between just the two picks, all of them above nothing."""
    person.say(PROJECT)
    change = person.say("what if we needed iOS too?").of("recommendation")["changed"]
    assert change["moved"] is True
    assert change["from"]["name"] != change["to"]["name"]
    assert change["gained"]
    assert change["lost"]
    assert all(reason["points"] > 0 for reason in [*change["gained"], *change["lost"]])


def test_what_was_gained_is_not_told_twice(person):
    """The reasons after a change leave out what the change told already."""
    person.say(PROJECT)
    reply = person.say("what if we needed iOS too?")
    for reason in reply.of("recommendation")["changed"]["gained"]:
        assert reply.text.count(reason["text"]) == 1


def test_a_pick_that_stays_is_said_to_stay(person):
    """The change is told, and no gain or cost is made up."""
    person.say("tabular data in Python, on a server", "just tell me")
    reply = person.say("what if it had to run on Linux?")
    change = reply.of("recommendation")["changed"]
    assert change["moved"] is False
    assert change["gained"] == change["lost"] == []
    assert change["to"]["name"] in reply.text


@pytest.mark.parametrize("text", ["suppose we had no GPU at all", "and if we had AMD GPUs instead?"])
def test_other_words_suppose_as_well(person, text):
    """Hardware is what they change."""
    person.say("train image classifiers on an NVIDIA GPU", "just tell me")
    reply = person.say(text)
    assert "changed" in reply.of("recommendation")
    assert reply.needs["hardware"] != ["nvidia-gpu"]


def test_a_supposition_can_be_undone_by_its_button(person):
    """One press, and the needs are those before it."""
    needs = person.say(PROJECT).of("recommendation")["needs"]
    button = person.say("what if we needed iOS too?").buttons[0]
    assert person.say(button).of("recommendation")["needs"] == needs


@pytest.mark.parametrize("text", ["no, stick with Android", "nah, keep it as it was", "forget it"])
def test_a_supposition_is_left_in_any_words(person, text):
    """The needs are those before it."""
    needs = person.say(PROJECT).needs
    assert person.say("what if it ran on iOS only?", text).needs == needs


def test_a_supposition_that_nothing_stands_for(person):
    """It is said so, with changes that would count; the advice is not repeated."""
    person.say(PROJECT, "just tell me")
    reply = person.say("what if the boss changes her mind?")
    assert reply.kinds == ["clarification"]
    assert "changed" in person.say(reply.buttons[0]).of("recommendation")


def test_doing_without_what_is_not_in_the_pick(person):
    """The pick stays, and it is out from then on."""
    person.say(PROJECT, "just tell me")
    reply = person.say("what would it be without TensorFlow?")
    assert reply.of("recommendation")["changed"]["moved"] is False


def test_what_was_said_last_is_left_out(person):
    """Rather than the framework that was advised."""
    needs = person.say("image classification on a server", "just tell me").needs
    assert person.say("everybody here only knows Julia", "and without that?").needs == needs
