"""Raising a weight never hurts what it favours; scores and shares add up."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from advisor.evaluate import importances
from advisor.needs import Need
from advisor.ranking import first_shares, normalised, points, sample_weights
from tests.advisor.properties import invented, said

SAMPLES = 200
SIZES = arrays.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=6)
KNOWN = st.integers(0, 10).map(lambda halves: halves / 2)


def tables(ratings=KNOWN):
    """(options, criteria) ratings."""
    return SIZES.flatmap(lambda shape: arrays.arrays(float, shape, elements=ratings))


@st.composite
def raised(draw, ratings=KNOWN):
    """Ratings, importances, a criterion, and the importances with that one raised."""
    table = draw(tables(ratings))
    criteria = table.shape[1]
    before = draw(arrays.arrays(float, criteria, elements=st.floats(0, 6)))
    column = draw(st.integers(0, criteria - 1))
    more = np.where(np.arange(criteria) == column, draw(st.floats(0.01, 10)), 0.0)
    return table, before, column, before + more


def scores(ratings, importance):
    """Each option's score."""
    return points(ratings, normalised(importance)).sum(axis=1)


def sampled(low, high):
    """Weightings from importances between two bounds."""
    return sample_weights(low, high, SAMPLES, np.random.default_rng(1))


@given(raised())
def test_no_better_rated_option_falls_behind_when_a_criterion_counts_more(case):
    """Whoever is ahead and rated at least as well on what now counts more stays ahead."""
    ratings, before, column, after = case
    assume(before.sum() > 0)
    old, new = scores(ratings, before), scores(ratings, after)
    ahead = (old[:, None] > old + 1e-9) & (ratings[:, [column]] >= ratings[:, column])
    assert (new[:, None] >= new - 1e-9)[ahead].all()


@given(raised())
def test_the_best_rated_options_come_first_no_less_often_when_a_criterion_counts_more(case):
    """In every single sample, and so in the share of them."""
    ratings, before, column, after = case
    old, new = (first_shares(ratings, sampled(low, low + 1.0), np.random.default_rng(2)) for low in (before, after))
    best = ratings[:, column] == ratings[:, column].max()
    assert new[best].sum() >= old[best].sum() - 1e-9


@given(tables(st.one_of(KNOWN, st.just(float("nan")))), st.integers(0, 99))
def test_shares_add_up_to_1(ratings, seed):
    """Whatever is unknown or ties."""
    weights = sampled(np.zeros(ratings.shape[1]), np.ones(ratings.shape[1]))
    shares = first_shares(ratings, weights, np.random.default_rng(seed))
    assert shares.sum() == pytest.approx(1.0)
    assert (shares >= 0).all()


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_options_changes_no_share(ratings, random):
    """Each option takes its share along."""
    order = random.sample(range(len(ratings)), len(ratings))
    weights = sampled(np.zeros(ratings.shape[1]), np.ones(ratings.shape[1]))
    shares = first_shares(ratings, weights, np.random.default_rng(4))
    assert first_shares(ratings[order], weights, np.random.default_rng(4)) == pytest.approx(shares[order], abs=1e-12)


@given(tables(), st.randoms(use_true_random=False))
def test_a_worse_option_more_changes_no_share(ratings, random):
    """What is rated below another one on everything never comes first, and takes nothing from anybody."""
    weights = sampled(np.full(ratings.shape[1], 0.1), np.ones(ratings.shape[1]))
    worse = ratings[random.randrange(len(ratings))] - 0.5
    shares = first_shares(np.vstack([ratings, worse]), weights, np.random.default_rng(6))
    assert shares == pytest.approx([*first_shares(ratings, weights, np.random.default_rng(6)), 0.0])


@given(st.data())
def test_contributions_add_up_to_the_score_and_shares_to_1(real, data):
    """Whatever is said of the real knowledge."""
    advice = real.advise(data.draw(said.needs(real.catalogue)))
    assert advice.points.sum(axis=1) == pytest.approx(advice.evaluation.scores)
    assert advice.evaluation.weights.sum() == pytest.approx(1.0)
    if advice.order:
        assert advice.shares.sum() == pytest.approx(1.0)


def priorities(catalogue):
    """The priorities that raise one criterion alone, with that."""
    values = catalogue.needs["priority"].values.values()
    return [(value.id, next(iter(value.raises))) for value in values if len(value.raises) == 1]


def raises_it(advisor, data):
    """A pick, and the one after a priority that makes its criterion count more; that criterion's column in both."""
    needs = data.draw(said.needs(advisor.catalogue))
    value, criterion = data.draw(st.sampled_from(priorities(advisor.catalogue)))
    prior = Need("priority", value)
    assume(prior not in needs.items and Need("priority", value, wanted=False) not in needs.items)
    after = needs.merge([prior], advisor.catalogue)
    usual = advisor.catalogue.criteria[criterion].importance
    assume(
        importances(advisor.catalogue, needs).get(criterion, usual)[1]
        <= importances(advisor.catalogue, after)[criterion][0]
    )
    then, now = advisor.advise(needs), advisor.advise(after)
    ids = [column.id for column in now.evaluation.columns]
    assume(then.pick and criterion in ids)
    rated = points(now.evaluation.ratings, np.ones(len(ids)))[:, ids.index(criterion)]
    return rated[now.evaluation.options.index(then.pick)], rated[now.order[0]]


@given(st.data())
def test_a_priority_never_leads_to_a_pick_that_is_worse_at_it(real, data):
    """Who asks for more speed is not given less."""
    before, after = raises_it(real, data)
    assert after >= before - 1e-9


@given(invented.advisors(), st.data())
def test_a_priority_never_leads_to_a_pick_that_is_worse_at_it_in_any_knowledge(advisor, data):
    """The same in knowledge that is invented at random."""
    before, after = raises_it(advisor, data)
    assert after >= before - 1e-9
