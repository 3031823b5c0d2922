"""Questions about the advisor itself."""

import pytest

from actions.manners import mannered
from actions.profile import Profile
from advisor.needs import Need, Needs


def told(message, profile=None):
    """The names of the responses."""
    answer = mannered(message, profile or Profile())
    return [say.response for say in answer.says] if answer else []


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("do you save my messages", "utter_kept"),
        ("is my data private", "utter_kept"),
        ("how does scoring work here? how do you weigh?", "utter_method"),
        ("how do you decide", "utter_method"),
        ("what are your sources", "utter_sources"),
        ("can you be wrong", "utter_sources"),
        ("how up to date is your knowledge", "utter_as_of"),
        ("are you an AI", "utter_who"),
    ],
)
def test_it_tells_of_itself(message, text, response):
    """What it keeps, how it weighs, where it knows things from, and who it is."""
    assert told(message(text=text)) == [response]


@pytest.mark.parametrize(
    "text",
    [
        "do you save models as onnx",
        "how do you convert it",
        "our data is private and must stay here",
        "which logs do you need",
    ],
)
def test_what_is_about_a_project_is_left_alone(message, text):
    """The words are alike, the matter is another."""
    assert told(message(text=text)) == []


def test_after_advice_its_sources_and_weights_are_meant(message):
    """Those are told with the reasons for it."""
    advised = Profile(needs=Needs((Need("task", "vision"),)))
    assert told(message(text="what are your sources"), advised) == []
    assert told(message(text="do you save my messages"), advised) == ["utter_kept"]


def test_the_numbers_are_those_of_the_knowledge(message, catalogue):
    """They change with it."""
    (said,) = mannered(message(text="how do you decide"), Profile()).says
    assert said.fill["count"] == len(catalogue.frameworks)
