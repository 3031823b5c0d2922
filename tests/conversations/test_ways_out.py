"""Nothing meets all the musts: the smallest ways out are offered, and taking one helps."""

import pytest

IMPOSSIBLE = [
    "It must run on an iPhone and on a microcontroller and be called from R",
    "the training has to be done in Swift on a Google TPU under Windows",
]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_ways_out_are_offered_as_buttons(person, text):
    """One button for each set of musts to give up, and the advice supposes the first."""
    reply = person.say(text)
    ways = reply.of("recommendation")["given_up"]
    assert ways
    assert len(reply.buttons) == len(ways)
    for way, button in zip(ways, reply.buttons, strict=True):
        assert all(label.lower() in button.lower() for label in way)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_each_way_out_leads_out(advisor, text):
    """Whichever button is pressed, something fits then."""
    for button in advisor.say(text).buttons:
        person = advisor.person()
        person.say(text, button)
        assert "given_up" not in person.advice().of("recommendation"), button


def test_what_is_offered_supposes_the_smallest_way(person):
    """No set of musts to give up is smaller than the first."""
    ways = person.say(IMPOSSIBLE[0]).of("recommendation")["given_up"]
    assert len(ways[0]) == min(len(way) for way in ways)
