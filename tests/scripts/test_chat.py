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


def test_a_message_that_is_not_taken_does_not_end_the_chat(monkeypatch, capsys):
    """It is said why, in the advisor's words, and the next message is taken."""
    typed = iter(["x" * 2_001, "hello", "/quit"])
    monkeypatch.setattr(chat.console, "input", lambda _: next(typed))

    def ask(message):
        if len(message) > 2_000:
            raise chat.refusal(400, b'{"error": {"message": "\'message\' has 2,001 characters."}}')
        return [{"text": f"You said {message}"}]

    chat.talk(ask)
    said = capsys.readouterr().out
    assert "'message' has 2,001 characters." in said
    assert "You said hello" in said


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"error": "no"}'])
def test_an_error_that_says_nothing_ends_the_chat(body):
    """With where to look."""
    failure = chat.refusal(500, body)
    assert isinstance(failure, chat.NoAnswer)
    assert "HTTP 500" in str(failure)


def test_the_token_of_the_advisor_is_sent():
    """Where it is set; without one there is no such header, and who is not let in is told why."""
    assert chat.headers({"REST_TOKEN": "s3cret"})["Authorization"] == "Bearer s3cret"
    assert "Authorization" not in chat.headers({})
    assert "REST_TOKEN" in str(chat.refusal(401, b"{}"))
