import pytest

from advisor.differences import DIFFERENCE, differences
from advisor.model import Claim


def told(*frameworks, about=DIFFERENCE):
    """A claim about some frameworks, that says which."""
    return Claim(text=" ".join(frameworks), sources=(), frameworks=frameworks, about=about)


CLAIMS = [
    told("ash", "birch", "cedar"),
    told("ash", "birch"),
    told("birch", "cedar"),
    told("ash", "cedar", about="choice"),
    told("birch", "elm"),
]


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        (["birch", "ash"], ["ash birch"]),  # not the one about three
        (["ash", "cedar"], ["ash birch cedar"]),  # none is about just these
        (["cedar", "birch", "ash"], ["ash birch cedar"]),
        (["birch", "cedar", "elm"], ["birch cedar", "birch elm"]),  # none is about all of them
        (["ash", "elm"], []),
    ],
)
def test_what_tells_just_these_apart(ids, found):
    """The claim about all of them and fewest others; where there is none, those about some of them."""
    assert [claim.text for claim in differences(CLAIMS, ids)] == found
