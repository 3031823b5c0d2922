"""What is only brought up after advice."""

import pytest

from actions.bringing_up import brought_up
from actions.profile import Profile
from advisor.needs import Need, Needs

ADVISED = Profile(needs=Needs((Need("language", "csharp", must=True), Need("task", "speech"))), focus=("onnx-runtime",))


@pytest.mark.parametrize("text", ["why not barracuda", "and barracuda?", "what about barracuda"])
def test_what_a_claim_tells_of_is_told(message, text):
    """Though no framework of its own has that name."""
    told = brought_up(message(text=text, intent="ask_why_not"), ADVISED)
    assert "Sentis" in str(told.says[0].fill)


@pytest.mark.parametrize("text", ["why not", "why not that one", "why not keep it", "why not train at home then"])
def test_other_words_bring_nothing_up(message, text):
    """They ask for the reasons."""
    assert brought_up(message(text=text, intent="ask_why_not"), ADVISED) is None
