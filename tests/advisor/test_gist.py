"""What a statement says, in any letters."""

import pytest

from advisor.gist import Reader


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("L\u0130TERT is dead", "litert"),
        ("sc\u0131kit-learn is dead", "scikit-learn"),
        ("Kera\u017f is dead", "keras"),
        ("\u212aeras is dead", "keras"),
    ],
    ids=ascii,
)
def test_a_name_in_letters_that_pass_for_its_own(real, text, id_):
    """As people write it with a Turkish keyboard."""
    assert Reader(real.catalogue).gist(text).ids == {id_}


def test_a_value_in_letters_that_pass_for_its_own(real):
    """It is named as in any other letters."""
    read = Reader(real.catalogue).gist
    assert read("Keras is dead on w\u0131ndows").values == read("Keras is dead on Windows").values != ()
