import chat
import pytest

BUTTONS = [{"title": "On a phone", "payload": "it runs on a phone"}, {"title": "On a server", "payload": "on a server"}]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [("2", "on a server"), ("3", "3"), ("0", "0"), ("²", "²"), ("2 GPUs", "2 GPUs"), ("hello", "hello")],
)
def test_a_number_chooses_a_button_and_all_else_is_said_as_typed(typed, sent):
    """Only the number of a button that is there stands for the button."""
    assert chat.meant(typed, BUTTONS) == sent


def test_buttons_are_numbered_through_all_messages_of_a_reply():
    """A recommendation and the question after it may both have buttons."""
    replies = [{"text": "Take it.", "buttons": BUTTONS}, {"custom": {}}, {"text": "Where?", "buttons": BUTTONS[:1]}]
    assert [str(line).split() for line in chat.drawn(replies)] == [
        ["Take", "it."],
        ["1", "On", "a", "phone"],
        ["2", "On", "a", "server"],
        ["Where?"],
        ["3", "On", "a", "phone"],
    ]


def test_square_brackets_are_text():
    """The markup of rich is not for the advisor's words."""
    assert chat.drawn([{"text": "pip install 'x[y]' [bold]"}])[0].plain == "pip install 'x[y]' [bold]"


def test_without_an_advisor_it_says_how_to_start_one():
    """Nothing listens on port 1."""
    with pytest.raises(chat.NoAnswer, match=r"No advisor is running .* `make run`"):
        chat.reach("http://127.0.0.1:1/")
