import pytest

from advisor.needs import Need
from advisor.stack import INHERITED, Option, exports, kind_for, options
from tests.advisor import small
from tests.advisor.small import must, needs, never


def ids(trees, kind):
    """The ids of the candidates of a kind."""
    return [option.id for option in options(trees.catalogue, kind)]


def test_train_options_are_those_that_train(trees):
    """Each framework with the role, in the order of ids; that one is retired is not decided here."""
    assert ids(trees, "train") == ["ash", "birch", "cedar", "oak"]


def test_run_options_are_those_that_run(trees):
    """A training library without a role in running is none."""
    assert ids(trees, "run") == ["ash", "birch", "elm", "oak"]


def test_pairs_are_joined_by_an_export_path(trees):
    """One framework for both, or two with a way from the one to the other; birch has no way to elm."""
    assert ids(trees, "pair") == ["ash", "ash+elm", "birch", "cedar+elm", "oak"]


def test_a_pair_carries_its_export(trees):
    """The way is part of the candidate; a single framework needs none."""
    by = {o.id: o.export.by if o.export else None for o in options(trees.catalogue, "pair")}
    assert by["ash+elm"] == "ash2elm"
    assert by["ash"] is None


def test_a_model_of_one_framework_can_run_where_a_way_leads(trees):
    """Ash's models run in ash and in elm, and there is nothing to train."""
    found = options(trees.catalogue, "run:ash")
    assert [(option.train, option.run, option.origin) for option in found] == [
        (None, "ash", "ash"),
        (None, "elm", "ash"),
    ]


def test_a_model_in_a_runtime_can_run_there(trees):
    """Who has elm already, which trains nothing, is still told what to run with."""
    advice = trees.advise(needs(Need("purpose", "run-model"), Need("current", "elm")))
    assert (advice.pick.train, advice.pick.run) == (None, "elm")


def test_real_pairs_all_have_an_export_or_are_one(knowledge):
    """Of the real knowledge too, none is joined by anything else."""
    for option in options(knowledge, "pair"):
        assert option.run == (option.export.to if option.export else option.train)
        assert "train" in knowledge.frameworks[option.train].roles
        assert "run" in knowledge.frameworks[option.run].roles


def test_a_library_inherits_the_paths_of_what_it_is_built_on(trees):
    """Cedar reaches elm as ash does, a little less well."""
    lent, own = exports(trees.catalogue, "cedar")["elm"], exports(trees.catalogue, "ash")["elm"]
    assert lent.by == own.by
    assert lent.quality == own.quality - INHERITED


def test_an_own_path_is_taken_before_an_inherited_one():
    """What the library's makers say of their own way counts, even where it is worse."""
    own = {"to": "elm", "by": "cedar2elm", "quality": 1, **small.CITED}
    trees = small.advisor(small.files(cedar={**small.CEDAR, "exports": [own]}))
    assert exports(trees.catalogue, "cedar")["elm"].by == "cedar2elm"


def test_the_best_of_several_ways_is_taken():
    """Of two ways to the same place."""
    ways = [{"to": "elm", "by": by, "quality": quality, **small.CITED} for by, quality in (("saw", 2), ("axe", 3))]
    trees = small.advisor(small.files(birch={**small.BIRCH, "exports": ways}))
    assert exports(trees.catalogue, "birch")["elm"].by == "axe"


def test_an_inherited_quality_stays_above_zero():
    """A bad way does not become worse than none."""
    bad = {"to": "elm", "by": "ash2elm", "quality": 0.2, **small.CITED}
    trees = small.advisor(small.files(ash={**small.ASH, "exports": [bad]}))
    assert exports(trees.catalogue, "cedar")["elm"].quality == 0.0


def test_option_names_each_framework_once(trees):
    """One framework for both sides has one name, a pair has both."""
    assert Option("ash", "ash").name(trees.catalogue) == "Ash"
    assert Option("ash", "elm").name(trees.catalogue) == "Ash + Elm"
    assert Option(run="elm").id == "elm"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ([], "train"),
        ([Need("purpose", "learning")], "train"),
        ([Need("target", "notebook")], "train"),
        ([must("target", "server")], "pair"),
        ([must("target", "phone")], "pair"),
        ([Need("purpose", "learning"), must("target", "server")], "train"),
        ([Need("purpose", "learning"), must("target", "phone")], "pair"),
        ([Need("purpose", "run-model")], "run"),
        ([Need("purpose", "run-model"), must("target", "phone")], "run"),
        ([Need("purpose", "run-model"), Need("current", "ash")], "run:ash"),
        ([must("language", "java")], "pair"),
        ([must("language", "python")], "train"),
        ([never("language", "python")], "pair"),
        ([never("language", "java")], "train"),
        ([never("target", "phone")], "train"),
    ],
    ids=lambda value: value if isinstance(value, str) else "+".join(str(need.value) for need in value) or "nothing",
)
def test_kind_for(trees, said, kind):
    """Learners train; a place to run, an app's language, or no Python, needs a pair; who has a model only runs it."""
    assert kind_for(needs(*said), trees.catalogue) == kind
