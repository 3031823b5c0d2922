"""What a browser is served beside the conversation."""

import subprocess
import sys

import httpx
import pytest


def test_the_page_is_at_the_root(advisor):
    """Not Rasa's greeting."""
    answer = httpx.get(f"{advisor.url}/")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "Rasa" not in answer.text


def test_the_files_of_the_page_are_served(advisor):
    """A script that the page asks for is there."""
    assert httpx.get(f"{advisor.url}/widget.js").status_code == 200


@pytest.fixture
def record(person):
    """The payload of a record of some advice."""
    person.say("image classification on Android in Kotlin", "just tell me")
    return person.say("give me the decision record").of("record")


def test_the_address_of_a_record_gives_its_markdown(record):
    """The same as was in the reply, for anyone who has the address."""
    answer = httpx.get(record["url"])
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/markdown")
    assert answer.text == record["markdown"]


def test_a_record_is_had_as_json(record):
    """At an address of its own, which the reply names; it was made from the same needs."""
    answer = httpx.get(record["files"]["json"])
    assert answer.headers["content-type"].startswith("application/json")
    found = answer.json()
    assert record["url"].endswith(found["token"])
    assert {need["value"] for need in found["needs"]} >= {"android", "kotlin", "vision"}
    assert found["title"] in record["markdown"]


def test_a_record_that_was_downloaded_replays(record, tmp_path):
    """To the same, on the same day with the same knowledge."""
    path = tmp_path / "decision-record.md"
    path.write_text(record["markdown"], "utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "advisor", "replay", path], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert "The same" in told.stdout


def test_a_record_says_what_was_decided_and_why(advisor):
    """With the pick and what was said of the project."""
    person = advisor.person()
    pick = person.say("image classification on Android in Kotlin", "just tell me").of("recommendation")["pick"]
    markdown = person.say("give me the decision record").of("record")["markdown"]
    assert all(pick[side]["name"] in markdown for side in ("train", "run"))
    assert "Kotlin" in markdown
    assert "Android" in markdown


def test_there_is_no_record_of_nothing(person):
    """Whoever has said nothing is told what is missing."""
    assert person.say("give me the decision record").of("explanation")["about"] == "nothing_yet"


def test_a_made_up_address_is_not_found(advisor):
    """404, with what is wrong."""
    answer = httpx.get(f"{advisor.url}/records/nonsense")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "record_not_found"
