"""A correction stands before the answer, once, and only where it is needed."""

from types import SimpleNamespace

import pytest

from actions import core
from actions.answer import Answer, Say
from actions.premises import put_right
from actions.profile import Profile
from advisor.advice import Advisor
from advisor.encoder import Encoder
from advisor.premises import Premises
from advisor.reply import facts, payload
from advisor.sentences import claims

TAKEN = "since PyTorch has no mobile story, what should I use for Android?"


@pytest.fixture(autouse=True)
def prepared(catalogue, monkeypatch):
    """The premises of the real knowledge, without encoding all of its claims."""
    known = SimpleNamespace(claims=tuple(claims(catalogue)), encoder=Encoder.load())
    premises, advisor = Premises(catalogue, known, None), Advisor.of(catalogue)
    monkeypatch.setattr(core, "premises", lambda: premises)
    monkeypatch.setattr(core, "advisor", lambda: advisor)


@pytest.fixture
def answer() -> Answer:
    """An answer of one message."""
    return Answer([Say("utter_help", payload("help"))], Profile())


def test_the_correction_comes_first(message, answer):
    """And the answer follows as it was."""
    right = put_right(message(("framework", "pytorch"), text=TAKEN), answer)
    assert [say.response for say in right.says] == ["utter_correction", "utter_help"]
    assert right.profile == answer.profile


def test_it_tells_the_claim_with_its_sources(message, answer):
    """In the text, and marked as a premise in the payload."""
    say = put_right(message(("framework", "pytorch"), text=TAKEN), answer).says[0]
    assert "ExecuTorch" in say.fill["text"]
    assert "checked" in say.fill["sources"]
    assert say.payload["premise"] is True
    assert say.payload["claims"][0]["text"] == say.fill["text"]


@pytest.mark.parametrize(
    "text", ["we run PyTorch on phones", "PyTorch has ExecuTorch for Android", "does PyTorch run on phones?"]
)
def test_what_is_so_is_answered_as_it_is(message, answer, text):
    """Nothing is put before it."""
    assert put_right(message(("framework", "pytorch"), text=text), answer) is answer


def test_a_message_without_a_framework_is_answered_as_it_is(message, answer):
    """It is not known what it speaks of."""
    assert put_right(message(text="it has no mobile story"), answer) is answer


def test_what_the_answer_says_itself_is_not_said_twice(message, catalogue):
    """An answer that tells the same claim."""
    taken = message(("framework", "pytorch"), text=TAKEN)
    claim = core.premises().find(TAKEN, ["pytorch"])
    told = Answer([Say("utter_facts", facts(catalogue, claim.frameworks, [claim]))], Profile())
    assert put_right(taken, told) is told


def test_a_claim_about_no_framework_can_put_right(message, answer):
    """What is believed of hardware, in a message that names a framework."""
    taken = message(("framework", "pytorch"), text="AMD cards are useless for deep learning, so can I use PyTorch?")
    assert put_right(taken, answer).says[0].payload["frameworks"] == []
