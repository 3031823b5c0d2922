"""Trained on a few messages, kept, loaded again, and asked."""

import numpy as np
import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.intent_classifier import NearestLogistic

EXAMPLES = {
    "greet": ["hello", "hi there", "good morning", "hey", "good evening to you", "greetings"],
    "ask_list": [
        "which frameworks run on Android?",
        "list all frameworks for phones",
        "what frameworks are there for Java?",
        "show me everything that runs in a browser",
        "which of them support Windows?",
        "name the frameworks for microcontrollers",
    ],
    "compare": [
        "PyTorch or TensorFlow?",
        "compare Keras and JAX",
        "what is the difference between PyTorch and JAX?",
        "is Keras better than PyTorch?",
        "TensorFlow vs MXNet",
        "how does Caffe differ from Theano?",
    ],
}
RESOURCE = Resource("classifier")


@pytest.fixture(scope="module")
def examples(featurize) -> TrainingData:
    """The messages, each with its intent."""
    found = []
    for intent, texts in EXAMPLES.items():
        for message in featurize(*texts):
            message.set(INTENT, intent)
            found.append(message)
    return TrainingData(found)


@pytest.fixture
def classify(storage, examples, featurize):
    """Gives the processed message of a text, by a classifier that was trained, kept and loaded."""
    config = NearestLogistic.get_default_config()
    NearestLogistic.create(config, storage, RESOURCE, None).train(examples)
    loaded = NearestLogistic.load(config, storage, RESOURCE, None)

    def process(text: str):
        (message,) = loaded.process(featurize(text))
        return message

    return process


def intent(message) -> tuple[str, float]:
    """Its name and confidence."""
    found = message.get(INTENT)
    return found["name"], found["confidence"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("good day", "greet"), ("which frameworks run on an iPhone?", "ask_list"), ("Chainer vs Caffe", "compare")],
)
def test_what_is_like_the_training_is_known(classify, text, name):
    """Though it was not in it word for word."""
    assert intent(classify(text))[0] == name


def test_confidence_falls_with_the_distance_to_all_training(classify):
    """From a message seen in training over one like it to one about something else altogether."""
    seen, near, far = (
        intent(classify(text))[1]
        for text in ("which frameworks run on Android?", "anything for tablets?", "xkqz 7781 wvvp")
    )
    assert seen > near > far


def test_confidence_is_a_share(classify):
    """From 0 to 1, and the ranking is in order and begins with the intent."""
    message = classify("hello, which frameworks are there?")
    ranking = message.get("intent_ranking")
    shares = [item["confidence"] for item in ranking]
    assert {item["name"] for item in ranking} == set(EXAMPLES)
    assert shares == sorted(shares, reverse=True)
    assert 0 <= shares[-1] <= shares[0] <= 1
    assert sum(shares) <= 1 + 1e-6
    assert ranking[0] == message.get(INTENT)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_message_has_no_intent(classify, text):
    """Rather than the most frequent one."""
    message = classify(text)
    assert intent(message) == (None, 0.0)
    assert message.get("intent_ranking") == []


def test_what_is_kept_is_numbers_only(storage, examples):
    """A model file cannot run code when it is loaded."""
    NearestLogistic.create(NearestLogistic.get_default_config(), storage, RESOURCE, None).train(examples)
    with storage.read_from(RESOURCE) as folder, np.load(folder / "weights.npz", allow_pickle=False) as stored:
        assert {stored[name].dtype.kind for name in stored.files} <= {"f", "i", "U"}


def test_training_twice_gives_the_same(storage, examples, featurize):
    """Nothing is random."""
    config = NearestLogistic.get_default_config()
    found = []
    for name in ("one", "two"):
        classifier = NearestLogistic.create(config, storage, Resource(name), None)
        classifier.train(examples)
        found.append(intent(classifier.process(featurize("good day"))[0]))
    assert found[0] == found[1]
