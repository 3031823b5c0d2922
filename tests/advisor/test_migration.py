import pytest

from advisor.migration import move
from advisor.needs import Need
from tests.advisor import small
from tests.advisor.small import must, needs


def test_the_known_way_is_taken(trees):
    """Oak's own file says how to get to birch, though cedar scores higher."""
    found = move(trees, needs(), "oak")
    assert found.to == "birch"
    assert found.migration.steps == ("Write it anew in Birch.",)


def test_a_named_destination_is_kept(trees):
    """Who names cedar goes to cedar; that no steps are known is told by None."""
    found = move(trees, needs(), "oak", "cedar")
    assert (found.to, found.migration) == ("cedar", None)


def test_never_to_where_one_comes_from(trees):
    """Where no way is written down, the best of the others."""
    assert move(trees, needs(), "cedar").to == "ash"


def test_never_to_what_is_retired():
    """Steps to a retired framework are history."""
    moves = [{"to": to, "steps": ["Write it anew there."], **small.CITED} for to in ("oak", "birch")]
    trees = small.advisor(small.files(ash={**small.ASH, "migrations": moves}))
    assert move(trees, needs(), "ash").to == "birch"


def test_what_only_runs_models_is_replaced_by_what_runs_them(trees):
    """From elm to ash or birch, in the role of running."""
    found = move(trees, needs(), "elm")
    assert found.advice.evaluation.kind == "run"
    assert found.to == "ash"


def test_nowhere_to_go_is_none():
    """With nothing else alive."""
    files = small.files()
    for id_ in ("ash", "birch", "cedar", "elm"):
        del files[f"frameworks/{id_}"]
    files["frameworks/oak"] |= {"migrations": [], "status": {**small.OAK["status"], "successor": []}}
    assert move(small.advisor(files), needs(), "oak") is None


@pytest.mark.parametrize("target", ["android", "server", "browser"])
def test_every_retired_framework_has_a_way_out(real, target):
    """Wherever its models run, from Theano as from MXNet, and to something alive."""
    for framework in real.catalogue.frameworks.values():
        if framework.retired:
            found = move(real, needs(must("target", target), Need("current", framework.id)), framework.id)
            assert found is not None
            assert not real.catalogue.frameworks[found.to].retired
            assert found.migration.steps
