"""Letters that look like others are read as those."""

from __future__ import annotations

import re

import pytest

from advisor.letters import ALIKE, SIGNS, usual


@pytest.mark.parametrize("letter", [*ALIKE, *SIGNS])
def test_no_place_in_a_text_moves(letter: str) -> None:
    """Not even in lower case, where the Turkish İ becomes two signs."""
    assert len(usual(f"a{letter}b").lower()) == 3


@pytest.mark.parametrize("letter", ALIKE)
def test_what_an_expression_takes_for_a_letter_is_that_letter(letter: str) -> None:
    """Else what matched in any case is not found in a table in lower case."""
    found = [usual_one for usual_one in "abcdefghijklmnopqrstuvwxyz" if re.fullmatch(usual_one, letter, re.IGNORECASE)]
    assert found == [usual(letter).lower()]
