"""What belongs together is found: which server runs inside which platform, what came after what, this against that."""

from pathlib import Path

import pytest
import yaml

from advisor.encoder import Encoder
from advisor.recall import Recall, names_pattern

QUESTIONS = yaml.safe_load(Path(__file__).with_name("relations.yml").read_text())


@pytest.fixture(scope="module")
def recall(catalogue):
    """Of all claims, with the vectors that `make index` keeps."""
    return Recall(catalogue, Encoder.load())


@pytest.fixture(scope="module")
def named(catalogue):
    """Gives the frameworks that a question names."""
    spellings = {name.lower(): f.id for f in catalogue.frameworks.values() for name in (f.name, *f.aliases)}
    pattern = names_pattern(catalogue)
    return lambda question: [spellings[found.lower()] for found in pattern.findall(question)]


@pytest.mark.parametrize(("question", "answer"), QUESTIONS.items())
def test_a_question_finds_the_claim_that_connects(recall, named, question, answer):
    """Before all others, asked in words of another person."""
    found = recall.find(question, named(question))
    assert found
    assert found[0].claim.text.startswith(answer)
    assert question not in found[0].claim.asks
