import json
import logging
import sys

import pytest

from watch.conversation import NOW, Said, name_of
from watch.lines import FIELDS, HIDDEN, JsonLines

SECRET = "my startup Zebrafy wants MRI scans on a phone"


def line(message, *args, error=None, **extra):
    """A record as it is written."""
    record = logging.LogRecord("rasa.core", logging.WARNING, "processor.py", 1, message, args, error)
    vars(record).update(extra)
    return JsonLines().format(record)


def raised(error, cause=None):
    """What `sys.exc_info()` gives while an error is handled."""
    try:
        raise error from cause
    except type(error):
        return sys.exc_info()


@pytest.fixture
def turn():
    """Somebody's turn."""
    before = NOW.set(Said("U123-anna", SECRET))
    yield
    NOW.reset(before)


def test_a_line_is_json_with_its_own_fields():
    """So that it can be searched for."""
    found = json.loads(line("turn", **{FIELDS: {"ms": 12, "kinds": ["facts"]}}))
    assert (found["event"], found["ms"], found["kinds"], found["level"]) == ("turn", 12, ["facts"], "warning")


def test_a_line_names_the_conversation_but_not_the_sender(turn):
    """By the same name each time."""
    found = line("Circuit breaker tripped for sender 'U123-anna'.")
    assert "U123" not in found
    assert json.loads(found)["conversation"] == name_of("U123-anna")
    assert name_of("U123-anna") in json.loads(found)["event"]


def test_a_message_is_left_out_wherever_it_stands(turn):
    """Also in a line of a library's."""
    assert "Zebrafy" not in line(f"could not parse {SECRET}!")


def test_the_text_of_an_exception_is_left_out():
    """The action server's answer, conversation and all, is the text of one."""
    error = raised(RuntimeError(SECRET), ValueError(SECRET))
    found = line("failed", error=error)
    assert "Zebrafy" not in found
    assert json.loads(found)["error"]["type"] == "RuntimeError"
    assert json.loads(found)["error"]["cause"] == "ValueError"
    assert json.loads(found)["error"]["at"]


def test_a_structured_line_of_rasa_keeps_its_event_only():
    """Its other fields hold texts, slots and entities."""
    found = line(json.dumps({"event": "interpolator.text", "response": SECRET, "slot_values": SECRET}))
    assert json.loads(found)["event"] == "interpolator.text"
    assert "Zebrafy" not in found


@pytest.mark.parametrize("odd", ["{not json " + SECRET, "\x1b[2mparsed\x1b[0m text=" + SECRET])
def test_what_may_hold_a_text_and_cannot_be_read_is_not_written(odd):
    """Half of a structured line, or one in colours."""
    assert json.loads(line(odd))["event"] == HIDDEN


def test_further_lines_of_a_message_are_left_out():
    """They are dumps: of a task that failed, of SQL with its values."""
    assert "Zebrafy" not in line(f"Task exception was never retrieved\nfuture: <{SECRET}>")


def test_everything_is_written_for_who_asks_for_it(monkeypatch):
    """With LOG_LEVEL=DEBUG."""
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    assert "Zebrafy" in line("failed", error=raised(RuntimeError(SECRET)))


def test_a_name_depends_on_the_key(monkeypatch):
    """So that who has the log cannot find out a sender by trying."""
    from watch import conversation

    names = set()
    for key in ("one", "two"):
        monkeypatch.setenv(conversation.KEY, key)
        conversation._key.cache_clear()
        name_of.cache_clear()
        names.add(name_of("anna"))
    conversation._key.cache_clear()
    name_of.cache_clear()
    assert len(names) == 2
