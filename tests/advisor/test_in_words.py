"""Changes of needs in words."""

import pytest

from advisor.in_words import step_text, supposed
from advisor.needs import Need


@pytest.mark.parametrize(
    ("id_", "value", "text"),
    [
        ("target", "Android", "if the target were Android"),
        ("hardware", "NVIDIA GPU", "if the hardware were NVIDIA GPU"),
        ("language", "C# or Go", "if the programming language were C# or Go"),
        ("exclude", "anything by Google", "if you ruled out anything by Google"),
        ("current", "Keras", "if you already had Keras"),
    ],
)
def test_a_supposed_need_is_a_clause(real, id_, value, text):
    """By the need's own wording, or with its label."""
    assert supposed(real.catalogue, id_, value) == text


def test_a_need_that_is_taken_back_did_not_count(real):
    """The same for all needs."""
    assert step_text(real.catalogue, Need("os", "windows"), taken_back=True) == "if Windows did not count"
