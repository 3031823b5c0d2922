"""What is told is true: reasons agree with what was said, and what would change the advice does."""

import re
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.fits import roles_of
from advisor.flips import flips, without
from advisor.needs import Need, Needs
from advisor.reasons import differences
from advisor.reply import reasons_for
from advisor.tables import fit_of
from tests.advisor.properties import invented, said


def advised(advisor, data, **more):
    """Advice that has a pick."""
    advice = advisor.advise(data.draw(said.needs(advisor.catalogue, **more)))
    assume(advice.pick is not None)
    return advice


def reasons_agree(advisor, data):
    """Each reason is about something that counts, speaks for the pick, and knows what it speaks of."""
    advice = advised(advisor, data)
    now = advice.evaluation
    ids = [column.id for column in now.columns]
    mine = now.ratings[now.options.index(advice.pick)]
    gaps = differences(now, advice.pick)
    for reason in reasons_for(advice):
        column = ids.index(reason.criterion)
        assert reason.points == pytest.approx(gaps[column])
        assert reason.points > 0
        assert mine[column] > 0


@given(st.data())
def test_reasons_speak_for_the_pick(real, data):
    """In the real knowledge."""
    reasons_agree(real, data)


@given(invented.advisors(), st.data())
def test_reasons_speak_for_the_pick_in_any_knowledge(advisor, data):
    """In knowledge that is invented at random."""
    reasons_agree(advisor, data)


def names_only_what_fits(advisor, needs, kind):
    """A reason for the pick never names a stated value that a fact says the pick fails."""
    advice = advisor.advise(needs, kind=kind)
    if advice.pick is not None:
        for reason in (reason for reason in reasons_for(advice) if reason.criterion in advisor.catalogue.needs):
            stated = needs.wanted(reason.criterion)
            assert not [n for n in stated if named(advice, reason, n) and failing(advice, n)], reason.text


def named(advice, reason, need):
    """Whether a reason names a value, as a word of its own before the colon."""
    catalogue = advice.catalogue
    said = reason.text.partition(":")[0]
    for part in advice.pick.frameworks:
        said = said.replace(catalogue.name(part), "")
    return re.search(rf"(?<!\w){re.escape(catalogue.label(need.id, need.value))}(?![\w+#])", said) is not None


def failing(advice, need):
    """The parts of the pick that a value is about and that are known not to support it."""
    catalogue, roles = advice.catalogue, roles_of(need, advice.evaluation.kind, advice.needs)
    parts = [(role, getattr(advice.pick, role)) for role in roles]
    return [part for role, part in parts if part and fit_of(catalogue.frameworks[part], need.id, need.value, role) == 0]


@pytest.mark.parametrize("kind", ["train", "run"])
@pytest.mark.parametrize("id_", ["language", "hardware"])
def test_a_reason_never_names_what_the_pick_fails(real, id_, kind):
    """In the real knowledge, of all pairs of values: no "can be used from Python, Swift" where Swift does not work."""
    for one, other in combinations(real.catalogue.needs[id_].values, 2):
        names_only_what_fits(real, Needs((Need(id_, one, must=True), Need(id_, other, must=True))), kind)


@given(invented.advisors(), st.data())
def test_a_reason_never_names_what_the_pick_fails_in_any_knowledge(advisor, data):
    """In knowledge that is invented at random."""
    names_only_what_fits(advisor, data.draw(said.needs(advisor.catalogue, least=2, of=said.must)), None)


@given(st.data())
def test_no_reason_is_about_what_does_not_matter(real, data):
    """Who says that speed does not matter is told nothing of speed, and of no need that was not stated."""
    advice = advised(real, data)
    dropped = {
        criterion
        for need in advice.needs.unwanted("priority")
        for criterion in real.catalogue.needs["priority"].values[need.value].raises
    }
    stated = {need.id for need in advice.needs.items if need.wanted and need.value}
    for reason in reasons_for(advice):
        assert reason.criterion not in dropped
        assert reason.criterion in stated or reason.criterion in real.catalogue.criteria


@given(st.data())
def test_the_differences_to_any_other_add_up(real, data):
    """What speaks for and against the pick next to another candidate is the whole difference in score."""
    advice = advised(real, data)
    now = advice.evaluation
    other = data.draw(st.integers(0, len(now.options) - 1))
    gaps = differences(now, advice.pick, now.options[other])
    assert gaps.sum() == pytest.approx(now.scores.max() - now.scores[other], abs=1e-9)
    assert gaps.sum() >= -1e-9


def flips_flip(advisor, data):
    """Each change, made, leads to the pick that was foretold, and away from the present one."""
    advice = advised(advisor, data)
    for flip in flips(advice):
        said_too = advice.needs.merge([flip.need], advisor.catalogue)
        after = without(advice.needs, flip.need) if flip.withdrawn else said_too
        pick = advisor.advise(after).pick
        assert pick == flip.pick
        assert pick.frameworks != advice.pick.frameworks


@given(st.data())
def test_what_flips_really_flips(real, data):
    """In the real knowledge."""
    flips_flip(real, data)


@given(invented.advisors(), st.data())
def test_what_flips_really_flips_in_any_knowledge(advisor, data):
    """In knowledge that is invented at random."""
    flips_flip(advisor, data)


@given(st.data())
def test_no_flip_is_left_out(real, data):
    """Every answer that a button offers, and that is said to gain something, is told as a flip, and no other is."""
    advice = advised(real, data, most=3)
    told = {(flip.need.id, flip.need.value) for flip in flips(advice) if not flip.withdrawn}
    outcomes = [outcome for found in advice.outcomes.values() for outcome in found]
    assert told == {(outcome.need.id, outcome.need.value) for outcome in outcomes if outcome.gain > 0}


@given(st.data())
def test_no_question_is_asked_that_cannot_change_the_pick(real, data):
    """The question that is asked has an answer that really does."""
    advice = advised(real, data)
    assume(advice.question)
    needs = [outcome.need for outcome in advice.outcomes[advice.question]]
    picks = [real.advise(advice.needs.merge([need], real.catalogue)).pick for need in needs]
    assert any(pick is not None and pick.frameworks != advice.pick.frameworks for pick in picks)
