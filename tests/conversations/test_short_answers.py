"""Answers to a question that name nothing."""

import pytest

QUESTIONS = {
    "purpose": ["image classification on a server"],
    "target": ["I'm a beginner and want to classify images"],
    "language": ["I'm a beginner and want to classify images", "no preference"],
    "hardware": ["image classification on a desktop in Python for a product"],
}


def after(person, need: str, answer: str):
    """The reply to an answer, and what is known of the need then."""
    asked = person.say(*QUESTIONS[need]).of("question")
    assert asked["need"] == need
    reply = person.say(answer)
    known = person.say("what have you understood so far?").of("explanation")["needs"].get(need, [])
    return asked["options"], reply, [item["value"] for item in known]


@pytest.mark.parametrize("need", QUESTIONS)
@pytest.mark.parametrize(("answer", "place"), [("the second", 1), ("3", 2), ("the last one", -1), ("option 2", 1)])
def test_a_place_is_the_button_there(person, need, answer, place):
    """Whatever else such words may mean."""
    options, _, known = after(person, need, answer)
    assert known == [options[place]["value"]]


@pytest.mark.parametrize("need", ["target", "language", "hardware"])
@pytest.mark.parametrize(
    ("answer", "places"), [("first two", [0, 1]), ("1 and 3", [0, 2]), ("the first and the last", [0, -1])]
)
def test_several_places_are_several_values(person, need, answer, places):
    """Where several can hold."""
    options, _, known = after(person, need, answer)
    assert known == [options[place]["value"] for place in places]


def test_all_of_them_are_all(person):
    """Of what can be wanted at once."""
    options, _, known = after(person, "hardware", "all of them")
    assert known == [option["value"] for option in options]


def test_two_of_what_can_be_but_one_is_asked_about(person):
    """Nothing is taken for granted."""
    _, reply, known = after(person, "purpose", "first two")
    assert (reply.of("question")["need"], known) == ("purpose", [])


@pytest.mark.parametrize("need", QUESTIONS)
@pytest.mark.parametrize("answer", ["both", "yes, that", "yes"])
def test_an_answer_that_does_not_say_which_is_asked_about(person, need, answer):
    """With the same buttons."""
    _, reply, known = after(person, need, answer)
    assert (reply.kinds, reply.of("question")["need"], known) == (["question"], need, [])


def test_it_is_asked_once(person):
    """Who says so again has no preference."""
    person.say(*QUESTIONS["target"])
    person.say("yes")
    assert person.say("yes").of("question")["need"] != "target"


@pytest.mark.parametrize("need", QUESTIONS)
@pytest.mark.parametrize("answer", ["no idea", "doesn't matter", "neither", "none of these", "not sure yet", "either"])
def test_no_preference_settles_it(person, need, answer):
    """It is not asked again."""
    _, _, known = after(person, need, answer)
    assert known == [None]


@pytest.mark.parametrize("need", QUESTIONS)
@pytest.mark.parametrize("text", ["why do you ask?", "what do you mean?", "why is that important?"])
def test_why_it_is_asked_is_told_and_it_is_asked_again(person, need, text):
    """With what the answers would lead to, and with the buttons."""
    _, reply, known = after(person, need, text)
    assert (reply.kinds, reply.of("question")["need"], known) == (["explanation", "question"], need, [])
    assert reply.of("explanation")["about"] == "why_asked"
    assert len(reply.buttons) > 2


def test_an_answer_after_the_explanation_counts(person):
    """The question is still open."""
    person.say(*QUESTIONS["target"], "why do you ask?", "phone")
    assert set(person.advice().needs["target"]) == {"android", "ios"}
