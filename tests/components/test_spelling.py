import json

import pytest

from advisor.encoder import DEFAULT_DIRECTORY
from advisor.vocabulary import phrases
from components.spelling import Spelling

COMMON = 10_000


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    """Knows a few words."""
    return Spelling(
        ["pytorch", "keras", "jax", "onnx", "tf", "image", "raspberry"], ["pytorch", "keras", "jax", "onnx", "tf"]
    )


@pytest.fixture(scope="module")
def english() -> list[str]:
    """The English words that the encoder's tokenizer has whole, the commonest first: a list that the code under test
    does not use.
    """
    vocabulary = json.loads((DEFAULT_DIRECTORY / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    whole = [word for word in vocabulary if word.isascii() and word.isalpha() and len(word) > 2]
    return sorted(whole, key=vocabulary.__getitem__)[:COMMON]


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("pytroch", "pytorch"),
        ("pytorh", "pytorch"),
        ("pyttorch", "pytorch"),
        ("pytirch", "pytorch"),
        ("kears", "kera"),
        ("imags", "image"),
        ("rasbery", "raspberry"),
        ("raspbery", "raspberry"),
        ("rasberri", "raspberry"),
    ],
)
def test_slips_are_put_right(spelling, slip, word):
    """One in a word of five letters, two from eight on; what comes out has no plural s."""
    assert spelling.norm(slip) == word


@pytest.mark.parametrize(("slip", "word"), [("jaxx", "jax"), ("onxx", "onnx")])
def test_short_names_may_have_a_letter_doubled(spelling, slip, word):
    """And nothing else, for too many words are as near."""
    assert spelling.norm(slip) == word


@pytest.mark.parametrize(("text", "word"), [("tf1.15", "tf"), ("keras2.15", "kera"), ("pytorch-v2", "pytorch")])
def test_a_version_is_no_part_of_a_name(spelling, text, word):
    """Where it is written onto it."""
    assert spelling.norm(text) == word


@pytest.mark.parametrize(
    "word", ["carets", "ferns", "imagen", "jam", "kerosene", "raspberries", "onyx", "tax", "realise"]
)
def test_words_of_a_language_stay_as_they_are(spelling, word):
    """However near they are to a name."""
    assert spelling.norm(word) in {word, word[:-1]}


def test_common_english_words_are_no_names(mentions, catalogue, english):
    """Of the 10,000 commonest, none that is not itself a framework's name."""
    names = {phrase.text for phrase in phrases(catalogue) if phrase.entity == "framework"}
    taken = {word for word in english for mention in mentions.find(word) if mention.entity == "framework"}
    assert taken <= names
    assert len(taken) <= 5


@pytest.mark.parametrize(
    "text",
    [
        "torch the idea",
        "how can I accelerate my training",
        "we would burn our money",
        "lightning fast inference",
        "a chain of models",
        "light and small",
    ],
)
def test_names_that_are_english_words_are_not_meant_as_verbs(mentions, text):
    """A chain is no Chainer either."""
    assert [m.value for m in mentions.find(text) if m.entity == "framework"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("is torch a good choice?", "pytorch"), ("use accelerate with it", "accelerate"), ("burn or candle?", "candle")],
)
def test_names_that_are_english_words_are_names_elsewhere(mentions, text, value):
    """After "is" too, where a question turns the words round."""
    assert value in [m.value for m in mentions.find(text) if m.entity == "framework"]
