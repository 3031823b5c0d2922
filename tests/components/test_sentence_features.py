import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from advisor.encoder import Encoder
from components.plain_text import PLAIN
from components.sentence_features import HEARD, KEPT, SentenceFeatures, expect


@pytest.fixture(scope="module")
def vector(featurize):
    """Gives the sentence feature of a text."""

    def make(text: str) -> np.ndarray:
        (message,) = featurize(text)
        return message.get_dense_features(TEXT, ["SentenceFeatures"])[1].features[-1]

    return make


def test_a_message_has_a_vector_of_length_one(vector):
    """So that a dot product is a cosine."""
    assert vector("which framework for images?").shape == (384,)
    assert np.linalg.norm(vector("which framework for images?")) == pytest.approx(1, abs=1e-3)


def test_the_intent_does_not_hang_on_the_name(vector):
    """A framework that nobody trained with is as good as a famous one."""
    assert vector("is caffe dead?") @ vector("is PyTorch dead?") == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("text", ["", " ", "\x00", "x" * 10_000])
def test_any_text_has_numbers(vector, text):
    """Not one of them is missing."""
    assert np.isfinite(vector(text)).all()


def test_training_gives_each_message_what_asking_gives():
    """Though the same text is read once only, and all on several cores."""
    texts = [f"which framework for {what}? It is urgent." for what in ("images", "text", "", "images")] * 30
    made = SentenceFeatures(Encoder.load())
    trained, asked = ([Message(data={TEXT: str(n), PLAIN: text}) for n, text in enumerate(texts)] for _ in range(2))
    made.process_training_data(TrainingData(trained))
    made.process(asked)
    for one, other in zip(trained, asked, strict=True):
        assert (one.features[0].features == other.features[0].features).all()


def test_the_last_sentences_that_were_read_are_known():
    """And no more of them than there may be."""
    made = SentenceFeatures(Encoder.load())
    row = made.vector("which framework for phones?")
    assert (HEARD["which framework for phones?"] == row).all()
    for number in range(KEPT):
        made.vector(f"{number} phones")
    assert "which framework for phones?" not in HEARD
    assert len(HEARD) == KEPT


def test_what_is_expected_of_a_message_is_begun(monkeypatch):
    """Its sentences as they were typed, but for those that were read lately; nothing where there is no model."""
    begun = []
    monkeypatch.setattr(Encoder, "begin", lambda _, texts: begun.append(texts))
    monkeypatch.setitem(HEARD, "It is new.", np.zeros(384, dtype=np.float32))
    monkeypatch.setattr("components.sentence_features.LOADED", [])
    expect("We have a board. It is new. Which one?")
    monkeypatch.setattr("components.sentence_features.LOADED", [Encoder.load()])
    expect("We have a board. It is new. Which one?")
    expect("It is new.")
    assert begun == [["We have a board.", "Which one?"]]
