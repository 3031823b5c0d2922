"""Where nothing meets all the musts, each way out works, is as small as can be, and none is left out."""

from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.repair import repairs
from tests.advisor.properties import invented, said


def possible(advisor, needs, given_up, kind):
    """Whether anything is left once some musts are wishes."""
    for need in given_up:
        needs = needs.relaxed(need)
    return advisor.advise(needs, kind=kind).pick is not None


def ways_out(advisor, data):
    """Holds the ways out of one hopeless case against trying all sets of musts."""
    needs = data.draw(said.needs(advisor.catalogue, least=2, most=6, of=said.must))
    kind = data.draw(st.sampled_from(["train", "run", "pair"]))
    assume(not possible(advisor, needs, (), kind))
    found = repairs(advisor.catalogue, advisor.tables, needs, kind)
    minimal = []
    for size in range(1, len(needs.items) + 1):
        for given_up in map(frozenset, combinations(needs.items, size)):
            if not any(less <= given_up for less in minimal) and possible(advisor, needs, given_up, kind):
                minimal.append(given_up)
    assert set(found) == set(minimal)
    assert [len(way) for way in found] == sorted(map(len, found))


@given(st.data())
def test_the_ways_out_are_all_the_smallest_ones(real, data):
    """In the real knowledge."""
    ways_out(real, data)


@given(invented.advisors(), st.data())
def test_the_ways_out_are_all_the_smallest_ones_in_any_knowledge(advisor, data):
    """In knowledge that is invented at random."""
    ways_out(advisor, data)
