import numpy as np
import pytest

from advisor.evaluate import SPREAD, SWITCHING, importances, removed, switching_rating
from advisor.needs import Need
from tests.advisor import small
from tests.advisor.small import must, needs, never


def scores(advice):
    """Candidate id -> score."""
    now = advice.evaluation
    return {option.id: float(score) for option, score in zip(now.options, now.scores, strict=True)}


def ids(advice):
    """The ids of the surviving candidates."""
    return {option.id for option in advice.evaluation.options}


def columns(advice):
    """What counts -> its bounds."""
    return {column.id: (column.low, column.high) for column in advice.evaluation.columns}


def test_scores_worked_out_by_hand(trees):
    """Importances 2 (ease), 1 (power), 1 (longevity): ash is (2x4 + 2 + 5)/4; cedar's unknown power counts 2.5."""
    found = scores(trees.advise(needs()))
    assert found == pytest.approx({"ash": 3.75, "birch": 3.5, "cedar": 4.375})


def test_the_leader_has_the_highest_score(trees):
    """Cedar is the easiest."""
    assert trees.advise(needs()).pick.id == "cedar"


def test_ties_go_to_the_first_by_id(trees):
    """To run: ash (2x4 + 3 + 5)/4 and elm (2x3 + 5 + 5)/4 are 4 each."""
    advice = trees.advise(needs(), kind="run")
    assert scores(advice)["ash"] == scores(advice)["elm"] == 4.0
    assert advice.pick.id == "ash"


def test_weights_add_up_to_1(trees):
    """Weights are shares of the importance."""
    said = needs(must("language", "java"), Need("priority", "power"))
    assert trees.advise(said).evaluation.weights.sum() == pytest.approx(1.0)


def test_points_add_up_to_the_score(trees, real):
    """What is shown as contributions is the whole score, in the small knowledge and in the real one."""
    for advice in (trees.advise(needs(Need("task", "images"))), real.advise(needs(Need("task", "vision")))):
        assert advice.points.sum(axis=1) == pytest.approx(advice.evaluation.scores)


@pytest.mark.parametrize("kind", ["train", "run", "pair"])
def test_the_retired_are_never_advised(trees, real, kind):
    """Oak is the best at everything, and was ended."""
    for advisor in (trees, real):
        retired = {f.id for f in advisor.catalogue.frameworks.values() if f.retired}
        assert retired
        assert not any(set(o.frameworks) & retired for o in advisor.advise(needs(), kind=kind).evaluation.options)


def test_the_excluded_are_never_advised(trees):
    """Not as one half of a pair either."""
    assert ids(trees.advise(needs(never("exclude", "elm")), kind="pair")) == {"ash", "birch"}


def test_excluding_an_owner_excludes_what_it_governs(trees):
    """Ash is Google's; cedar is built on it by others."""
    assert ids(trees.advise(needs(never("exclude", "google")))) == {"birch", "cedar"}


def test_no_preference_as_to_what_to_exclude_excludes_nothing(trees):
    """Saying "nothing in particular" names no vendor: what nobody's company governs stays."""
    assert ids(trees.advise(needs(Need("exclude", None)))) == ids(trees.advise(needs()))


@pytest.mark.parametrize(
    ("need", "left"),
    [
        (must("target", "phone"), {"ash+elm", "birch", "cedar+elm"}),
        (must("language", "java"), {"ash+elm", "birch", "cedar+elm"}),
        (must("language", "go"), {"birch"}),
        (must("target", "server"), {"ash", "ash+elm", "birch", "cedar+elm"}),
        (must("task", "tables"), {"ash", "birch"}),
    ],
)
def test_a_must_removes_exactly_what_is_known_not_to_hold(trees, need, left):
    """Birch's unknown levels keep it in: unknown is not no."""
    assert ids(trees.advise(needs(need), kind="pair")) == left


def test_a_wish_removes_nothing(trees):
    """It only moves scores."""
    assert ids(trees.advise(needs(Need("target", "phone")), kind="pair")) == ids(trees.advise(needs(), kind="pair"))


def test_an_unknown_fit_counts_as_the_middle(trees):
    """Nothing is known of birch and Java: 2.5 of 5, and not 0."""
    advice = trees.advise(needs(Need("language", "java")))
    row = [option.id for option in advice.evaluation.options].index("birch")
    column = [column.id for column in advice.evaluation.columns].index("language")
    assert np.isnan(advice.evaluation.ratings[row, column])
    assert advice.points[row, column] == pytest.approx(2.5 * advice.evaluation.weights[column])


@pytest.mark.parametrize(
    ("kind", "counted"),
    [
        ("train", {"ease", "power", "longevity"}),
        ("run", {"ease", "speed", "longevity"}),
        ("pair", {"ease", "power", "speed", "longevity", "export_path"}),
    ],
)
def test_what_counts_depends_on_the_kind(trees, kind, counted):
    """Power is about training, speed about running, the way between them about both."""
    assert set(columns(trees.advise(needs(), kind=kind))) == counted


def test_a_stated_need_counts_with_its_importance(trees):
    """As needs.yml has it."""
    assert columns(trees.advise(needs(Need("task", "images"))))["task"] == (2, 2)


def test_what_raises_a_criterion_sets_its_importance(trees):
    """Full weight for what was said to matter, give or take a spread."""
    found = importances(trees.catalogue, needs(Need("priority", "power")))
    assert found == {"power": (5 - SPREAD, 5 + SPREAD)}


def test_the_highest_of_several_raises_holds(trees):
    """A learner who also says that ease matters does not count it twice."""
    found = importances(trees.catalogue, needs(Need("purpose", "learning"), Need("priority", "ease")))
    assert found == {"ease": (4 - SPREAD, 4 + SPREAD)}


CAPS = [
    ([Need("task", "tables")], 1),
    ([Need("task", "tables"), Need("purpose", "learning")], 1),
    ([Need("task", "tables"), Need("priority", "ease")], 4),
    ([Need("task", "tables"), Need("task", "images"), Need("purpose", "learning")], 4),
]


@pytest.mark.parametrize(("said", "level"), CAPS)
def test_a_task_holds_down_what_a_purpose_raises(said, level):
    """But not what the person says to matter, and not for another task beside it."""
    files = small.files()
    files["needs"][0]["values"][1]["caps"] = {"ease": 1}
    found = importances(small.advisor(files).catalogue, needs(*said))
    assert found["ease"] == (level - SPREAD, level + SPREAD)


def test_what_does_not_matter_does_not_count(trees):
    """Saying "power does not matter" takes it out of the score."""
    advice = trees.advise(needs(Need("priority", "power", wanted=False)))
    assert "power" not in columns(advice)


def test_what_one_has_counts_once_it_is_said(trees):
    """Switching weighs nothing until then."""
    assert importances(trees.catalogue, needs()) == {}
    assert importances(trees.catalogue, needs(Need("current", "ash"))) == {"switching": SWITCHING}


@pytest.mark.parametrize(
    ("id_", "current", "expected"),
    [
        ("ash", {"ash"}, 5.0),
        ("cedar", {"ash"}, 4.0),
        ("ash", {"cedar"}, 4.0),
        ("birch", {"oak"}, 4.5),
        ("birch", {"ash"}, 1.0),
    ],
    ids=["the same", "a library on it", "what it is built on", "its first successor", "another"],
)
def test_switching_rating(trees, id_, current, expected):
    """All of the code stays, most of it, or little."""
    assert switching_rating(trees.catalogue, id_, current) == expected


def test_of_several_that_there_are_the_mean_stays_useful(trees):
    """Who has two frameworks loses half by going to one of them."""
    assert switching_rating(trees.catalogue, "ash", {"ash", "birch"}) == 3.0


def test_a_layer_is_rated_as_what_it_is_built_on_by_who_has_it(trees):
    """What speaks for ash speaks for cedar, too, for a team that has it, and for nobody else."""
    plain, had = (trees.advise(needs(*said), kind="train").evaluation for said in ((), (Need("current", "cedar"),)))
    rated = {
        name: {option.id: found.ratings[row] for row, option in enumerate(found.options)}
        for name, found in (("plain", plain), ("had", had))
    }
    columns = [column.id for column in plain.columns]
    kept = [[c.id for c in had.columns].index(id_) for id_ in columns]
    assert (rated["had"]["cedar"][kept] >= rated["plain"]["ash"]).all()
    assert not (rated["plain"]["cedar"] >= rated["plain"]["ash"]).all()


def test_among_scores_the_retired_and_the_broken_too(trees):
    """For comparing what was named, whatever it is."""
    said = needs(must("language", "java"))
    advice = trees.advise(said, kind="train", among=frozenset({"ash", "oak"}))
    assert ids(advice) == {"ash", "oak"}


def test_removed_names_all_broken_musts(trees):
    """Ash breaks two of the three; nothing banned is among them."""
    said = needs(must("language", "java"), must("target", "phone"), must("target", "server"))
    found = {o.id: {n.value for n in musts} for o, musts in removed(trees.catalogue, trees.tables, said, "run").items()}
    assert found == {"ash": {"java", "phone"}}


def test_nothing_left_is_no_leader():
    """Where every candidate is out, there is no pick, and nothing raises."""
    trees = small.advisor(small.files(birch={**small.BIRCH, "languages": small.PYTHON_ONLY}))
    advice = trees.advise(needs(must("language", "go")))
    assert advice.pick is None
    assert advice.evaluation.leader is None
    assert advice.question is None
    assert advice.remaining == 0


def test_shares_add_up_to_1_and_repeat(trees):
    """The same needs and seed give the same confidence."""
    first, second = trees.advise(needs()).shares, trees.advise(needs()).shares
    assert first.sum() == pytest.approx(1.0)
    assert first.tolist() == second.tolist()


def test_the_order_of_saying_changes_no_score(real):
    """What was said first has no advantage."""
    said = [
        must("language", "java"),
        must("target", "android"),
        Need("task", "vision"),
        Need("priority", "performance"),
    ]
    forth, back = real.advise(needs(*said)), real.advise(needs(*reversed(said)))
    assert scores(forth) == pytest.approx(scores(back))


def test_nothing_is_trained_with_what_is_built_on_something_excluded(real):
    """Who wants no PyTorch does not want to write it by way of Transformers; Keras has other backends."""
    advice = real.advise(needs(Need("exclude", "pytorch", wanted=False, must=True)), kind="train")
    assert not {"transformers", "fastai", "pytorch-lightning"} & ids(advice)
    assert "keras" in ids(advice)


def test_a_kind_of_model_counts_only_where_it_was_asked_for(real):
    """Trees lead for a table, a network where one was asked for."""
    table = Need("task", "tabular")
    before, after = real.advise(needs(table)), real.advise(needs(table, Need("priority", "networks")))
    assert "networks" not in columns(before)
    assert "networks" in columns(after)
    assert all(real.catalogue.frameworks[part].kind != "classical-ml" for part in after.pick.frameworks)
