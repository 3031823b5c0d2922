"""Someone stands on a framework that its makers ended."""

import pytest

RETIRED = {"mxnet": "MXNet", "theano": "Theano", "caffe": "Caffe", "chainer": "Chainer"}


@pytest.mark.parametrize(("id_", "name"), RETIRED.items())
def test_from_a_retired_code_base_there_is_a_way(person, id_, name):
    """Out of it, with steps and a source, to something alive; it is never advised itself."""
    reply = person.say(f"Our codebase is written in {name}, which is retired. Where should we migrate to?")
    migration = reply.of("migration")
    assert migration["from"]["id"] == id_
    assert migration["to"]["id"] not in RETIRED
    assert migration["evidence"]
    assert id_ not in reply.pick


def test_mxnet_goes_to_pytorch(person):
    """By the steps that are known for just this way."""
    migration = person.say("We have a large MXNet codebase, how do we migrate it?").of("migration")
    assert migration["to"]["id"] == "pytorch"
    assert len(migration["steps"]) >= 3


def test_a_named_destination_is_respected(person):
    """Whoever says where to go is shown that way."""
    migration = person.say("How do I migrate from Theano to JAX?").of("migration")
    assert (migration["from"]["id"], migration["to"]["id"]) == ("theano", "jax")


@pytest.mark.parametrize("name", RETIRED.values())
def test_a_retired_framework_is_not_advised_even_when_asked_for(person, name):
    """Not picked and not ranked, and the person is told why."""
    reply = person.say(f"I want to classify images on a server with {name}, just tell me your pick", "just tell me")
    ranking = reply.of("recommendation")["ranking"]
    assert name.lower() not in {part for option in ranking for part in option["id"].split("+")}
    why = person.say(f"why not {name}?").of("explanation")
    assert why["about"] == "why_not"
    assert "retired" in why["because"]


def test_what_was_left_is_remembered(person):
    """The code that there is counts as such from then on."""
    person.say("We have to migrate away from MXNet")
    assert person.advice().needs["current"] == ["mxnet"]


def test_what_now_asks_for_the_way_out(person):
    """Though it is a question, with an error message in it."""
    text = "I have 30k lines of Theano code. ModuleNotFoundError: No module named 'theano' What now?"
    assert person.say(text).of("migration")["from"]["id"] == "theano"


def test_a_replacement_is_one_for_it(person):
    """And not for what is advised instead."""
    person.say("we use Theano for images", "is Theano dead?")
    assert "pytorch" not in {item["value"] for item in needs(person.say("is there a drop-in replacement?"))}


def needs(reply) -> list:
    """What is excluded."""
    return reply.of("recommendation")["needs"].get("exclude", [])
