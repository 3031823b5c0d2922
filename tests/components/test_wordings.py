"""What is counted, what is kept, and what a message weighs."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from components.plain_text import STAND_INS
from components.wordings import rarities, weights, wordings

SAID = ["which one is it", "is it that one", "one more", "is it dead?", "which is which one"]


def test_words_and_pairs_are_counted():
    """A question mark is a word."""
    assert wordings("is it it?") == {"is": 1, "it": 2, "?": 1, "is it": 1, "it it": 1, "it ?": 1}


def test_what_stands_in_for_frameworks_is_one_sign():
    """Whichever is named, the words are the same, but not those of a message that names none."""
    assert wordings(f"is {STAND_INS[0]} dead") == wordings(f"is {STAND_INS[1]} dead") != wordings("is dead")


def test_case_does_not_matter():
    """People shout, and telephones capitalise."""
    assert wordings("WHICH one?") == wordings("which ONE?")


def test_a_word_keeps_its_accents():
    """It would fall apart at them: "réseau" is no "r" and "seau"."""
    assert wordings("ein Gerät") == {"ein": 1, "gerät": 1, "ein gerät": 1}


def test_every_sign_of_chinese_is_a_word():
    """There are no spaces to tell words by; two signs together are mostly one."""
    assert set(wordings("支持")) == {"支", "持", "支 持"}


def test_only_what_stands_in_several_messages_is_kept():
    """Twice in one message is once."""
    assert list(rarities([{"a": 2, "b": 1}, {"a": 1}, {"c": 1}], least=2)) == ["a"]


@pytest.mark.parametrize("text", [*SAID, "is one one", "unknown words"])
def test_weights_are_those_of_scikit_learn(text):
    """Which the running advisor does not have to load."""
    counted = [wordings(said) for said in SAID]
    rarity = rarities(counted, least=1)
    judge = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"[a-z']+|\?|\d+").fit(SAID)
    places = {wording: int(place) for wording, place in judge.vocabulary_.items()}
    values = np.array([rarity[wording] for wording in sorted(places, key=places.__getitem__)], dtype=np.float32)
    at, much = weights(wordings(text), places, values)
    row = np.zeros(len(places))
    row[at] = much
    assert row == pytest.approx(judge.transform([text]).toarray()[0], abs=1e-6)
