"""What nobody has heard of is not passed over in a comparison."""

import pytest

from actions.compare import Compare
from actions.profile import Profile
from actions.strangers import strangers

BURN, CANDLE = ("framework", "burn", {"start": 0, "end": 4}), ("framework", "candle", {"start": 8, "end": 14})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("burn vs candle vs zorblax", ("zorblax",)),
        ("Zorblax versus Burn", ("Zorblax",)),
        ("burn vs candle", ()),
        ("burn or zorblax", ()),  # what stands beside an "or" may be any word
    ],
)
def test_words_beside_a_versus(message, text, names):
    """That stand in no claim."""
    assert strangers(message(text=text)) == names


def test_only_english_is_known_well_enough(message):
    """Any word of another language is a stranger."""
    assert strangers(message(("cue", "language_de"), text="schneller vs langsamer Burn")) == ()


def test_it_is_told_after_what_is_known(message):
    """Of three the two known ones are compared."""
    told = Compare().answer(message(BURN, CANDLE, text="burn vs candle vs zorblax", intent="compare"), Profile())
    assert [say.payload["kind"] for say in told.says] == ["comparison", "facts"]
    assert told.says[1].fill["name"] == "zorblax"


def test_nobody_is_asked_what_is_meant_by_a_stranger(message):
    """It is clear, and not known."""
    told = Compare().answer(message(text="zorblax vs flurbnet", intent="compare"), Profile())
    assert [say.response for say in told.says] == ["utter_unknown_name"]
