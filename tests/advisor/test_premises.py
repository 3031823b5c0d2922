"""What people take for granted is put right where it is not so, and nothing else is."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from advisor.gist import Reader
from advisor.model import Catalogue
from advisor.premises import ALIKE, Premises
from advisor.sentences import claims

MESSAGES = yaml.safe_load(Path(__file__).with_name("premises.yml").read_text())


@pytest.fixture(scope="module")
def premises(knowledge, encoder) -> Premises:
    """On the real knowledge; the claims themselves need not be encoded for it."""
    return Premises(knowledge, SimpleNamespace(claims=tuple(claims(knowledge)), encoder=encoder), None)


@pytest.fixture(scope="module")
def reader(knowledge: Catalogue) -> Reader:
    """Takes the gist of statements."""
    return Reader(knowledge)


@pytest.fixture(scope="module")
def corrected(premises, reader):
    """Gives the claim that puts a message right."""
    return lambda message: premises.find(message, sorted(reader.gist(message).ids))


@pytest.mark.parametrize(("message", "statement"), MESSAGES["corrected"].items())
def test_a_false_premise_finds_what_puts_it_right(corrected, message, statement):
    """Inside of a request, in other words than those of the knowledge."""
    claim = corrected(message)
    assert claim is not None
    assert statement in claim.corrects


@pytest.mark.parametrize(("message", "statement"), MESSAGES["missed"].items())
def test_what_is_missed_is_not_put_right_wrongly(corrected, message, statement):
    """None, or the right one once it is found."""
    claim = corrected(message)
    assert claim is None or statement in claim.corrects


@pytest.mark.parametrize("message", MESSAGES["sound"])
def test_what_is_true_neutral_or_asked_is_left_alone(corrected, message):
    """A wrong correction is worse than none."""
    assert corrected(message) is None


def test_the_bound_lies_between_the_two(premises, reader):
    """What must not be put right stays a little below it."""
    nearest = [premises.nearest(message, sorted(reader.gist(message).ids)) for message in MESSAGES["sound"]]
    assert max(found[2] for found in nearest if found) < ALIKE - 0.01


def test_statements_find_their_own_claim(knowledge, corrected):
    """Each as it stands; a few have no name in them or are nearer to a like claim, but hardly any is there in vain."""
    said = [(claim, statement) for claim in knowledge.topics for statement in claim.corrects]
    lost = [statement for claim, statement in said if corrected(statement) != claim]
    assert len(lost) <= 0.1 * len(said), lost


def test_a_message_that_names_nothing_is_left_alone(premises):
    """Without a framework there is nothing to put right."""
    assert premises.find("it has no mobile story", []) is None


def test_it_means_what_was_named_before(premises):
    """A pronoun in a later clause."""
    claim = premises.find("I like PyTorch but it cannot run on Android", ["pytorch"])
    assert claim is not None
    assert "PyTorch cannot run on Android" in claim.corrects


def test_no_knowledge_of_premises_is_no_error(trees, encoder):
    """An advisor whose claims put nothing right."""
    assert (
        Premises(trees.catalogue, SimpleNamespace(claims=(), encoder=encoder), None).find("Ash is dead", ["ash"])
        is None
    )


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("PyTorch runs on phones", "PyTorch does not run on phones"),
        ("Theano is alive", "Theano is dead"),
        ("TensorFlow is not dead", "TensorFlow is dead"),
        ("Keras works with TensorFlow", "Keras needs TensorFlow"),
        ("JAX runs on TPUs", "JAX only runs on TPUs"),
        ("PyTorch does not run on microcontrollers", "PyTorch does not run on phones"),
        ("TensorFlow needs Keras", "Keras needs TensorFlow"),
        ("XGBoost beats deep learning on tables", "deep learning beats XGBoost on tables"),
        ("TensorFlow 1 uses sessions", "TensorFlow uses sessions"),
        ("PyTorch was only for research", "PyTorch is only for research"),
        ("my PyTorch model does not run on Android", "PyTorch does not run on Android"),
        ("PyTorch is the way to deploy models", "TorchScript is the way to deploy models"),
    ],
)
def test_neighbours_are_told_apart(reader, said, other):
    """Opposites, other places, other order, another time, an own case: all near in meaning, and not the same."""
    assert not reader.gist(said).says(reader.gist(other))


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("torch can't run on android", "PyTorch cannot run on Android"),
        ("PyTorch has no mobile story", "PyTorch does not run on phones"),
        ("TensorFlow is no longer maintained", "TensorFlow is dead"),
        ("Keras requires TensorFlow", "Keras must have TensorFlow"),
        ("vLLM runs solely on NVIDIA", "vLLM only runs on NVIDIA cards"),
    ],
)
def test_other_words_for_the_same_can_mean_it(reader, said, other):
    """Then it is for the vectors to say."""
    assert reader.gist(said).says(reader.gist(other))
