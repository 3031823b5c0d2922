"""Scores and first shares held against numbers that others have published for the same method and data.

Where a source samples the ratings too, its ratings times its weights are handed over as one weighting, see `shares`.
"""

import numpy as np
import pytest

from advisor.ranking import first_shares, normalised, points

SAMPLES = 40_000
PUBLISHED = 10_000  # samples that the sources below drew


def rng(seed=5):
    """A generator that gives the same numbers in each test."""
    return np.random.default_rng(seed)


def simplex(criteria, samples=SAMPLES):
    """Weightings drawn uniformly from all that there are, as SMAA does where no preference is known."""
    return rng(6).dirichlet(np.ones(criteria), samples)


def shares(values, weights):
    """First shares where the ratings differ from sample to sample: `values` (samples, options, criteria).

    Each option is rated 1 on criteria of its own and 0 on those of the others, so that a sample's weighting can carry
    weight times rating, and the score is their sum, as it is for anybody else.
    """
    samples, options, criteria = values.shape
    own = np.kron(np.eye(options), np.ones(criteria))
    return first_shares(own, (values * weights[:, None, :]).reshape(samples, -1), rng())


def three_errors(share, published=PUBLISHED):
    """Three standard errors of the difference of two sampled shares."""
    return 3 * np.sqrt(share * (1 - share) * (1 / published + 1 / SAMPLES))


def thrombosis():
    """(samples, 2, 3): heparin and enoxaparin by proximal and distal thrombosis and bleeding, 1 the best of the scale.

    Counts as Beta distributions, and scales: `examples/thrombolytics.json` of github.com/drugis/mcda-elicitation-web
    (20, 40 and 1 of 136 people; 8, 32 and 5 of 129).
    """
    worst, best = np.array([0.25, 0.4, 0.1]), np.array([0.0, 0.15, 0.0])
    events, people = np.array([[20, 40, 1], [8, 32, 5]]), np.array([[136], [129]])
    risks = rng(9).beta(events, people - events, size=(SAMPLES, 2, 3))
    return (risks - worst) / (best - worst)


def antidepressants():
    """(samples, 4, 6): fluoxetine, paroxetine, sertraline and venlafaxine by efficacy and five side effects.

    Means and standard deviations: `models/smaa2-benefitrisk.jsmaa` of github.com/tommite/jsmaa, there called the
    benefit-risk model of second-generation antidepressants. As there, efficacy is lognormal and the others are normal,
    and a scale goes from the lowest to the highest end of the alternatives' 95 % intervals.
    """
    mean = np.array([[0, 11.7, 7.2, 16.6, 13.7, 18.6], [0.086, 9.2, 10.6, 21.2, 14.3, 18.3],
                     [0.095, 15.4, 7.5, 20.2, 15.0, 19.5], [0.113, 5.5, 15.7, 12.8, 11.2, 31.0]])  # fmt: skip
    deviation = np.array([[0, 2.5, 1.45, 3.27, 1.89, 1.79], [0.056, 1.86, 1.58, 5.15, 2.93, 3.7],
                          [0.044, 2.65, 1.48, 3.78, 3.21, 2.6], [0.048, 2.32, 4.44, 2.45, 3.98, 1.68]])  # fmt: skip
    drawn = rng(10).normal(mean, deviation, size=(SAMPLES, 4, 6))
    low, high = (mean - 1.96 * deviation).min(axis=0), (mean + 1.96 * deviation).max(axis=0)
    for efficacy in (drawn[..., 0], low[:1], high[:1]):
        np.exp(efficacy, out=efficacy)
    worst, best = np.where(np.arange(6) == 0, [low, high], [high, low])
    return (drawn - worst) / (best - worst)


def test_smaa_without_preferences():
    """Heparin comes first in 35.04 % of the weightings, enoxaparin in 64.96 %.

    R package smaa 0.3-3 (G. van Valkenhoef, doi:10.32614/CRAN.package.smaa), `tests/Examples/smaa-Ex.Rout.save`,
    example "smaa": rank acceptabilities, N = 10,000.
    """
    found = shares(thrombosis(), simplex(3))
    assert found == pytest.approx([0.3504, 0.6496], abs=three_errors(0.3504))


@pytest.mark.parametrize(
    ("weights", "heparin"),
    [((0.5, 0.2, 0.3), 0.1279), ((0.1865097, 0.2772205, 0.5362698), 0.6682), ((0.40731, 0.3641477, 0.2285423), 0.1044)],
)
def test_smaa_with_known_weights(weights, heparin):
    """With weights given only the ratings are uncertain: a rank acceptability and two confidence factors.

    R package smaa 0.3-3, `tests/Examples/smaa-Ex.Rout.save`, examples "smaa" (weights 0.5, 0.2, 0.3) and "smaa.cf" (the
    central weights of heparin, 0.6682, and of enoxaparin, 0.8956).
    """
    found = shares(thrombosis(), np.tile(weights, (SAMPLES, 1)))
    assert found == pytest.approx([heparin, 1 - heparin], abs=three_errors(heparin))


def test_smaa_with_an_order_of_importance():
    """Proximal thrombosis before bleeding before distal thrombosis: heparin comes first in 13.69 %.

    github.com/drugis/mcda-elicitation-web, `R/test/thrombo.R`, the part with two ordinal preferences.
    """
    ordered = -np.sort(-simplex(3), axis=1)[:, [0, 2, 1]]
    assert shares(thrombosis(), ordered)[0] == pytest.approx(0.1369, abs=three_errors(0.1369))


def test_smaa_with_exact_ratios():
    """Proximal thrombosis twice as important as bleeding, and that as distal thrombosis: heparin 10.49 %.

    github.com/drugis/mcda-elicitation-web, `R/test/thrombo.R`, "Exact SWING" (weights 4/7, 1/7, 2/7).
    """
    weights = normalised(np.array([4.0, 1.0, 2.0]))
    assert weights == pytest.approx([0.571428571428571, 0.142857142857143, 0.285714285714286])
    found = shares(thrombosis(), np.tile(weights, (SAMPLES, 1)))
    assert found[0] == pytest.approx(0.1049, abs=three_errors(0.1049))


def test_smaa2_of_four_alternatives_by_six_criteria():
    """Fluoxetine 0.20, paroxetine 0.25, sertraline 0.17, venlafaxine 0.39.

    JSMAA (T. Tervonen), `lib/src/test/java/fi/smaa/jsmaa/simulator/SMAA2SimulationTest.java`, `testCorrectResultsWith-
    BRModel`, which allows 0.02 about these two digits.
    """
    found = shares(antidepressants(), simplex(6))
    assert found == pytest.approx([0.20, 0.25, 0.17, 0.39], abs=0.02)


def test_smaa2_confidence_factors():
    """Under its own central weights each alternative comes first as often as its confidence factor says.

    JSMAA, the test named above: central weights to two digits, and factors 0.48, 0.44, 0.34 and 0.74, to 0.03.
    """
    central = [[0.08, 0.14, 0.23, 0.18, 0.16, 0.22], [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
               [0.21, 0.10, 0.22, 0.13, 0.15, 0.20], [0.18, 0.21, 0.12, 0.21, 0.19, 0.09]]  # fmt: skip
    values = antidepressants()
    found = [shares(values, np.tile(weights, (SAMPLES, 1)))[row] for row, weights in enumerate(normalised(central))]
    assert found == pytest.approx([0.48, 0.44, 0.34, 0.74], abs=0.03)


def test_weighted_sum_of_the_usual_example():
    """A1 = 25 x 0.20 + 20 x 0.15 + 15 x 0.40 + 30 x 0.25 = 21.50, and A2 = 22.00, which comes first.

    The example that encyclopaedias give for the weighted sum model, e.g. intellia.co.nz, "Weighted Criteria", with the
    matrix of "Weighted sum model" at absoluteastronomy.com; its third row is left out, whose sum they do not agree on.
    """
    matrix, weights = np.array([[25.0, 20, 15, 30], [10, 30, 20, 30]]), np.array([0.20, 0.15, 0.40, 0.25])
    assert points(matrix, weights).sum(axis=1) == pytest.approx([21.50, 22.00], abs=1e-12)
    assert first_shares(matrix, weights[None, :], rng()).tolist() == [0.0, 1.0]


def test_weighted_sum_of_heating_losses():
    """Six ways to insulate a building by seven equally weighted criteria, five of them the less the better.

    Data: Kracka, Brauers and Zavadskas (2010), "Ranking heating losses in a building by applying the MULTIMOORA",
    Inzinerine Ekonomika 21(4), 352-359. Weighted sums of them: scikit-criteria, `tests/agg/test_simple.py`,
    `test_WeightedSumModel_kracka2010ranking` (what shall be low is inverted, and each column divided by its sum).
    """
    matrix = np.array([[33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852],
                       [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
                       [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
                       [30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
                       [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.610],
                       [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935]])  # fmt: skip
    low = np.array([True, True, True, True, False, True, False])
    rated = normalised(np.where(low, 1 / matrix, matrix).T).T
    found = points(rated, normalised(np.full(7, 20.0))).sum(axis=1)
    assert found == pytest.approx([0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701], abs=1e-8)
    assert np.argsort(-found).tolist() == [1, 5, 2, 3, 4, 0]
