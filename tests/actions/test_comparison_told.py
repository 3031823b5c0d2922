"""What is said at the top of a comparison."""

import pytest

from actions import core
from actions.comparing import side_by_side
from actions.profile import Profile
from advisor.differences import differences


def said(message, *ids, text):
    """The reply to a message that names some frameworks."""
    return side_by_side(ids, message(*(("framework", id_) for id_ in ids), text=text), Profile()).says[0]


@pytest.mark.parametrize("ids", [("vllm", "sglang"), ("keras", "pytorch"), ("pyg", "dgl")])
def test_the_difference_stands_at_the_top(message, ids):
    """In the line of the verdict, before what each of them is, and first among the claims of the payload."""
    say = said(message, *ids, text=" or ".join(ids))
    apart = differences(core.recall().claims, ids)[0].text
    assert say.fill["verdicts"].endswith(apart)
    assert say.payload["claims"][0]["text"] == apart


def test_it_is_not_said_twice(message):
    """However near to the question it is."""
    say = said(message, "vllm", "sglang", text="vllm vs sglang")
    assert differences(core.recall().claims, ["vllm", "sglang"])[0].text not in say.fill["claims"]


def test_successors_that_are_compared_are_named_as_such(message):
    """TGI's makers point to vLLM and SGLang, even where these two are what it is compared with."""
    say = said(message, "vllm", "sglang", "tgi", text="vllm vs sglang vs tgi")
    assert "vLLM" in say.fill["retired"]
