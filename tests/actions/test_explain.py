"""Why, where nothing was advised."""

import pytest

from actions.explain import Explain
from actions.profile import Profile
from advisor.needs import Need, Needs


def test_a_bare_why_after_a_comparison_is_about_what_was_compared(message):
    """Facts about just these."""
    before = Profile(focus=("vllm", "sglang"))
    say = Explain().answer(message(text="why?", intent="ask_why"), before).says[0]
    assert say.payload["kind"] == "facts"
    assert all("vLLM" in claim["text"] or "SGLang" in claim["text"] for claim in say.payload["claims"][:2])


@pytest.mark.parametrize("text", ["为什么不用ncnn", "warum nicht ncnn", "pourquoi pas ncnn", "por qué no ncnn"])
def test_why_not_is_no_refusal_in_any_language(message, text):
    """Though the framework stands beside a "not"."""
    advised = Profile(needs=Needs((Need("target", "android", must=True), Need("task", "vision"))))
    said = message(("framework", "ncnn", {"wanted": False}), text=text, intent="ask_why_not")
    told = Explain().answer(said, advised)
    assert told.says[0].payload["about"] == "why_not"
    assert told.profile.needs == advised.needs
