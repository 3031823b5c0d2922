"""Even-handed: what frameworks are called, and in which order they stand, never changes a result."""

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice import Advisor
from advisor.needs import Needs
from advisor.repair import repairs
from advisor.reply import reasons_for
from advisor.ruled_out import ruled_out
from tests.advisor import small
from tests.advisor.properties import invented, said


def renamed(catalogue, seed):
    """The same knowledge with the frameworks' ids dealt out anew and in another order, and old id -> new id."""
    rng = random.Random(seed)
    old = list(catalogue.frameworks)
    rng.shuffle(old)
    names = dict(zip(old, (f"f{number:03}" for number in range(len(old))), strict=True))
    rng.shuffle(old)
    frameworks = {names[id_]: _renamed(catalogue.frameworks[id_], names) for id_ in old}
    return replace(catalogue, frameworks=frameworks), names


def _renamed(framework, names):
    return replace(
        framework,
        id=names[framework.id],
        built_on=tuple(names[base] for base in framework.built_on),
        support={
            need: {value: replace(item, by=names.get(item.by)) for value, item in values.items()}
            for need, values in framework.support.items()
        },
        exports=tuple(replace(export, to=names[export.to]) for export in framework.exports),
        migrations=tuple(replace(move, to=names[move.to]) for move in framework.migrations),
        status=replace(framework.status, successor=tuple(names[id_] for id_ in framework.status.successor)),
    )


def translated(needs, names):
    """The same needs of the renamed frameworks."""
    return Needs(tuple(replace(need, value=names.get(need.value, need.value)) for need in needs.items))


def other_way_round(advisor, seed):
    """An advisor on the renamed knowledge, and old id -> new id."""
    catalogue, names = renamed(advisor.catalogue, seed)
    return Advisor.of(catalogue, small.TODAY), names


@cache
def _turned(advisor, seed):
    return other_way_round(advisor, seed)


def by_parts(advice, values, names=None):
    """Training and running framework -> one of `values`, which are by candidate."""
    names = names or {id_: id_ for id_ in advice.catalogue.frameworks}
    options = advice.evaluation.options
    return {(names.get(o.train), names.get(o.run)): float(value) for o, value in zip(options, values, strict=True)}


def told(found):
    """What reasons say, as a set: equal ones may change places."""
    return {(reason.criterion, reason.text, round(reason.points, 6)) for reason in found}


def same_advice(advisor, turned, names, needs):
    """Holds the advice of both advisors against each other."""
    before, after = advisor.advise(needs), turned.advise(translated(needs, names))
    scores = by_parts(before, before.evaluation.scores, names)
    assert by_parts(after, after.evaluation.scores) == pytest.approx(scores, abs=1e-9)
    if not before.order:
        return
    shares = by_parts(before, before.shares, names)
    assert by_parts(after, after.shares) == pytest.approx(shares, abs=1e-9)
    assert after.evaluation.scores.max() == pytest.approx(before.evaluation.scores.max(), abs=1e-9)
    best = sorted(before.evaluation.scores)[-2:]
    if len(best) == 1 or best[1] - best[0] > 1e-9:  # equal scores are ordered by id, which is only a name
        assert (after.pick.train, after.pick.run) == (names.get(before.pick.train), names.get(before.pick.run))
        assert told(reasons_for(after)) == told(reasons_for(before))
    assert {names[out.id]: out.because for out in ruled_out(before)} == {
        out.id: out.because for out in ruled_out(after)
    }


@given(st.data(), st.integers(1, 3))
def test_names_and_order_change_nothing(real, data, seed):
    """Scores, shares, pick, reasons and what is ruled out, whatever is said of the real knowledge."""
    turned, names = _turned(real, seed)
    same_advice(real, turned, names, data.draw(said.needs(real.catalogue)))


@given(invented.advisors(), st.data(), st.integers(1, 99))
def test_names_and_order_change_nothing_in_any_knowledge(advisor, data, seed):
    """The same in knowledge that is invented at random."""
    turned, names = other_way_round(advisor, seed)
    same_advice(advisor, turned, names, data.draw(said.needs(advisor.catalogue)))


@given(st.data(), st.integers(1, 3))
def test_names_change_no_way_out(real, data, seed):
    """Nor which musts could be given up where nothing meets them all."""
    turned, _ = _turned(real, seed)
    needs = data.draw(said.needs(real.catalogue, least=2, of=said.must))
    before, after = (repairs(a.catalogue, a.tables, needs, "pair") for a in (real, turned))
    assert after == before
