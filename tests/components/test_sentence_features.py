import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT

from components.sentence_features import STAND_INS, alike


def entity(value: str, text: str, name: str) -> dict:
    """A framework's mention where `name` first stands in `text`."""
    return {"entity": "framework", "value": value, "start": text.index(name), "end": text.index(name) + len(name)}


def test_names_are_made_alike():
    """In order of their first mention, the same framework by the same name."""
    text = "caffe or chainer? caffe!"
    spans = [entity("caffe", text, "caffe"), entity("chainer", text, "chainer")]
    spans.append({"entity": "framework", "value": "caffe", "start": 18, "end": 23})
    assert alike(text, spans) == f"{STAND_INS[0]} or {STAND_INS[1]}? {STAND_INS[0]}!"


def test_more_names_than_stand_ins_share_the_last():
    """Five frameworks and more in a message do happen."""
    names = ["aa", "bb", "cc", "dd", "ee", "ff"]
    text = " ".join(names)
    assert alike(text, [entity(name, text, name) for name in names]).split()[-2:] == [STAND_INS[-1]] * 2


def test_other_entities_stay():
    """Only frameworks are replaced."""
    text = "images on android"
    assert alike(text, [{**entity("android", text, "android"), "entity": "target"}]) == text


def test_overlapping_readings_of_one_place_are_replaced_once():
    """A name that two entries know."""
    text = "use onnx here"
    spans = [entity("onnx-runtime", text, "onnx"), entity("onnx-runtime", text, "onnx")]
    assert alike(text, spans) == f"use {STAND_INS[0]} here"


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
