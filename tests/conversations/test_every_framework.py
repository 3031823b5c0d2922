"""What can be asked of any framework is answered for each that the knowledge has, with no more than its file."""

import pytest

from advisor.catalogue import load

CATALOGUE = load()
ALL = pytest.mark.parametrize("framework", CATALOGUE.frameworks.values(), ids=lambda framework: framework.id)


@ALL
def test_whether_it_is_kept_up(advisor, framework):
    """By claims about it."""
    payload = advisor.say(f"Is {framework.name} still maintained?").of("facts")
    assert framework.id in {found["id"] for found in payload["frameworks"]}
    assert payload["claims"]


@ALL
def test_what_it_is(advisor, framework):
    """By its summary, or the glossary where that has a word for it."""
    assert advisor.say(f"What is {framework.name}?").of("definition")["text"]


@ALL
def test_how_to_begin(advisor, framework):
    """With its first program, or what is known where there is none; a retired one is not begun with."""
    reply = advisor.say(f"How do I get started with {framework.name}?")
    if framework.retired:
        assert "start" not in reply.kinds
    elif framework.start is None:
        assert reply.of("facts")["claims"]
    else:
        assert reply.of("start")["framework"]["id"] == framework.id


@ALL
def test_how_it_compares(advisor, framework):
    """With one that everybody knows."""
    other = "PyTorch" if framework.id != "pytorch" else "JAX"
    payload = advisor.say(f"compare {framework.name} and {other}").of("comparison")
    assert payload["frameworks"][0]["id"] == framework.id


@pytest.mark.parametrize("name", ["TensorFlow", "Keras", "fastai"])
def test_a_living_one_can_be_left_too(advisor, name):
    """Not only what is retired."""
    reply = advisor.say(f"I want to move away from {name}, where to?")
    assert reply.of("migration")["from"]["name"] == name


@pytest.mark.parametrize("need", ["target", "language"])
def test_all_that_fit_can_be_listed(advisor, need):
    """Whatever the value: the question is which there are, not which to take."""
    asked = {"target": "which frameworks run on {}?", "language": "which frameworks can be used from {}?"}[need]
    labels = [value.label for value in CATALOGUE.needs[need].values.values() if value.button]
    assert [label for label in labels if "list" not in advisor.say(asked.format(label)).kinds] == []
