from advisor.model import Claim
from advisor.proper_words import RARE, proper_words


def said(*texts, asks=()):
    """Claims with these texts, the first with the usual questions."""
    return [Claim(text, (), (), "concept", asks=tuple(asks) if place == 0 else ()) for place, text in enumerate(texts)]


def test_a_name_is_found_by_its_capital():
    """Also where it stands first in another sentence."""
    assert proper_words(said("Models for a Zarquon chip are compiled.", "Zarquon is cheap."))["zarquon"] == (0, 1)


def test_a_name_of_letters_and_digits_is_found():
    """However it is written."""
    assert proper_words(said("It runs on the zq3588 only."))["zq3588"] == (0,)


def test_the_first_word_of_a_sentence_is_no_name():
    """Its capital says nothing."""
    assert "boards" not in proper_words(said("Boards are small. Chips are smaller."))


def test_a_second_capital_makes_a_name():
    """Also of a sentence's first word."""
    assert proper_words(said("ZarQuon is at rest."))["zarquon"] == (0,)


def test_a_word_that_is_also_written_small_is_no_name():
    """As "flash" beside "Flash"."""
    assert "flash" not in proper_words(said("It uses Flash attention.", "It is kept in flash memory."))


def test_usual_questions_count():
    """People write names in small letters there."""
    assert proper_words(said("One takes another.", "It is a Zarquon.", asks=["zarquon or hailo"]))["zarquon"] == (0, 1)


def test_what_stands_in_many_claims_tells_nothing():
    """Such as Windows."""
    assert (
        proper_words(said(*[f"It needs Windows {number}." for number in range(RARE + 1)]))
        .keys()
        .isdisjoint({"windows"})
    )
