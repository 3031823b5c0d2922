"""What the texts that a regular expression matches can start with."""

import re

import pytest

from advisor.vocabulary import patterns
from components.patterns import Patterns
from components.prefixes import LENGTH, prefixes
from components.reading import Reader


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("speech", {"spe"}),
        ("ab?c", {"abc", "ac"}),
        ("(?:on|in) it", {"on ", "in "}),
        ("(?<!x )go(?! on)", {"go"}),
        (r"[2-4]x?", {"2", "3", "4", "2x", "3x", "4x"}),
        (r"\d+ gb", set("0123456789")),
        (r"\w+ gb", {""}),
        (".", {""}),
        ("(?:very )*far", {"ver", "far"}),
        ("[a-z]5", {""}),
    ],
)
def test_the_starts_of_a_pattern(pattern, starts):
    """Three letters at the most, fewer where what comes after them is open."""
    assert prefixes(pattern) == starts


def test_what_a_pattern_matches_starts_as_it_is_filed(catalogue):
    """Else it would never be tried there: held against all texts of the knowledge's own words."""
    text = " ".join(word for need in catalogue.needs.values() for value in need.values.values() for word in value.words)
    for pattern, _ in patterns(catalogue):
        starts = prefixes(pattern)
        for match in re.finditer(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])", text.lower()):
            assert any(match[0][:length] in starts for length in range(LENGTH + 1)), (pattern, match[0])


def test_patterns_are_found_wherever_they_stand(catalogue):
    """At the start, inside and at the end of a text."""
    found = Patterns(catalogue).find(Reader().read("30 fps and RTX 4090 at 20 ms"))
    assert [span.text for span, _ in found if _.entity == "priority"] == ["30 fps", "20 ms"]
