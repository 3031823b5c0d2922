import pytest

from advisor.build import build
from advisor.vocabulary import phrases
from tests.advisor import small


@pytest.fixture
def said(trees):
    """(text, entity) -> phrase of the small knowledge."""
    return {(phrase.text, phrase.entity): phrase for phrase in phrases(trees.catalogue)}


def test_a_framework_is_known_by_name_alias_and_id():
    """In lower case, hyphens of the id as spaces, each spelling once."""
    elm = {**small.ELM, "name": "Big Elm", "aliases": ["big elm", "bigelm"]}
    catalogue = build(small.files(**{"tall-elm": elm}), "small")
    found = [phrase.text for phrase in phrases(catalogue) if phrase.values == ("tall-elm",)]
    assert set(found) == {"big elm", "bigelm", "tall elm"}


def test_a_new_file_is_all_it_takes(said):
    """Every framework of the files can be named."""
    assert {name for name, entity in said if entity == "framework"} == {"ash", "birch", "cedar", "elm", "oak"}


def test_values_are_known_by_their_labels(said):
    """A button's text, sent back, names its value."""
    assert said["phone", "target"].values == ("phone",)


def test_every_button_of_the_real_needs_can_be_understood(knowledge):
    """Each label is a phrase of its value."""
    found = {(phrase.text, phrase.entity, phrase.values) for phrase in phrases(knowledge)}
    for need in knowledge.needs.values():
        for value in need.values.values():
            assert (value.label.lower(), need.id, (value.id,)) in found or value.label != value.label.lower()


def test_groups_mean_several_values(knowledge):
    """A phone is Android or iOS."""
    (phone,) = [phrase for phrase in phrases(knowledge) if phrase.text == "phone"]
    assert phone.values == ("android", "ios")


def test_terms_are_known_by_their_aliases(knowledge):
    """The glossary can be asked for."""
    found = {phrase.text for phrase in phrases(knowledge) if phrase.entity == "term" and phrase.values == ("onnx",)}
    assert "open neural network exchange" in found


@pytest.mark.parametrize("word", ["r", "go"])
def test_a_language_that_is_an_ordinary_word_needs_its_capital(knowledge, word):
    """Saying "how do I go on" does not name Go, in whatever way the knowledge lists it."""
    loose = [phrase for phrase in phrases(knowledge) if phrase.text.lower() == word and not phrase.exact]
    assert loose == []


def test_other_words_are_matched_in_lower_case(knowledge):
    """Only what is written with a capital in the knowledge's words is exact."""
    for phrase in phrases(knowledge):
        assert phrase.exact or phrase.text == phrase.text.lower()
