"""What is said of a refusal, and of what there is, beside the advice."""

import pytest

from actions.out_told import out_note, stay_note
from advisor.advice import Advisor
from advisor.needs import Need, Needs
from advisor.staying import staying


@pytest.fixture(scope="module")
def advice(catalogue):
    """Advice for pictures without anything by Meta."""
    refused = Need("exclude", "meta", wanted=False, must=True)
    return Advisor.of(catalogue).advise(Needs((Need("task", "vision"), refused)))


def test_what_a_refused_company_gave_away_is_explained(advice, message):
    """Who wants nothing by Meta and gets PyTorch is told whose it is, as long as the talk is of that."""
    refusing = message(("exclude", "meta", {"wanted": False}), text="nothing by facebook")
    assert "PyTorch Foundation (Linux Foundation) governs it since 2022-09" in out_note(advice, refusing)
    assert out_note(advice, message(("task", "vision"), text="photos")) == ""


def test_who_has_a_layer_need_not_leave_it_for_what_lies_beneath(catalogue):
    """Lightning is PyTorch, so that what speaks for PyTorch is no reason to throw Lightning away."""
    advice = Advisor.of(catalogue).advise(Needs((Need("current", "pytorch-lightning"), Need("task", "vision"))))
    assert advice.pick.id == "pytorch-lightning"
    assert stay_note(advice, staying(advice)).startswith("Stay with PyTorch Lightning")


def test_a_layer_that_does_the_task_badly_may_still_be_kept(catalogue):
    """What lies beneath comes first then, and it is said that the two go together."""
    advice = Advisor.of(catalogue).advise(Needs((Need("current", "pytorch-lightning"), Need("task", "reinforcement"))))
    assert advice.pick.id == "pytorch"
    assert "keep PyTorch Lightning" in stay_note(advice, staying(advice))
