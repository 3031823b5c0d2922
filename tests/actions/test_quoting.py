"""The person's own words round what they named."""

import pytest

from actions.quoting import clause


@pytest.mark.parametrize(
    ("text", "named", "quoted"),
    [
        ("It is for images, we have no GPU and little time", "no GPU", "we have no GPU"),
        ("our backend is Java", "Java", "our backend is Java"),
        ("Version 3.5 of Java. Nothing else.", "Java", "Version 3.5 of Java"),
        ("we use\nJava", "Java", "Java"),
    ],
)
def test_the_clause_is_quoted(text, named, quoted):
    """Between commas, full stops, line ends and joining words."""
    start = text.index(named)
    assert clause(text, start, start + len(named)) == quoted


def test_a_long_clause_is_cut_to_whole_words():
    """So that a question stays short."""
    text = "word " * 40 + "Java" + " other" * 40
    quoted = clause(text, 200, 204)
    assert "Java" in quoted
    assert len(quoted) < 80
    assert set(quoted.split()) == {"word", "Java", "other"}
