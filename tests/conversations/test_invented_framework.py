"""A framework that nobody has heard of is added by one file, and talked about like any other; nothing is trained."""

import shutil
from pathlib import Path

import pytest

from advisor.catalogue import FOLDER, load
from advisor.encoder import Encoder
from advisor.recall import Recall
from tests.conversations.servers import Servers
from tests.conversations.talk import Advisor

ADDED = Path(__file__).with_name("zephyrnet.yml")
PROJECT = "A Rust program on a microcontroller should find faults in vibration data, training included"


class ServersElsewhere(Servers):
    """The servers on another folder of knowledge."""

    def __init__(self, logs, knowledge):
        super().__init__(logs)
        self.knowledge = knowledge

    def _environment(self):
        return {**super()._environment(), "ADVISOR_KNOWLEDGE": str(self.knowledge)}


@pytest.fixture(scope="module")
def advisor(tmp_path_factory):
    """The advisor with the trained model that there is, on the knowledge and one more file."""
    folder = tmp_path_factory.mktemp("invented")
    shutil.copytree(FOLDER, folder / "knowledge")
    shutil.copy(ADDED, folder / "knowledge" / "frameworks")
    Recall(load(folder / "knowledge"), Encoder.load())  # encodes the claims, which a start does not wait for that long
    servers = ServersElsewhere(folder, folder / "knowledge")
    try:
        servers.start("actions", "rasa")
        yield Advisor(servers)
    finally:
        servers.stop("rasa", "actions")


@pytest.fixture
def person(advisor):
    """Someone who talks to that advisor."""
    return advisor.person()


def named(payload):
    """The ids of a payload's frameworks."""
    return [framework["id"] for framework in payload["frameworks"]]


@pytest.mark.parametrize("name", ["Zephyrnet", "zephyrnet", "ZEPHYR NET", "zephirnet", "zephyrnett"])
def test_it_is_understood(person, name):
    """As it is written, and misspelt."""
    assert named(person.say(f"Is {name} still maintained?").of("facts")) == ["zephyrnet"]


def test_it_is_defined(person):
    """By its summary."""
    assert "small Rust library" in person.say("What is Zephyrnet?").of("definition")["text"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Who started Zephyrnet?", "beekeepers"),
        ("how much memory does zephirnet need?", "32 kB"),
        ("Which licence does Zephyrnet have?", "Apache-2.0"),
        ("What is the latest release of Zephyrnet?", "3.2.1"),
    ],
)
def test_what_is_known_is_answered(person, asked, said):
    """What was written out as a claim, and what has a field; with the source and its day."""
    reply = person.say(asked)
    assert said in reply.of("facts")["claims"][0]["text"]
    assert reply.of("facts")["claims"][0]["evidence"][0]["checked"] == "2026-11-20"


def test_it_is_ranked_first_where_it_should_be(person):
    """Nothing else trains in Rust on a microcontroller."""
    person.say(PROJECT)
    payload = person.advice().of("recommendation")
    assert "zephyrnet" in {part["id"] for part in payload["pick"].values() if part}
    assert payload["ranking"][0]["id"] == "zephyrnet"


def test_it_is_not_ranked_where_it_does_not_run(person):
    """Its file says that it does not run in browsers, and it is ruled out by that."""
    person.say("classify pictures in the web browser")
    ranking = person.advice().of("recommendation")["ranking"]
    assert "zephyrnet" not in {part for option in ranking for part in option["id"].split("+")}
    why = person.say("why not Zephyrnet?").of("explanation")
    assert why["about"] == "why_not"
    assert "browser" in why["because"]


def test_why_it_is_advised_is_explained(person):
    """By what its file says."""
    person.say(PROJECT)
    person.advice()
    reply = person.say("why?")
    assert reply.of("explanation")["about"] == "why"
    assert "Zephyrnet" in reply.text


def test_why_another_is_not_advised_is_explained_beside_it(person):
    """The difference to it, or the must that rules the other out."""
    person.say(PROJECT)
    person.advice()
    assert person.say("why not PyTorch?").of("explanation")["about"] == "why_not"


@pytest.mark.parametrize("name", ["Zephyrnet", "zephirnet"])
def test_it_is_compared(person, name):
    """With one that everybody knows."""
    assert named(person.say(f"compare {name} and PyTorch").of("comparison")) == ["zephyrnet", "pytorch"]


@pytest.mark.parametrize(
    "asked", ["Which frameworks can be used from Rust?", "which frameworks run on a microcontroller?"]
)
def test_it_is_listed(person, asked):
    """Among those that fit."""
    assert "zephyrnet" in named(person.say(asked).of("list"))


def test_it_is_migrated_to(person):
    """From a framework whose file knows nothing of it: that no steps are known is said."""
    migration = person.say("How do we migrate from MXNet to Zephyrnet?").of("migration")
    assert (migration["from"]["id"], migration["to"]["id"]) == ("mxnet", "zephyrnet")


def test_it_is_migrated_from(person):
    """By the steps of its file."""
    migration = person.say("How do we migrate from Zephyrnet to PyTorch?").of("migration")
    assert (migration["from"]["id"], migration["to"]["id"]) == ("zephyrnet", "pytorch")
    assert len(migration["steps"]) == 2


def test_it_is_begun_with(person):
    """By the install line and the program of its file."""
    start = person.say("How do I get started with zephirnet?").of("start")
    assert start["framework"]["id"] == "zephyrnet"
    assert start["install"] == "cargo add zephyrnet"
    assert "Dense::new(4, 8)" in start["first_program"]


def test_the_record_names_it(person):
    """The decision is replayed from what was said."""
    person.say(PROJECT)
    person.advice()
    assert "Zephyrnet" in person.say("can I have that as a decision record?").of("record")["markdown"]
