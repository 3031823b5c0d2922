import pytest

from advisor.compare import Row, compare, shared_role
from advisor.needs import Need
from tests.advisor.small import must, needs


def row(found, criterion):
    """One row of a comparison."""
    return next(row for row in found.rows if row.criterion == criterion)


def test_ratings_side_by_side(trees):
    """Each criterion that counts is a row, with what is known of each."""
    found = compare(trees, needs(), ["birch", "cedar"])
    assert row(found, "ease").values == {"birch": 2.0, "cedar": 5.0}
    assert row(found, "power").values == {"birch": 5.0, "cedar": None}


def test_the_winner_has_the_better_score(trees):
    """And its reasons are those against the runner-up."""
    found = compare(trees, needs(), ["ash", "birch"])
    assert found.winner == "ash"
    assert [reason.criterion for reason in found.reasons] == ["ease"]
    assert found.reasons[0].points == pytest.approx(1.0)


def test_the_needs_decide(trees):
    """Who cares for power is told birch."""
    assert compare(trees, needs(Need("priority", "power")), ["ash", "birch"]).winner == "birch"


def test_a_stated_need_is_a_row(trees):
    """Ash suits images better; nobody knows of cedar."""
    found = compare(trees, needs(Need("task", "images")), ["ash", "birch", "cedar"])
    assert row(found, "task").values == {"ash": 4.0, "birch": 3.0, "cedar": None}
    assert row(found, "task").best == ("ash",)


def test_the_retired_lose_against_the_living(trees):
    """Oak is the best in all but life."""
    assert compare(trees, needs(), ["oak", "birch"]).winner == "birch"


def test_different_jobs_do_not_compete(trees):
    """Cedar only trains, elm only runs."""
    found = compare(trees, needs(), ["cedar", "elm"])
    assert (found.winner, found.rows, found.reasons) == (None, (), ())


@pytest.mark.parametrize(
    ("ids", "role"), [(["ash", "cedar"], "train"), (["ash", "elm"], "run"), (["cedar", "elm"], None)]
)
def test_shared_role(trees, ids, role):
    """Training where all can, else running, else none."""
    assert shared_role(trees, ids) == role


def test_what_breaks_a_must_is_still_compared(trees):
    """Who names ash hears of it, Java or not."""
    assert set(row(compare(trees, needs(must("language", "java")), ["ash", "elm"]), "ease").values) == {"ash", "elm"}


def test_the_order_of_naming_changes_nothing(real):
    """Whichever is named first."""
    forth = compare(real, needs(), ["pytorch", "tensorflow", "jax"])
    back = compare(real, needs(), ["jax", "tensorflow", "pytorch"])
    assert (forth.winner, forth.rows, forth.reasons) == (back.winner, back.rows, back.reasons)


@pytest.mark.parametrize(
    ("values", "best"),
    [
        ({"a": 3.0, "b": 2.0}, ("a",)),
        ({"a": 3.0, "b": 3.0, "c": 1.0}, ("a", "b")),
        ({"a": 3.0, "b": 3.0}, ()),
        ({"a": 0.0, "b": None}, ("a",)),
        ({"a": None, "b": None}, ()),
    ],
    ids=["one", "two of three", "all the same", "the only known", "none known"],
)
def test_the_best_of_a_row(values, best):
    """The highest known ones, and none where that says nothing."""
    assert Row("speed", "speed", values).best == best


@pytest.mark.parametrize(
    ("ids", "task"),
    [(["stable-baselines3", "ray-train"], "reinforcement"), (["keras", "pytorch"], None), (["vllm", "xgboost"], None)],
)
def test_they_are_compared_for_what_they_are_made_for(real, ids, task):
    """Where no task was said and some of them do one far better than any other; not where these are several."""
    found = compare(real, needs(), ids)
    assert [verdict.need for verdict in found.verdicts] == (["task"] if task else [])
