"""What was said of a project is changed, negated, withdrawn, forgotten, and never mixed up with another person's."""

import pytest


@pytest.mark.parametrize(
    "text", ["actually iOS, not Android", "I meant iOS instead of Android", "scratch that, it has to run on iOS"]
)
def test_a_correction_replaces(person, text):
    """The new value stands in place of the old one."""
    person.say("image classification in an Android app", text)
    assert person.advice().needs["target"] == ["ios"]


def test_a_correction_changes_only_what_it_names(person):
    """The rest of the project stays."""
    person.say("speech recognition on Android", "actually iOS, not Android")
    assert person.advice().needs["task"] == ["speech"]


def test_without_a_correction_a_second_target_is_added(person):
    """Several places to run may hold at once."""
    person.say("image classification in an Android app", "it also has to run in a web browser")
    assert set(person.advice().needs["target"]) == {"android", "browser"}


@pytest.mark.parametrize("text", ["no TensorFlow", "anything but TensorFlow please", "we don't want TensorFlow"])
def test_a_refused_framework_is_out(person, text):
    """It is remembered as such, and stands in no row of the ranking."""
    person.say("image classification on a server", text)
    reply = person.advice()
    assert excluded(reply) == {"tensorflow"}
    assert "tensorflow" not in ranked(reply)


@pytest.mark.parametrize("text", ["nothing by Google", "anything but Google", "we don't use Google products"])
def test_a_refused_maker_is_out_with_all_its_frameworks(person, text):
    """LiteRT is in question on Android; then all of Google's are gone."""
    assert "litert" in ranked(person.say("image classification on Android"))
    person.say(text)
    left = ranked(person.advice())
    assert left
    assert not left & {"tensorflow", "litert", "jax", "keras", "tensorflow-js"}


def test_a_refused_kind_of_hardware_is_not_wanted(person):
    """It is not taken for what there is."""
    person.say("image classification on a server", "we have no NVIDIA GPU")
    assert "nvidia-gpu" not in person.advice().needs.get("hardware", [])


def test_a_must_that_is_withdrawn_is_a_wish(person):
    """It is still wanted, and removes nothing any more."""
    person.say("tabular data on a server, it must be callable from Java")
    assert must_of(person.advice(), "language") == {"java": True}
    person.say("Java is not a must")
    assert must_of(person.advice(), "language") == {"java": False}


def test_a_refusal_can_be_taken_back(person):
    """What was excluded may be advised again."""
    person.say("image classification on a server, no TensorFlow")
    assert excluded(person.advice()) == {"tensorflow"}
    person.say("TensorFlow is fine after all")
    assert excluded(person.advice()) == set()


@pytest.mark.parametrize("text", ["Android does not matter any more", "it need not run on Android"])
def test_what_does_not_matter_is_not_forbidden(person, text):
    """Whoever drops a need would still be content with it."""
    person.say("image classification on Android and on iPhones", text)
    items = person.say("what have you understood so far?").of("explanation")["needs"]["target"]
    assert not any(item["value"] == "android" and item["must"] for item in items)


def test_no_to_a_question_is_no_refusal_of_the_pick(person):
    """Nobody has spoken of the framework that leads."""
    reply = person.say("image classification on Android")
    assert "question" in reply.kinds
    person.say("no")
    assert "exclude" not in person.advice().of("recommendation")["needs"]


def test_starting_over_forgets(person):
    """Nothing of the first project is in the second."""
    person.say("image classification on Android in Kotlin, no TensorFlow", "start over")
    assert person.say("what did you understand of my project?").of("explanation")["needs"] == {}
    assert person.say("text classification on a server").needs == {"task": ["nlp"], "target": ["server"]}


def test_two_people_are_kept_apart(advisor):
    """Their messages come in turn, and neither sees the other's needs."""
    first, second = advisor.person(), advisor.person()
    first.say("image classification on Android")
    second.say("speech recognition on a server")
    first.say("in Kotlin")
    second.say("in Java")
    needs = first.advice().needs
    assert (needs["task"], needs["target"], needs["language"]) == (["vision"], ["android"], ["kotlin"])
    needs = second.advice().needs
    assert (needs["task"], needs["target"], needs["language"]) == (["speech"], ["server"], ["java"])


def test_what_was_understood_can_be_asked_for(person):
    """With the turn in which it was said."""
    person.say("image classification", "it has to run on Android")
    needs = person.say("what have you understood so far?").of("explanation")["needs"]
    assert [(item["value"], item["said"]) for item in needs["task"]] == [("vision", 1)]
    assert [(item["value"], item["said"]) for item in needs["target"]] == [("android", 2)]


def test_only_an_answer_to_the_question_settles_it(person):
    """Whoever changes another need after a question has not said that the question does not matter."""
    asked = person.say("image classification on Android").of("question")["need"]
    person.say("actually iOS, not Android")
    assert asked not in person.say("what have you understood so far?").of("explanation")["needs"]


def excluded(reply) -> set[str]:
    """Of a recommendation: what it must not be."""
    return {item["value"] for item in reply.of("recommendation")["needs"].get("exclude", ())}


def ranked(reply) -> set[str]:
    """Of a recommendation: the frameworks of all candidates."""
    return {part for option in reply.of("recommendation")["ranking"] for part in option["id"].split("+")}


def must_of(reply, need: str) -> dict[str, bool]:
    """Of a recommendation: the wanted values of a need -> whether they are musts."""
    return {item["value"]: item["must"] for item in reply.of("recommendation")["needs"][need] if item["wanted"]}


def test_one_in_place_of_another_is_no_contradiction(person):
    """Nobody is asked which holds, and the old one is not ruled out."""
    person.say("text classification on a Windows desktop, C#", "just tell me")
    reply = person.say("oh wait, not C#, it's C++")
    assert reply.needs["language"] == ["cpp"]
    assert [item["wanted"] for item in reply.of("recommendation")["needs"]["language"]] == [True]


@pytest.mark.parametrize("text", ["what if we only did Android", "only for Android"])
def test_the_only_one_takes_the_place_of_the_others(person, text):
    """They were said before."""
    person.say("image classification on iOS and Android in Kotlin for a product", "just tell me", text)
    assert person.advice().needs["target"] == ["android"]


def test_not_only_one_keeps_the_others(person):
    """It adds."""
    person.say("image classification on iOS for a product", "just tell me", "not only iOS but Android too")
    assert set(person.advice().needs["target"]) == {"ios", "android"}


def test_beginning_again_goes_on_with_what_is_said(person):
    """Of the old project nothing is left."""
    person.say("image classification in a web browser in JavaScript", "just tell me")
    needs = person.say("start again with just: audio on Android").needs
    assert (needs["task"], needs["target"], needs.get("language")) == (["speech"], ["android"], None)


def test_what_was_said_before_is_not_answered_at_length(person):
    """The advice stays, in one sentence."""
    person.say("image classification on Windows in Python for a product", "just tell me")
    assert "counts already" in person.say("Windows is a must").text


def test_whoever_asks_for_advice_again_gets_it(person):
    """Though one more question could be asked."""
    person.say("keyword spotting on an STM32 in C++", "is PyTorch alive?", "what would it be without TensorFlow?")
    assert "recommendation" in person.say("back to my project: what do you recommend now?").kinds
