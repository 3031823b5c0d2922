"""Slack's markup, in both directions."""

import pytest

from channels.slack.mrkdwn import addressee, escape, mentions, plain


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("C&amp;D &lt; 5 ms &gt; 2", "C&D < 5 ms > 2"),
        ("&amp;lt; stays", "&lt; stays"),
        ("<@UADVISOR> hi", "hi"),
        ("hi <@UADVISOR|advisor>, there", "hi , there"),
        ("ask <@U2|bob> too", "ask bob too"),
        ("ask <@U2> too", "ask too"),
        ("see <#C1|ml-help>", "see #ml-help"),
        ("see <#C1>", "see"),
        ("<!here> hello <!subteam^S1|@ml>", "hello @ml"),
        ("by <!date^1392734382^{date}|18 February>", "by 18 February"),
        ("is <http://pytorch.org|pytorch.org> alive", "is pytorch.org alive"),
        ("is <https://pytorch.org/?a=1&amp;b> alive", "is https://pytorch.org/?a=1&b alive"),
        ("write <mailto:a@b.example|a@b.example>", "write a@b.example"),
        ("*PyTorch* or _JAX_ or ~MXNet~ or `torch`", "PyTorch or JAX or MXNet or torch"),
        ("*_both_*", "both"),
        ("```import torch\nx = 1```", "import torch\nx = 1"),
        ("5 * 3 * 2 and a_b_c and ~100 MB, ~5 ms", "5 * 3 * 2 and a_b_c and ~100 MB, ~5 ms"),
        ("C++ &amp; R", "C++ & R"),
        ("two  spaces\u00a0here", "two spaces here"),
    ],
)
def test_text_is_read_as_it_was_typed(sent: str, typed: str) -> None:
    """Escaped characters, references and styles as the person saw them; ids mean nothing to the advisor."""
    assert plain(sent, "UADVISOR") == typed


@pytest.mark.parametrize("typed", ["a < b & c > d", "<!channel>", "<@U1>", "&lt;", "<https://a.example|x>"])
def test_escaped_text_is_read_back_as_it_was(typed: str) -> None:
    """What is shown literally is neither a mention nor a link."""
    assert plain(escape(typed)) == typed


def test_mentions_are_told_from_typed_brackets() -> None:
    """Slack escapes what somebody only typed."""
    assert mentions("<@U1> and <@U2|bob> and &lt;@U3&gt;") == ["U1", "U2"]


@pytest.mark.parametrize(("text", "first"), [("<@U2> what do you think?", "U2"), ("what about <@U2>?", ""), ("", "")])
def test_who_is_spoken_to_stands_first(text: str, first: str) -> None:
    """A mention within a sentence only speaks of somebody."""
    assert addressee(text) == first
