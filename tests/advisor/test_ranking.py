import numpy as np
import pytest

from advisor.ranking import HIGHEST, first_shares, normalised, points, sample_weights

UNKNOWN = float("nan")


def rng():
    """A generator that gives the same numbers in each test, and others than the sampled weights."""
    return np.random.default_rng(8)


def uniform(criteria, samples=20_000):
    """Sampled weights of criteria that each count from 0 to 1."""
    return sample_weights(np.zeros(criteria), np.ones(criteria), samples, np.random.default_rng(7))


def test_normalised_rows_add_up_to_1():
    """Weights are shares."""
    assert normalised(np.array([[1.0, 3.0], [2.0, 2.0]])).tolist() == [[0.25, 0.75], [0.5, 0.5]]


def test_normalised_zeros_are_equal_weights():
    """Where nothing counts, everything counts the same, rather than dividing by 0."""
    assert normalised(np.zeros(4)).tolist() == [0.25] * 4


def test_sampled_weights_add_up_to_1():
    """Each sampled weighting is one."""
    weights = sample_weights(np.array([0.0, 1.0, 2.0]), np.array([1.0, 1.0, 5.0]), 300, rng())
    assert weights.shape == (300, 3)
    assert weights.sum(axis=1) == pytest.approx(1.0)


def test_sampled_weights_keep_to_their_bounds():
    """Importance 1 beside one from 1 to 3 is between a quarter and a half of the whole, and reaches towards both."""
    weights = sample_weights(np.array([1.0, 1.0]), np.array([1.0, 3.0]), 2_000, rng())[:, 0]
    assert 0.25 <= weights.min() < 0.26
    assert 0.49 < weights.max() <= 0.5


def test_points_add_up_to_the_score():
    """0.25 x 4 + 0.75 x 2 = 2.5, by criterion."""
    found = points(np.array([[4.0, 2.0]]), np.array([0.25, 0.75]))
    assert found.tolist() == [[1.0, 1.5]]


def test_points_of_an_unknown_rating_are_the_middle():
    """Not knowing is neither the best nor the worst."""
    assert points(np.array([[UNKNOWN]]), np.array([1.0])).tolist() == [[HIGHEST / 2]]


def test_first_shares_counts_weightings():
    """Of four weightings the first option wins two outright and ties in one: 2.5 of 4."""
    ratings = np.array([[4.0, 0.0], [0.0, 4.0]])
    weights = np.array([[1.0, 0.0], [0.75, 0.25], [0.5, 0.5], [0.0, 1.0]])
    assert first_shares(ratings, weights, rng()).tolist() == [0.625, 0.375]


def test_first_shares_of_an_area_worked_out_by_hand():
    """With weights u, v uniform, (4, 0) beats (0, 2) where u > v/2: three quarters of the square."""
    shares = first_shares(np.array([[4.0, 0.0], [0.0, 2.0]]), uniform(2), rng())
    assert shares == pytest.approx([0.75, 0.25], abs=0.01)


def test_first_shares_of_a_compromise():
    """(5, 0), (0, 5) and (3, 3): with u, v uniform the first wins where u > 1.5 v, one third; so does the second."""
    shares = first_shares(np.array([[5.0, 0.0], [0.0, 5.0], [3.0, 3.0]]), uniform(2), rng())
    assert shares == pytest.approx([1 / 3, 1 / 3, 1 / 3], abs=0.01)


def test_the_dominated_never_comes_first():
    """An option that is worse everywhere has no share."""
    assert first_shares(np.array([[3.0, 4.0], [2.0, 3.0]]), uniform(2), rng()).tolist() == [1.0, 0.0]


def test_ties_are_shared():
    """Equal options have equal shares."""
    assert first_shares(np.full((4, 2), 3.0), uniform(2), rng()) == pytest.approx([0.25] * 4)


def test_the_unknown_is_sampled():
    """Anywhere from 0 to 5, an unknown rating beats a 4 in one fifth of the cases."""
    shares = first_shares(np.array([[4.0], [UNKNOWN]]), uniform(1), rng())
    assert shares == pytest.approx([0.8, 0.2], abs=0.01)


def test_shares_add_up_to_1_over_more_than_a_chunk():
    """Samples are worked on in parts, the last one not full."""
    ratings = np.array([[1.0, UNKNOWN, 3.0], [2.0, 2.0, 2.0], [UNKNOWN, 0.0, 5.0]])
    assert first_shares(ratings, uniform(3, samples=1_234), rng()).sum() == pytest.approx(1.0)


def test_the_same_seed_gives_the_same_shares():
    """The same question gets the same answer."""
    ratings = np.array([[1.0, UNKNOWN], [2.0, 2.0]])
    first, second = (first_shares(ratings, uniform(2), np.random.default_rng(3)) for _ in range(2))
    assert first.tolist() == second.tolist()


def test_another_seed_gives_nearly_the_same_shares():
    """Sampling is a way to work it out, not a part of the answer."""
    ratings = np.array([[1.0, UNKNOWN], [2.0, 2.0]])
    first, second = (first_shares(ratings, uniform(2), np.random.default_rng(seed)) for seed in (1, 2))
    assert first == pytest.approx(second, abs=0.01)


def test_the_order_of_options_is_irrelevant():
    """Turned round, each known option has exactly the share that it had."""
    ratings = np.array([[1.0, 4.0, 2.0], [2.0, 2.0, 3.0], [2.0, 2.0, 3.0], [5.0, 0.0, 1.0]])
    shares = first_shares(ratings, uniform(3), rng())
    assert first_shares(ratings[::-1], uniform(3), rng())[::-1] == pytest.approx(shares, abs=1e-12)


def test_the_order_of_options_is_irrelevant_where_some_are_unknown():
    """The numbers that stand for unknown ratings fall otherwise, but what they say stays."""
    ratings = np.array([[3.0, UNKNOWN], [UNKNOWN, 2.0], [2.5, 2.5]])
    shares = first_shares(ratings, uniform(2), rng())
    assert first_shares(ratings[::-1], uniform(2), rng())[::-1] == pytest.approx(shares, abs=0.02)
