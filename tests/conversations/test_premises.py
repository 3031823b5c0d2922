"""What a message takes for granted and is not so is put right before it is answered."""

import pytest


@pytest.mark.parametrize(
    ("text", "framework"),
    [
        ("since PyTorch has no mobile story, what should I use on Android?", "pytorch"),
        ("Because Keras only runs on TensorFlow, I need TensorFlow, right?", "keras"),
    ],
)
def test_a_premise_is_put_right_first(person, text, framework):
    """A claim about what was named comes before the answer, with a source."""
    first = person.say(text).payloads[0]
    assert first["kind"] == "facts"
    assert framework in {item["id"] for item in first["frameworks"]}
    assert first["claims"][0]["evidence"]


def test_the_question_is_answered_all_the_same(person):
    """After the correction comes the advice that was asked for."""
    reply = person.say("since PyTorch has no mobile story, what should I use on Android?")
    assert reply.payloads[0]["premise"] is True
    assert reply.needs["target"] == ["android"]


@pytest.mark.parametrize(
    "text",
    [
        "since PyTorch runs on phones, which runtime should I use on Android?",
        "we use Keras with JAX and classify images on a server",
    ],
)
def test_what_is_so_is_not_put_right(person, text):
    """No correction of what nobody got wrong."""
    assert not any(payload.get("premise") for payload in person.say(text).payloads)
