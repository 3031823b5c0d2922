from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.model import Counts, Governance, Licence, Release, Source, Status, Support
from advisor.ratings import computed
from tests.advisor.small import TODAY


@pytest.fixture
def ash(trees):
    """A framework to be changed."""
    return trees.catalogue.frameworks["ash"]


@pytest.fixture
def rate(trees):
    """The value of a computed rating."""
    return lambda framework, id_: computed(framework, trees.catalogue, TODAY)[id_].value


def released(framework, date_, state="active", size_mb=None):
    """The framework with another last release."""
    status = Status(state, "Its state.", ())
    return replace(framework, status=status, release=Release("1.0", date_, (), size_mb))


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, 5.0), (91, 5.0), (365.25 / 4 + 365.25, 4.0), (365.25 / 4 + 3 * 365.25, 2.0), (365.25 * 12, 0.0)],
    ids=["today", "a quarter ago", "a year more", "three years more", "twelve years ago"],
)
def test_longevity_falls_by_one_a_year(ash, rate, days, expected):
    """Active: 5 for a quarter of a year after a release, then one less for each year, and never below 0."""
    day = TODAY - timedelta(days=days)
    assert rate(released(ash, day.isoformat()), "longevity") == expected


def test_longevity_of_a_release_dated_ahead_of_today(ash, rate):
    """A date in the future does not rate above the best."""
    assert rate(released(ash, "2027-06-01"), "longevity") == 5.0


def test_longevity_of_a_year_counts_from_its_beginning(ash, rate):
    """A release of "2025" is taken as the first of January: not younger than it may be."""
    assert rate(released(ash, "2025"), "longevity") == rate(released(ash, "2025-01-01"), "longevity")


def test_longevity_in_maintenance_is_2_at_most(ash, rate):
    """A fresh release of what is only maintained does not make it alive; an old one makes it worse."""
    assert rate(released(ash, TODAY.isoformat(), "maintenance"), "longevity") == 2.0
    assert rate(released(ash, "2022-08-21", "maintenance"), "longevity") == 1.0


def test_longevity_of_the_retired_is_0(ash, rate):
    """Whatever it released last."""
    status = Status("retired", "Ended.", (), since="2026")
    assert rate(replace(ash, status=status), "longevity") == 0.0


def test_longevity_without_a_release_is_unknown_while_active(ash, rate):
    """Nothing is known of when: that is not 0. In maintenance it is low."""
    assert rate(replace(ash, release=None), "longevity") is None
    assert rate(replace(ash, release=None, status=Status("maintenance", "Kept.", ())), "longevity") == 1.5


@pytest.mark.parametrize(
    ("size", "expected"), [(0.1, 5.0), (1, 5.0), (4, 4.0), (16, 3.0), (256, 1.0), (1024, 0.0), (5000, 0.0)]
)
def test_footprint_falls_by_one_for_each_factor_of_four(ash, rate, size, expected):
    """5 at a megabyte or less, 0 from a gigabyte on."""
    assert rate(released(ash, "2026-11-01", size_mb=size), "footprint") == expected


@pytest.mark.parametrize(("size", "expected"), [(0.5, 5.0), (4, 5.0), (16, 4.0)])
def test_what_needs_nothing_else_counts_as_smaller(ash, rate, size, expected):
    """By one, and not above 5: who ships it ships nothing beside it."""
    known = released(ash, "2026-11-01", size_mb=size)
    assert rate(replace(known, release=replace(known.release, alone=True)), "footprint") == expected


@pytest.mark.parametrize("release", [None, Release("1.0", "2026-11-01", ())], ids=["no release", "no size"])
def test_footprint_of_an_unknown_size_is_unknown(ash, rate, release):
    """Unknown is not large."""
    assert rate(replace(ash, release=release), "footprint") is None


def supporting(framework, *supports):
    """The framework with nothing but some targets."""
    targets = {f"target-{number}": support for number, support in enumerate(supports)}
    return replace(framework, support={"language": {}, "target": targets, "hardware": {}, "os": {}})


@pytest.mark.parametrize(("count", "expected"), [(0, 0.0), (3, 1.0), (15, 5.0), (30, 5.0)])
def test_portability_counts_what_is_well_supported(ash, rate, count, expected):
    """A third for each place that it runs well in, 5 at most."""
    assert rate(supporting(ash, *[Support(None, "full", ())] * count), "portability") == expected


def test_portability_counts_neither_limits_nor_the_unknown(ash, rate):
    """Only full and native support count, and where nothing is known of running, that of training."""
    supports = [Support("native", "partial", ()), Support("full", "none", ()), Support("partial", None, ())]
    assert rate(supporting(ash, *supports), "portability") == 0.0
    assert rate(supporting(ash, *[Support("native", None, ())] * 3), "portability") == 1.0


@pytest.mark.parametrize(
    ("spdx", "foundation", "expected"),
    [
        ("Apache-2.0", True, 5.0),
        ("MIT", False, 3.5),
        ("GPL-3.0-only", True, 3.5),
        ("GPL-3.0-only", False, 2.0),
        ("LicenseRef-proprietary", False, 0.0),
        ("LicenseRef-proprietary", True, 0.0),
    ],
)
def test_openness_is_licence_and_governance(ash, rate, spdx, foundation, expected):
    """A permissive licence 3.5, another open one 2, 1.5 more under a foundation; proprietary stays 0."""
    framework = replace(ash, licence=Licence(spdx, ()), governance=Governance("them", (), foundation=foundation))
    assert rate(framework, "openness") == expected


def worked_on(framework, authors, until="2026-08-22", state="active"):
    """The framework with some committers in the year to a day."""
    page = Source("repository", "Commits of trees/ash", "2026-11-21", "https://example.org/trees/ash")
    counts = Counts(authors, 10 * authors, "2025-08-23", until, (page,))
    return replace(framework, counts=counts, status=Status(state, "Its state.", (), since="2020"))


@pytest.mark.parametrize(
    ("authors", "expected"), [(0, 0.0), (1, 0.0), (10, 1.7), (32, 2.5), (100, 3.3), (1000, 5.0), (3000, 5.0)]
)
def test_community_grows_with_the_logarithm_of_committers(ash, rate, authors, expected):
    """A thousand in a year are 5, and a tenth of them is always the same step less."""
    assert rate(worked_on(ash, authors), "community") == expected


def test_the_community_of_the_retired_is_small(ash, rate):
    """Whoever worked on it in its last year: at most 0.5."""
    assert rate(worked_on(ash, 400, state="retired"), "community") == 0.5
    assert rate(worked_on(ash, 1, state="retired"), "community") == 0.0


def test_community_is_computed_only_where_it_was_counted(trees, ash):
    """Elsewhere the judged rating stays."""
    assert ash.counts is None
    assert "community" not in computed(ash, trees.catalogue, TODAY)


@pytest.mark.parametrize(
    ("authors", "reason"),
    [
        (412, "412 people committed to it from August 2025 to August 2026"),
        (1, "one person committed to it from August 2025 to August 2026"),
        (0, "nobody has committed to it since August 2026"),
    ],
)
def test_the_reason_of_community_tells_the_count_and_the_time(trees, ash, authors, reason):
    """With the repository, and the day on which it was counted, as its source."""
    rating = computed(worked_on(ash, authors), trees.catalogue, TODAY)["community"]
    assert (rating.basis, rating.reason) == ("computed", reason)
    assert rating.sources[0].url == "https://example.org/trees/ash"


def test_all_are_marked_as_computed_with_a_reason(trees, knowledge):
    """A reader can tell what was computed from what, for every framework."""
    for framework in knowledge.frameworks.values():
        for rating in computed(framework, knowledge, date(2026, 11, 21)).values():
            assert rating.basis == "computed"
            assert rating.reason
            assert "None" not in rating.reason
