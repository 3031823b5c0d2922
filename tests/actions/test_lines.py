import pytest

from actions.lines import bullets, cited, joined, within
from advisor.model import Source


@pytest.mark.parametrize(
    ("budget", "kept"),
    [(100, ["aaaa", "bbbb", "cccc"]), (21, ["aaaa", "bbbb", "cccc"]), (20, ["aaaa", "bbbb"]), (13, ["aaaa"])],
)
def test_as_many_whole_texts_as_fit(budget, kept):
    """Each takes its own length and that of the dash and the line break before it."""
    found, rest = within(["aaaa", "bbbb", "cccc"], budget)
    assert found == kept
    assert found + rest == ["aaaa", "bbbb", "cccc"]


def test_one_text_is_kept_though_it_is_too_long():
    """A reply without an answer would be worse."""
    assert within(["a" * 50, "b"], 10) == (["a" * 50], ["b"])


def test_nothing_fits_into_anything():
    """No texts, no lines."""
    assert within([], 10) == ([], [])
    assert bullets([]) == ""


def test_sources_are_cited_once_with_their_day():
    """One without an address by its title; no more than are asked for."""
    page = Source("page", "A page", "2026-11-01", "https://example.org/a")
    book = Source("book", "A book", "2026-11-02")
    more = Source("more", "More", "2026-11-03", "https://example.org/b")
    assert cited((page, page, book, more)) == "https://example.org/a, checked 2026-11-01; A book, checked 2026-11-02"


def test_empty_lines_are_left_out():
    """A blank line would split the message in two."""
    assert joined("one", "", "two", "") == "one\ntwo"
