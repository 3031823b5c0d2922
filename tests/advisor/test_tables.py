import numpy as np
import pytest

from advisor.tables import fit_of, join, usable_on
from tests.advisor import small


@pytest.fixture
def frameworks(trees):
    """The invented frameworks."""
    return trees.catalogue.frameworks


@pytest.mark.parametrize(
    ("framework", "need", "value", "role", "fit"),
    [
        ("ash", "language", "python", "train", 5.0),
        ("ash", "target", "server", "run", 4.0),
        ("ash", "target", "phone", "run", 0.0),
        ("ash", "task", "images", "train", 4.0),
        ("elm", "task", "images", "run", 5.0),
    ],
)
def test_fit_is_the_level_or_the_rating(frameworks, framework, need, value, role, fit):
    """Native is 5, full 4, partial 2, none 0; a task's fit is its rating."""
    assert fit_of(frameworks[framework], need, value, role) == fit


@pytest.mark.parametrize(
    ("framework", "need", "value", "role"),
    [("birch", "target", "phone", "run"), ("elm", "language", "java", "train"), ("ash", "task", "tables", "train")],
    ids=["no entry", "no level for the role", "no rating"],
)
def test_what_is_not_there_is_unknown(frameworks, framework, need, value, role):
    """Unknown is not no."""
    assert np.isnan(fit_of(frameworks[framework], need, value, role))


def test_a_specialised_one_is_unsuited_for_tasks_that_it_does_not_list(frameworks):
    """That is what specialised means."""
    assert fit_of(frameworks["elm"], "task", "tables", "run") == 0.0


@pytest.mark.parametrize(
    ("framework", "hardware", "os", "usable"),
    [("ash", "gpu", "linux", True), ("ash", "gpu", "windows", False), ("ash", "cpu", "windows", True),
     ("birch", "gpu", "windows", True)],
    ids=["listed", "left out", "no list", "nothing known"],
)  # fmt: skip
def test_hardware_is_barred_only_by_a_list_that_leaves_the_system_out(frameworks, framework, hardware, os, usable):
    """Where no list of systems is known, nothing is barred."""
    assert usable_on(frameworks[framework], hardware, os) is usable


def test_barred_table_says_the_same(trees):
    """One flag a framework, in the order of ids."""
    barred = trees.tables.barred["gpu", "windows"]
    assert dict(zip(trees.tables.ids, barred.tolist(), strict=True)) == {
        "ash": True, "birch": False, "cedar": False, "elm": False, "oak": False,
    }  # fmt: skip


def test_unknown_ratings_stay_unknown(trees):
    """What no file rates is NaN, and not 0."""
    cedar, power = trees.tables.ids.index("cedar"), list(trees.catalogue.criteria).index("power")
    assert np.isnan(trees.tables.quality[cedar, power])


def column(trees, kind, criterion):
    """Candidate id -> rating on a criterion."""
    index = list(trees.catalogue.criteria).index(criterion)
    ids = [option.id for option in trees.tables.options[kind]]
    return dict(zip(ids, trees.tables.rated[kind][:, index].tolist(), strict=True))


def test_a_pair_is_rated_by_the_criterions_role(trees):
    """both: the mean; train or run: that part's; pair: the way between them."""
    assert column(trees, "pair", "ease")["ash+elm"] == 3.5
    assert column(trees, "pair", "power")["ash+elm"] == 2.0
    assert column(trees, "pair", "speed")["ash+elm"] == 5.0
    assert column(trees, "pair", "export_path")["ash+elm"] == 4.0


def test_the_way_within_one_framework_is_the_best(trees):
    """Nothing has to be exported."""
    assert column(trees, "pair", "export_path")["birch"] == 5.0


def test_worst_is_the_lower_part():
    """A pair is kept up as long as its weaker part."""
    old = {**small.ELM, "release": {**small.ELM["release"], "date": "2023-08-21"}}
    trees = small.advisor(small.files(elm=old))
    assert column(trees, "pair", "longevity")["ash+elm"] == 2.0


def test_worst_with_an_unknown_part_is_not_better_than_the_known_one():
    """Where one part is certainly bad, not knowing the other cannot raise the pair above it: unknown counts 2.5."""
    parts = {"train": np.array([0]), "run": np.array([1])}
    joined = join(parts, np.array([1.0, np.nan]), "worst")
    assert np.nan_to_num(joined, nan=2.5)[0] <= 1.0


def test_a_role_that_no_candidate_has_is_unknown(trees):
    """What only trains says nothing of running."""
    assert all(np.isnan(value) for value in column(trees, "train", "speed").values())


def test_contains_finds_either_part(trees):
    """A pair contains what trains and what runs."""
    found = trees.tables.contains("pair", {"elm"})
    ids = [option.id for option in trees.tables.options["pair"]]
    assert [id_ for id_, has in zip(ids, found.tolist(), strict=True) if has] == ["ash+elm", "cedar+elm"]
