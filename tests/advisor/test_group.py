"""One pick for several people: who loses most by it loses as little as can be, and nobody counts for more."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.advice import Advisor
from advisor.group import LEVEL, Joint, _kind, _losses, joint
from advisor.needs import Need, Needs
from tests.advisor.properties import invented, said
from tests.advisor.properties.conftest import settings  # noqa: F401 - the profile that all property tests run with
from tests.advisor.small import must, needs, never

NAMES = ("ana", "bo", "cy")
Draw = Callable[..., Needs]


def people(advisor: Advisor, data: st.DataObject, count: int = 3) -> dict[str, Needs]:
    """What some people said, each at least one thing."""
    return {name: data.draw(said.needs(advisor.catalogue, least=1, most=4)) for name in NAMES[:count]}


def possible(advisor: Advisor, data: st.DataObject, count: int = 3) -> tuple[dict[str, Needs], Joint]:
    """People of whom at least one can be advised, and the advice for all."""
    those = people(advisor, data, count)
    found = joint(advisor, those)
    assume(found.pick is not None)
    return those, found


@given(st.data())
def test_one_person_alone_is_advised_as_ever(data: st.DataObject) -> None:
    """A group of one has nothing to give up."""
    advisor = data.draw(invented.advisors())
    mine = people(advisor, data, 1)["ana"]
    found = joint(advisor, {"ana": mine})
    assert found.pick == advisor.advise(mine).evaluation.leader
    assert (found.worst, found.agreed, found.differing) == (None, (), {})


@given(st.data())
def test_people_of_one_mind_are_advised_as_one(data: st.DataObject) -> None:
    """Where all say the same nobody gives up anything, and they agree on all of it."""
    advisor = data.draw(invented.advisors())
    mine = people(advisor, data, 1)["ana"]
    found = joint(advisor, dict.fromkeys(NAMES, mine))
    assert found.pick == advisor.advise(mine).evaluation.leader
    assert found.worst is None
    assert (set(found.agreed), found.differing) == ({n for n in mine.items if n.value is not None}, {})


@given(st.data())
def test_nobody_counts_for_more_than_another(data: st.DataObject) -> None:
    """The order in which people come makes no difference to the pick, nor to what each gives up."""
    advisor = data.draw(invented.advisors())
    those = people(advisor, data)
    found = joint(advisor, those)
    for order in permutations(those):
        other = joint(advisor, {name: those[name] for name in order})
        assert other.pick == found.pick
        assert {one.person: one for one in other.standings} == {one.person: one for one in found.standings}


@given(st.data())
def test_who_said_nothing_has_no_say(data: st.DataObject) -> None:
    """Reading along is no vote."""
    advisor = data.draw(invented.advisors())
    those = people(advisor, data, 2)
    assert joint(advisor, {**those, "cy": Needs()}) == joint(advisor, those)


@given(st.data())
def test_no_candidate_breaks_the_musts_of_fewer(data: st.DataObject) -> None:
    """What is impossible for somebody is advised only where everything is impossible for as many."""
    advisor = data.draw(invented.advisors())
    those, found = possible(advisor, data)
    losses = np.array([_losses(advisor, needs, _kind(advisor.catalogue, those)) for needs in those.values()])
    broken = np.isnan(losses).sum(axis=0)
    assert sum(not one.possible for one in found.standings) == broken.min()


@given(st.data())
def test_no_candidate_leaves_the_last_one_better_off(data: st.DataObject) -> None:
    """Of all that break the musts of as few, the greatest loss is the least that there is."""
    advisor = data.draw(invented.advisors())
    those, found = possible(advisor, data)
    losses = np.array([_losses(advisor, needs, _kind(advisor.catalogue, those)) for needs in those.values()])
    broken = np.isnan(losses).sum(axis=0)
    greatest = np.nan_to_num(losses).max(axis=0)[broken == broken.min()]
    assert max(one.loss for one in found.standings) == pytest.approx(greatest.min())


@given(st.data())
def test_nothing_suits_everybody_better(data: st.DataObject) -> None:
    """No candidate is better for one and worse for none."""
    advisor = data.draw(invented.advisors())
    those, found = possible(advisor, data)
    kind = _kind(advisor.catalogue, those)
    place = advisor.tables.options[kind].index(found.pick)
    losses = np.round(np.array([_losses(advisor, needs, kind) for needs in those.values()]), 9)
    mine = np.nan_to_num(losses[:, place], nan=np.inf)[:, None]
    others = np.nan_to_num(losses, nan=np.inf)
    assert not ((others <= mine).all(axis=0) & (others < mine).any(axis=0)).any()


@given(st.data())
def test_who_is_worst_off_loses_most(data: st.DataObject) -> None:
    """And is named only where something is given up at all."""
    advisor = data.draw(invented.advisors())
    _, found = possible(advisor, data)
    if found.worst is None:
        assert all(one.possible and one.loss < LEVEL for one in found.standings)
    else:
        assert found.worst.possible <= all(one.possible for one in found.standings)
        assert not found.worst.possible or found.worst.loss == max(one.loss for one in found.standings)


@given(st.data())
def test_what_is_shared_was_said(data: st.DataObject) -> None:
    """Agreement and difference are told of what at least two spoke of, and make up all that they said of it."""
    advisor = data.draw(invented.advisors())
    those = people(advisor, data)
    found = joint(advisor, those)
    spoken = {name: {n.id for n in needs.items if n.value is not None} for name, needs in those.items()}
    common = {id_ for id_ in set().union(*spoken.values()) if sum(id_ in ids for ids in spoken.values()) > 1}
    assert {need.id for need in found.agreed} | set(found.differing) == common
    for name, theirs in those.items():
        mine = {(n.id, n.value, n.wanted) for n in theirs.items if n.id in common and n.value is not None}
        agreed = {(n.id, n.value, n.wanted) for n in found.agreed if n.id in spoken[name]}
        own = {(n.id, n.value, n.wanted) for said in found.differing.values() for n in said.get(name, ())}
        assert agreed | own == mine
        assert not agreed & own


def test_two_musts_that_one_framework_meets_are_both_kept(trees: Advisor) -> None:
    """Ash and cedar are known to fail on a phone and with Java."""
    found = joint(trees, {"ana": needs(must("target", "phone")), "bo": needs(must("language", "java"))})
    assert found.pick
    assert found.pick.run in {"elm", "birch"}
    assert [one.possible for one in found.standings] == [True, True]


def test_who_cannot_have_it_is_worst_off_and_is_told_why(trees: Advisor) -> None:
    """Musts that shut each other out: all but elm and perhaps birch fail on a phone, and somebody will have neither."""
    ana, bo = needs(must("target", "phone")), needs(never("exclude", "elm"), never("exclude", "birch"))
    found = joint(trees, {"ana": ana, "bo": bo})
    assert found.worst
    [last] = [one for one in found.standings if not one.possible]
    assert last == found.worst
    assert set(last.breaks) <= set({"ana": ana, "bo": bo}[last.person].items)


def test_excluded_framework_is_named_as_what_is_broken(trees: Advisor) -> None:
    """A pick that somebody ruled out says so."""
    shut = needs(*(never("exclude", id_) for id_ in ("ash", "birch", "cedar", "elm")))
    found = joint(trees, {"ana": needs(Need("priority", "speed")), "bo": shut})
    assert found.pick
    assert found.worst
    assert found.worst.person == "bo"
    assert {need.value for need in found.worst.breaks} == set(found.pick.frameworks)
    assert found.worst.own is None


def test_nothing_for_anybody_is_no_pick(trees: Advisor) -> None:
    """Where not even one can be advised there is nothing to join."""
    shut = needs(*(never("exclude", id_) for id_ in ("ash", "birch", "cedar", "elm")))
    found = joint(trees, {"ana": shut, "bo": shut})
    assert (found.pick, found.worst) == (None, None)


def test_nobody_is_nobody(trees: Advisor) -> None:
    """A thread in which nobody has said anything yet."""
    assert joint(trees, {}).pick is None


def test_real_group_agrees_differs_and_names_the_last(real: Advisor) -> None:
    """An Android and an iPhone developer of one team, who both classify pictures."""
    ana = needs(Need("task", "vision"), must("target", "android"))
    bo = needs(Need("task", "vision"), must("target", "ios"))
    found = joint(real, {"ana": ana, "bo": bo})
    assert [need.value for need in found.agreed] == ["vision"]
    assert {name: said[0].value for name, said in found.differing["target"].items()} == {"ana": "android", "bo": "ios"}
    assert found.worst
    assert 0 < found.worst.loss < 1
