"""Something else than what was named."""

from actions.alternatives import Alternatives
from actions.profile import Profile


def test_what_stands_for_no_framework_is_told_of_by_a_claim(message):
    """OpenMMLab is not in the catalogue, so there is nothing to leave out of the advice."""
    said = message(text="openmmlab alternatives", intent="ask_alternatives")
    assert [say.payload["kind"] for say in Alternatives().answer(said, Profile()).says] == ["facts"]


def test_a_bare_wish_for_something_else_gets_advice(message):
    """No claim is near to it."""
    said = message(text="any alternatives?", intent="ask_alternatives")
    assert [say.payload["kind"] for say in Alternatives().answer(said, Profile()).says] != ["facts"]
