"""How much something would have to count for another candidate to come first."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.advice import Advice, Advisor
from advisor.needs import Need, Needs
from advisor.weights import WeightFlip, weight_flip_to, weight_flips

PROJECTS = [
    Needs((Need("task", "vision"), Need("target", "ios", must=True))),
    Needs((Need("task", "llm"), Need("target", "server", must=True))),
    Needs((Need("task", "vision"), Need("target", "browser", must=True))),
]


def scores(advice: Advice, flip: WeightFlip, beyond: float) -> dict[str, float]:
    """The scores once a criterion counts a little less or more than the flip says."""
    now = advice.evaluation
    column = [c.id for c in now.columns].index(flip.criterion)
    weights = now.weights.copy()
    weights[column] *= flip.factor + beyond
    known = np.where(np.isnan(now.ratings), 2.5, now.ratings)
    return dict(zip((o.id for o in now.options), known @ weights, strict=True))


@pytest.mark.parametrize("needs", PROJECTS)
def test_beyond_the_factor_the_other_one_is_first(real: Advisor, needs: Needs) -> None:
    """Each flip, when applied, really flips."""
    advice = real.advise(needs)
    found = weight_flips(advice)
    assert found
    for flip in found:
        after = scores(advice, flip, 1e-6 if flip.factor > 1 else -1e-6)
        assert after[flip.pick.id] == pytest.approx(max(after.values()), abs=1e-9)


@pytest.mark.parametrize("needs", PROJECTS)
def test_before_the_factor_the_pick_stays_first(real: Advisor, needs: Needs) -> None:
    """No smaller change of the same criterion would do."""
    advice = real.advise(needs)
    assert advice.pick is not None
    for flip in weight_flips(advice):
        before = scores(advice, flip, -1e-6 if flip.factor > 1 else 1e-6)
        assert before[advice.pick.id] == pytest.approx(max(before.values()), abs=1e-9)


@pytest.mark.parametrize("needs", PROJECTS)
def test_a_named_framework_gets_there_where_it_is_told(real: Advisor, needs: Needs) -> None:
    """For each candidate: where a factor is given, some candidate with the framework is first at it."""
    advice = real.advise(needs)
    rest = {part for row in advice.order[:8] for part in advice.evaluation.options[row].frameworks}
    told = [(id_, weight_flip_to(advice, id_)) for id_ in sorted(rest)]
    assert any(flip for _, flip in told)
    for id_, flip in told:
        if flip:
            after = scores(advice, flip, 0.0)
            assert id_ in flip.pick.frameworks
            assert after[flip.pick.id] == pytest.approx(max(after.values()), abs=1e-9)
