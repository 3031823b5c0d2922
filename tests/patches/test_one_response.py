"""A response with one wording needs no draw."""

from __future__ import annotations

import pytest
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator

from patches import one_response

RESPONSES = {
    "one": [{"text": "a {asking}"}],
    "none": [],
    "several": [{"text": "a"}, {"text": "a"}],
    "of a channel": [{"text": "a", "channel": "slack"}],
    "of this channel": [{"text": "a", "channel": "rest"}],
    "on a condition": [{"text": "a", "condition": [{"type": "slot", "name": "asking", "value": "os"}]}],
    "on another": [{"text": "a", "condition": [{"type": "slot", "name": "asking", "value": "task"}]}],
}


@pytest.mark.parametrize("name", [*RESPONSES, "unknown"])
def test_the_wording_is_that_of_stock_rasa(name):
    """For a channel, with a slot that conditions look at; several wordings are alike here, so that any will do."""
    generator = TemplatedNaturalLanguageGenerator(RESPONSES)
    stock, ours = (
        find(generator, name, "rest", {"asking": "os"}) for find in (one_response.stock, one_response.response_for)
    )
    assert ours == stock


def test_only_several_are_drawn_from(monkeypatch):
    """The one case in which the stock function is asked."""
    asked = []
    monkeypatch.setattr(one_response, "stock", lambda _, name, *__: asked.append(name))
    for name in RESPONSES:
        one_response.response_for(TemplatedNaturalLanguageGenerator(RESPONSES), name, "rest", {})
    assert asked == [name for name in RESPONSES if name != "one"]
