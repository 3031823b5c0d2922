"""What musts remove and what taking them back gives back; what is unknown, excluded, or has no way to get there."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.evaluate import removed, resting_on
from advisor.fits import nowhere, roles_of
from advisor.model import LEVELS
from advisor.needs import Need, Needs
from advisor.stack import INHERITED
from advisor.tables import fit_of, stand_in, usable_on
from tests.advisor.properties import invented, said


def options(advisor, needs, kind):
    """The candidates that survive."""
    return set(advisor.advise(needs, kind=kind).evaluation.options)


def scores(advice):
    """Candidate -> score."""
    now = advice.evaluation
    return dict(zip(now.options, now.scores, strict=True))


def another(advisor, data, of=said.must):
    """Needs, one thing more, and both together, of a kind; nothing is replaced by it."""
    needs, more = data.draw(said.needs(advisor.catalogue)), data.draw(of(advisor.catalogue))
    after = needs.merge([more], advisor.catalogue)
    assume(len(after.items) == len(needs.items) + 1)
    return needs, more, after, data.draw(st.sampled_from(["train", "run", "pair"]))


def or_else(needs, more, catalogue):
    """Whether it is one more of several values of which any is enough, and so may make more possible."""
    return catalogue.needs[more.id].several == "any" and any(n.id == more.id for n in needs.items)


def must_never_adds(advisor, data):
    """Holds one case against the rule; the first task may add what is made for that one alone."""
    needs, more, after, kind = another(advisor, data)
    assume(not or_else(needs, more, advisor.catalogue))
    assume(more.id != "task" or needs.counted("task", advisor.catalogue))
    assert options(advisor, after, kind) <= options(advisor, needs, kind)


@given(st.data())
def test_a_must_never_adds_candidates(real, data):
    """In the real knowledge."""
    must_never_adds(real, data)


@given(invented.advisors(), st.data())
def test_a_must_never_adds_candidates_in_any_knowledge(advisor, data):
    """In knowledge that is invented at random."""
    must_never_adds(advisor, data)


def gives_back(advisor, data):
    """What a must took away had nothing else against it, and taking the must back leaves no trace."""
    needs, more, after, kind = another(advisor, data)
    assume(not or_else(needs, more, advisor.catalogue))
    lost = options(advisor, needs, kind) - options(advisor, after, kind)
    broken = removed(advisor.catalogue, advisor.tables, after, kind)
    for option in lost:
        assert set(broken[option]) == {more} or more.id == "os"  # a system can bar hardware that was wanted before
    back = advisor.advise(after.without(more.id, more.value), kind=kind)
    before = advisor.advise(needs, kind=kind)
    assert scores(back) == scores(before)
    assert back.order == before.order


@given(st.data())
def test_taking_a_must_back_gives_back_what_it_removed(real, data):
    """In the real knowledge."""
    gives_back(real, data)


@given(invented.advisors(), st.data())
def test_taking_a_must_back_gives_back_what_it_removed_in_any_knowledge(advisor, data):
    """In knowledge that is invented at random."""
    gives_back(advisor, data)


@given(st.data())
def test_what_is_said_and_taken_back_leaves_the_same_advice(real, data):
    """Pick, scores, shares, question and all, whatever was said between."""
    needs, more, after, _ = another(real, data, said.need)
    assume(real.catalogue.needs[more.id].several != "last" or not needs.wanted(more.id))
    before, back = real.advise(needs), real.advise(after.without(more.id, more.value))
    assert scores(back) == scores(before)
    assert back.question == before.question
    if before.order:
        assert back.shares.tolist() == before.shares.tolist()


@given(st.data())
def test_the_order_of_saying_is_irrelevant(real, data):
    """Except for what a team has, where the first that leads anywhere is what the model is made with."""
    needs = data.draw(said.needs(real.catalogue, least=2))
    assume(len(needs.values("current")) < 2)
    turned = Needs(tuple(data.draw(st.permutations(needs.items))))
    before, after = real.advise(needs), real.advise(turned)
    assert scores(after) == pytest.approx(scores(before))
    assert after.evaluation.kind == before.evaluation.kind


@given(st.data())
def test_no_preference_changes_no_score(real, data):
    """Not to mind is an answer, and says nothing about frameworks."""
    needs = data.draw(said.needs(real.catalogue))
    open_ids = [id_ for id_ in real.catalogue.needs if not any(item.id == id_ for item in needs.items)]
    minded = needs.merge([Need(data.draw(st.sampled_from(open_ids)), None)], real.catalogue)
    assert scores(real.advise(minded)) == scores(real.advise(needs))


def known_to_fail(catalogue, needs, must, option, kind):
    """Whether a fact says of a part of the candidate that it does not meet a must."""
    kind_of = catalogue.needs[must.id]
    same = [n for n in needs.firm() if n.id == must.id and n.role == must.role and n.wanted]
    values = [n.value for n in same] if must.wanted and kind_of.several == "any" else [must.value]
    if not must.wanted:
        values = [value for value in kind_of.values if value != must.value]
    parts = [(role, getattr(option, role)) for role in roles_of(must, kind, needs)]
    barring = [n.value for n in needs.firm() if n.id == "os" and n.wanted] if must.id == "hardware" else []

    trained = parts[:1] == [("train", option.train)] and must.role in {"train", "both"}
    whole = must.id == "language" and must.wanted and (nowhere(needs) or trained)

    def fails(framework, value, role):
        entry = catalogue.frameworks[framework]
        barred = must.wanted and any(not usable_on(entry, value, os) for os in barring)
        barred = barred or stand_in(entry, must.id, value) is not None
        fit = fit_of(entry, must.id, value, role)
        half = (whole and role == parts[0][0]) or (must.id == "language" and not must.wanted)
        return barred or fit == 0 or (half and fit < LEVELS["full"])

    return all(any(framework and fails(framework, value, role) for role, framework in parts) for value in values)


def removed_by_a_fact(advisor, data):
    """Every must that a candidate is said to break is one that a fact, not a gap in the knowledge, says it breaks."""
    needs = data.draw(said.needs(advisor.catalogue, least=1, of=said.must))
    kind = data.draw(st.sampled_from(["train", "run", "pair"]))
    for option, musts in removed(advisor.catalogue, advisor.tables, needs, kind).items():
        for must in musts:
            assert known_to_fail(advisor.catalogue, needs, must, option, kind), (option.id, must)


@given(st.data())
def test_unknown_never_counts_as_none(real, data):
    """In the real knowledge."""
    removed_by_a_fact(real, data)


@given(invented.advisors(), st.data())
def test_unknown_never_counts_as_none_in_any_knowledge(advisor, data):
    """In knowledge that is invented at random."""
    removed_by_a_fact(advisor, data)


@given(st.data())
def test_excluding_a_framework_leaves_the_scores_of_the_others(real, data):
    """It is gone with all pairs that it is in or that are trained with what builds on it, and nothing else moves."""
    needs = data.draw(said.needs(real.catalogue))
    out = data.draw(st.sampled_from(sorted(real.catalogue.frameworks)))
    without = needs.merge([Need("exclude", out, wanted=False, must=True)], real.catalogue)
    before, after = scores(real.advise(needs)), scores(real.advise(without))
    gone = resting_on(real.tables, frozenset({out}))
    kept = (option for option in before if out not in option.frameworks and option.train not in gone)
    assert after == {option: before[option] for option in kept}


def joined(catalogue, option):
    """Whether the knowledge says how a model gets from the one part to the other; a lent way is worse than it was."""
    if option.export is None:
        return option.train == option.run
    train, way = catalogue.frameworks[option.train], option.export
    lent = [export for base in train.built_on for export in catalogue.frameworks[base].exports]
    worse = [export for export in lent if way.quality <= max(0.0, export.quality - INHERITED)]
    ways = [*((export.to, export.by) for export in worse), *((e.to, e.by) for e in train.exports if e == way)]
    return way.to == option.run and (way.to, way.by) in ways


@given(invented.advisors(), st.data())
def test_a_pair_is_joined_by_a_path_that_the_knowledge_has(advisor, data):
    """Its own, or one of what it is built on; and both parts can play their roles."""
    needs = data.draw(said.needs(advisor.catalogue, most=2))
    for option in options(advisor, needs, "pair"):
        assert joined(advisor.catalogue, option), option.id
        assert "train" in advisor.catalogue.frameworks[option.train].roles
        assert "run" in advisor.catalogue.frameworks[option.run].roles


def test_every_pair_of_the_real_knowledge_is_joined(real):
    """All of them, not only some."""
    pairs = real.tables.options["pair"]
    assert len(pairs) > 100
    assert all(joined(real.catalogue, option) for option in pairs)


@given(st.data())
def test_a_known_rating_is_between_0_and_5(real, data):
    """And so is each score."""
    now = real.advise(data.draw(said.needs(real.catalogue))).evaluation
    known = now.ratings[~np.isnan(now.ratings)]
    assert ((known >= 0) & (known <= 5)).all()
    assert ((now.scores >= 0) & (now.scores <= 5)).all()
