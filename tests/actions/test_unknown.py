"""What is asked about by a name that no claim holds is said to be unknown."""

import pytest

from actions.definitions import told_of
from actions.unknown import unknown_names


@pytest.mark.parametrize("text", ["is zylonet still maintained", "is zylonet dead?", "who makes zylonet", "Zylo2Net?"])
def test_a_name_that_no_claim_holds_is_unknown(text):
    """However it is written, where it is asked about as a product is."""
    assert len(unknown_names(text)) == 1


@pytest.mark.parametrize(
    "text", ["is lasagne still maintained", "who owns scikit-thing", "is it dead", "my zylonet dies"]
)
def test_what_a_claim_holds_or_is_not_asked_about_is_not_unknown(text):
    """Nor is a name with a hyphen, whose parts may be known."""
    assert not unknown_names(text)


def test_a_claim_explains_what_has_no_entry():
    """So "what is Lasagne" is answered, and a made-up word is not."""
    assert told_of("what is lasagne")
    assert not told_of("what is zylonet")
