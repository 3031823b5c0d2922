from itertools import islice, product

from advisor.needs import Need
from advisor.repair import repairs
from tests.advisor.small import must, needs, never


def sets(trees, said, kind):
    """The ways out, as sets of values."""
    return [{need.value for need in way} for way in repairs(trees.catalogue, trees.tables, said, kind)]


def test_one_must_is_given_up(trees):
    """Only birch may know Go, and it is not wanted: without Go elm or ash would do."""
    said = needs(must("language", "go"), never("exclude", "birch"))
    assert sets(trees, said, "run") == [{"go"}]


def test_the_smallest_sets_come_first_and_no_larger_one_with_the_same_in_it(trees):
    """Ash breaks phone and Go, elm only Go: giving up Go is enough, and phone with it would be too much."""
    said = needs(must("language", "go"), must("target", "phone"), Need("task", "images"), never("exclude", "birch"))
    assert sets(trees, said, "run") == [{"go"}]


def test_several_smallest_ways(trees):
    """Tables and Java: elm breaks the one, ash the other, and birch is not wanted."""
    said = needs(must("task", "tables"), must("language", "java"), never("exclude", "birch"))
    assert sets(trees, said, "run") == [{"java"}, {"tables"}]


def test_what_is_excluded_cannot_be_got_by_giving_up(trees):
    """Nor what is retired: oak could do all of it."""
    said = needs(must("language", "go"), must("target", "phone"), never("exclude", "birch"), never("exclude", "elm"))
    assert sets(trees, said, "run") == [{"go", "phone"}]


def hopeless(real):
    """Musts that nothing in the real knowledge meets together: a language, a target and the hardware to run on."""
    known = real.catalogue.needs
    for language, target, hardware in product(*(known[id_].values for id_ in ("language", "target", "hardware"))):
        said = needs(must("language", language), must("target", target), must("hardware", hardware, role="run"))
        if real.advise(said, kind="pair").pick is None:
            yield said


def possible(real, said):
    """Whether anything meets all the musts."""
    return real.advise(said, kind="pair").pick is not None


def eased(said, given_up):
    """The needs with some musts as wishes."""
    for need in given_up:
        said = said.relaxed(need)
    return said


def test_giving_up_a_set_makes_something_possible_and_less_does_not(real):
    """Each way out of each hopeless case works, and no part of it does."""
    cases = list(islice(hopeless(real), 40))
    assert cases
    for said in cases:
        ways = repairs(real.catalogue, real.tables, said, "pair")
        assert ways
        for way in ways:
            assert possible(real, eased(said, way)), way
            assert not any(possible(real, eased(said, way - {kept})) for kept in way), way


def test_nothing_to_repair_where_nothing_is_broken(trees):
    """Without musts there is no way out to offer."""
    assert sets(trees, needs(Need("task", "images")), "train") == []
