"""What buttons say for the person is understood as what they offer."""

import pytest

HELP = "What can you do?"
BEGIN = "Help me choose a framework for my project"


def test_each_answer_to_the_first_question_is_understood(advisor):
    """Pressed, it is in the needs of the advice; and it brings nothing else in."""
    question = advisor.say(BEGIN).of("question")
    buttons = advisor.say(BEGIN).buttons
    assert len(buttons) == len(question["options"]) + 1
    wrong = {}
    for option, button in zip(question["options"], buttons[:-1], strict=True):
        person = advisor.person()
        person.say(BEGIN, button)
        needs = person.advice().needs
        if needs != {question["need"]: [option["value"]]}:
            wrong[button] = needs
    assert wrong == {}


def test_no_preference_is_an_answer(person):
    """It settles the question, which is not asked again."""
    reply = person.say(BEGIN)
    need = reply.of("question")["need"]
    person.say(reply.buttons[-1])
    assert [item["value"] for item in person.advice().of("recommendation")["needs"][need]] == [None]


def test_a_conversation_by_buttons_alone_ends_in_advice(person):
    """Always the first button."""
    reply = person.say(BEGIN)
    for _ in range(6):
        if "question" not in reply.kinds:
            break
        reply = person.say(reply.buttons[0])
    assert reply.of("recommendation")["final"] is True


@pytest.mark.parametrize("number", range(6))
def test_what_help_offers_is_answered(advisor, number):
    """Every button of the help gets something else than help or a shrug."""
    buttons = advisor.say(HELP).buttons
    assert len(buttons) == 6
    assert not {"help", "clarification", "out_of_scope", "error"} & set(advisor.say(buttons[number]).kinds)
