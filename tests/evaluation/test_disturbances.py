"""Disturbed messages are what a person would have typed, and the same for the same seed."""

import numpy as np
import pytest
from rapidfuzz.distance import DamerauLevenshtein

from evaluation import held_out
from evaluation.disturbances import KINDS, slip

TEXT = "I am on Windows, and I don't have a graphics card. Which framework fits?"


def disturbed(kind: str, text: str = TEXT, seed: int = 0) -> str:
    """One message, one kind."""
    return KINDS[kind](text, np.random.default_rng(seed))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("lower case", "i am on windows, and i don't have a graphics card. which framework fits?"),
        ("upper case", "I AM ON WINDOWS, AND I DON'T HAVE A GRAPHICS CARD. WHICH FRAMEWORK FITS?"),
        ("no punctuation", "I am on Windows and I don't have a graphics card Which framework fits"),
        ("contractions", "i'm on Windows, and I don't have a graphics card. Which framework fits?"),
        ("no apostrophes", "I am on Windows, and I dont have a graphics card. Which framework fits?"),
        ("order of clauses", "Which framework fits?, I am on Windows, I don't have a graphics card"),
    ],
)
def test_rules_without_chance(kind, text):
    """Each as it is named."""
    assert disturbed(kind) == text


def test_what_stands_inside_of_a_name_is_no_punctuation():
    """C++ and tf.keras stay."""
    assert disturbed("no punctuation", "tf.keras, or C++?") == "tf.keras or C++"


def test_contractions_are_written_out_where_there_is_nothing_to_contract():
    """The other way round."""
    assert disturbed("contractions", "it doesn't matter") == "it does not matter"


@pytest.mark.parametrize("seed", range(30))
def test_a_typo_is_one_slip_behind_the_first_letter(seed):
    """Swapped, dropped, doubled, or the key beside it; two equal letters swapped are no slip."""
    word = slip("windows", np.random.default_rng(seed))
    assert DamerauLevenshtein.distance(word, "windows") == 1
    assert word[0] == "w"


def test_filler_words_stand_round_the_message():
    """And leave it as it is."""
    assert TEXT in disturbed("filler words")
    assert disturbed("filler words") != TEXT


def test_a_short_message_is_not_made_a_greeting():
    """It would be one: hi, undo, thanks."""
    assert disturbed("courtesy", "undo") == "undo"


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_messages(kind):
    """So that two models are disturbed alike."""
    texts = [message.text for message in held_out.load()]
    first, second = ([KINDS[kind](text, np.random.default_rng(7)) for text in texts] for _ in range(2))
    assert first == second
    assert first != texts
