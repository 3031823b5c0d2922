"""Conversations are written down as they were."""

import transcripts
import yaml


def test_a_reply_is_told_with_its_buttons_and_its_payload():
    """The texts quoted line by line, and a line on what the payload held."""
    reply = [
        {"text": "Where?\n- here", "buttons": [{"title": "Here", "payload": "here"}]},
        {"custom": {"kind": "question", "need": "target", "options": [1, 2], "remaining": 9}},
    ]
    told = "\n".join(transcripts.told(reply, "http://127.0.0.1:5205"))
    assert "> Where? \\\n> \\- here" in told
    assert "`[Here]`" in told
    assert "`question`, about target, 2 options, 9 frameworks left" in told


def test_what_markdown_would_take_for_its_own_is_told_apart():
    """A name keeps its underscores, and an address its brackets."""
    assert transcripts.quoted("keras_core [1] *a*") == "keras\\_core \\[1\\] \\*a\\*"


def test_the_port_that_was_talked_to_is_not_written_down():
    """Links lead where `make run` listens by default."""
    told = "\n".join(transcripts.told([{"text": "http://127.0.0.1:5205/records/x"}], "http://127.0.0.1:5205"))
    assert "127.0.0.1:5005/records/x" in told


def test_there_is_a_page_for_each_conversation():
    """None is missing, and none is left over."""
    names = yaml.safe_load(transcripts.SCRIPT.read_text("utf-8"))
    assert {path.stem for path in transcripts.PAGES.glob("*.md")} == set(names)


def test_without_an_address_nothing_is_written(capsys):
    """It says how it is called."""
    assert transcripts.main([]) == 2
    assert "transcripts.py http" in capsys.readouterr().err
