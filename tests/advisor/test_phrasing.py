"""What is told from wording alone."""

import re

from advisor.catalogue import shared
from advisor.checks import ids
from advisor.phrasing import phrasing, says, written_out
from tests.advisor.small import files


def test_every_phrasing_is_an_expression():
    """A slip in one would only show when a message meets it."""
    assert all(phrasing(name).flags & re.IGNORECASE for name in shared().phrasings)


def test_one_alternative_is_enough():
    """Whatever stands round it."""
    assert says("sets_apart", "is there a difference between the two, or none")


def test_case_does_not_count():
    """People shout."""
    assert says("supposes", "AND WHAT IF we had a GPU?")


def test_a_part_stands_for_all_its_alternatives():
    """Not for the first of them and half of what is around."""
    assert written_out("goes", {"lead": ("so", "and"), "goes": ("{lead} go", "leave")}) == "(?:so|and) go|leave"


def test_a_count_is_no_part():
    """Both stand in braces."""
    assert written_out("near", {"near": ("a.{0,12}b",)}) == "a.{0,12}b"


def test_a_part_that_there_is_not_is_named():
    """With the phrasing that uses it."""
    wrong = {**files(), "phrasings": {"goes": ["{lead} go"]}}
    assert any(line.startswith("phrasings.yml: goes: 'lead'") for line in ids(wrong))
