"""What the meaning of a message is taken from."""

import pytest
from rasa.shared.nlu.training_data.message import Message

from components.knowledge_entities import KnowledgeEntities
from components.plain_text import CORRECTED, PLAIN, STAND_INS, PlainText, alike


def entity(value: str, text: str, name: str) -> dict:
    """A framework's mention where `name` first stands in `text`."""
    return {"entity": "framework", "value": value, "start": text.index(name), "end": text.index(name) + len(name)}


@pytest.fixture(scope="module")
def made(catalogue, mentions):
    """Gives a message with its plain texts."""
    named, plain = KnowledgeEntities(mentions), PlainText(catalogue)

    def make(text: str) -> Message:
        (message,) = plain.process(named.process([Message.build(text)]))
        return message

    return make


@pytest.fixture(scope="module")
def plain(made):
    """Gives the plain text of a message."""
    return lambda text: made(text).get(PLAIN)


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


def test_a_question_is_one_in_every_script(plain):
    """Its sign is wider in Chinese and Japanese."""
    assert plain("哪个好？") == "哪个好?"


def test_other_entities_stay():
    """Only frameworks are replaced."""
    text = "images on android"
    assert alike(text, [{**entity("android", text, "android"), "entity": "target"}]) == text


def test_overlapping_readings_of_one_place_are_replaced_once():
    """A name that two entries know."""
    text = "use onnx here"
    spans = [entity("onnx-runtime", text, "onnx"), entity("onnx-runtime", text, "onnx")]
    assert alike(text, spans) == f"use {STAND_INS[0]} here"


def test_slips_and_courtesy_are_gone(plain):
    """Two messages that mean the same are the same."""
    assert plain("hi, wich licens does tensoflow have? thanks!") == "which license does PyTorch have?"


def test_what_the_actions_get_keeps_the_names(made):
    """As the knowledge writes them; it goes out with the intent and the entities."""
    message = made("hello, which tensoflow licens?")
    assert message.get(CORRECTED) == "which TensorFlow license?"
    assert CORRECTED in message.as_dict(only_output_properties=True)


def test_a_name_of_its_own_is_kept(made):
    """PyTorch Mobile is filed under ExecuTorch, which followed it, and a question after it is not one after that."""
    assert made("is pytorch mobile deprecated?").get(CORRECTED) == "is pytorch mobile deprecated?"


def test_a_message_in_another_language_keeps_its_words(plain):
    """They are no misspelt English ones."""
    text = "Welches Framework passt zu meinem kleinen Projekt mit Bildern"
    assert plain(text) == text


@pytest.mark.parametrize("text", ["see foo.baar/quxx for it", "use C++20 and fp16", "VXLAN"])
def test_addresses_and_names_with_signs_stay(plain, text):
    """They are no words."""
    assert plain(text) == text
