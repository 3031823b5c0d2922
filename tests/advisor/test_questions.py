import pytest

from advisor.needs import Need
from advisor.questions import WORTH_ASKING, answers, next_question, worth
from tests.advisor import small
from tests.advisor.small import must, needs


def test_answers_are_the_buttons_as_firm_as_when_said(trees):
    """A target is a must, a purpose a wish."""
    assert list(answers(trees.catalogue, "purpose")) == [Need("purpose", "learning"), Need("purpose", "run-model")]
    assert next(answers(trees.catalogue, "target")) == must("target", "server")


def test_a_values_own_firmness_counts(knowledge):
    """Saying "only your own computer" is a wish, though targets are musts."""
    found = {need.value: need.must for need in answers(knowledge, "target")}
    assert (found["notebook"], found["android"]) == (False, True)


def test_what_has_no_buttons_is_not_asked(trees):
    """What it must not be, and what one has, are told unasked."""
    assert not {"exclude", "current"} & set(trees.advise(needs()).outcomes)


@pytest.mark.parametrize("settling", [must("target", "server"), Need("target", None)], ids=["value", "no preference"])
def test_what_is_settled_is_not_asked(trees, settling):
    """Neither what was answered nor what does not matter to the person."""
    assert "target" in trees.advise(needs()).outcomes
    assert "target" not in trees.advise(needs(settling)).outcomes


def test_all_settled_leaves_no_question(real):
    """Who has answered everything is asked nothing."""
    said = needs(*(Need(id_, None) for id_ in real.catalogue.needs))
    assert real.advise(said).question is None


def alone():
    """An advisor that knows one framework only."""
    files = small.files()
    for id_ in ("ash", "cedar", "elm", "oak"):
        del files[f"frameworks/{id_}"]
    return small.advisor(files)


def test_a_question_whose_answers_change_nothing_is_not_asked():
    """With one candidate, every answer leads to it."""
    advice = alone().advise(needs(must("target", "server"), Need("purpose", None)))
    assert advice.pick.id == "birch"
    assert {worth(found) for found in advice.outcomes.values()} == {0.0}
    assert advice.question is None


def test_each_outcome_is_what_the_answer_would_lead_to(real):
    """The answer, said, leads to exactly the pick that the outcome foresaw."""
    advice = real.advise(needs(Need("task", "vision")))
    for found in advice.outcomes.values():
        for outcome in found:
            said = advice.needs.merge([outcome.need], real.catalogue)
            assert real.advise(said).pick == outcome.pick


def test_no_gain_where_the_pick_stays(real):
    """The gain is 0 exactly where the leader is the same, but for ties."""
    advice = real.advise(needs(Need("task", "vision")))
    for found in advice.outcomes.values():
        for outcome in found:
            assert 0.0 <= outcome.gain <= 1.0
            assert outcome.gain == 0.0 or outcome.pick != advice.pick


def test_an_answer_that_rules_the_pick_out_counts_fully(trees):
    """Cedar is not for Java."""
    gains = {outcome.need.value: outcome.gain for outcome in trees.advise(needs()).outcomes["language"]}
    assert gains["java"] == 1.0
    assert gains["python"] == 0.0


def test_the_question_is_the_one_that_is_worth_most(trees):
    """The mean gain of its answers, and at least the least that is worth asking for."""
    advice = trees.advise(needs())
    best = max(worth(found) for found in advice.outcomes.values())
    assert worth(advice.outcomes[advice.question]) == best >= WORTH_ASKING


def test_nothing_worth_asking_is_no_question(trees):
    """Where the best question gains less than it costs, none is asked."""
    outcomes = trees.advise(needs()).outcomes
    best = max(worth(found) for found in outcomes.values())
    assert next_question(outcomes, least=best + 0.001) is None
    assert next_question({}) is None
