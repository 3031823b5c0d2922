"""Why, where nothing was advised."""

from actions.explain import Explain
from actions.profile import Profile


def test_a_bare_why_after_a_comparison_is_about_what_was_compared(message):
    """Facts about just these."""
    before = Profile(focus=("vllm", "sglang"))
    say = Explain().answer(message(text="why?", intent="ask_why"), before).says[0]
    assert say.payload["kind"] == "facts"
    assert all("vLLM" in claim["text"] or "SGLang" in claim["text"] for claim in say.payload["claims"][:2])
