import numpy as np
import pytest

from advisor.fits import LIMITED, level_word, need_fit, part_fit, roles_of, violations
from advisor.model import LEVELS
from advisor.needs import Need
from advisor.ruled_out import ruled_out
from tests.advisor import small
from tests.advisor.small import must, needs, never


def by_id(trees, kind, column):
    """Candidate id -> value; None where unknown."""
    ids = [option.id for option in trees.tables.options[kind]]
    return {id_: None if np.isnan(x) else float(x) for id_, x in zip(ids, column, strict=True)}


def fit(trees, kind, said, id_):
    """Candidate id -> fit with a need."""
    return by_id(trees, kind, need_fit(trees.tables, kind, said, id_))


def broken(trees, kind, said):
    """The ids of the candidates that break each must."""
    ids = [option.id for option in trees.tables.options[kind]]
    found = violations(trees.tables, trees.catalogue, kind, said)
    return {need.value: [i for i, fails in zip(ids, flags, strict=True) if fails] for need, flags in found.items()}


@pytest.mark.parametrize(
    ("need", "others", "roles"),
    [
        (must("language", "java"), [], ("run",)),
        (must("language", "python"), [], ("train",)),
        (never("language", "python"), [], ("run",)),
        (must("language", "java", role="train"), [], ("train",)),
        (must("language", "java", role="both"), [], ("train", "run")),
        (must("target", "android"), [], ("run",)),
        (must("os", "linux"), [], ("run",)),
        (Need("task", "vision"), [], ("train", "run")),
        (must("hardware", "nvidia-gpu"), [], ("train", "run")),
        (must("hardware", "nvidia-gpu"), [must("target", "android")], ("train",)),
        (must("hardware", "nvidia-gpu"), [must("target", "edge")], ("run",)),
        (must("hardware", "mobile-npu"), [must("target", "android")], ("run",)),
        (must("hardware", "nvidia-gpu", role="run"), [must("target", "android")], ("run",)),
    ],
)
def test_roles_of_a_need_in_a_pair(need, others, roles):
    """An app's language and target are about running, Python and a big card beside a phone about training."""
    assert roles_of(need, "pair", needs(need, *others)) == roles


@pytest.mark.parametrize("kind", ["train", "run"])
def test_roles_of_a_need_with_one_side(kind):
    """Where only one side is asked for, every need is about it."""
    need = must("language", "python", role="both")
    assert roles_of(need, kind, needs(need)) == (kind,)


def test_the_fit_is_that_of_the_part_that_the_need_is_about(trees):
    """Java is about running: elm's level counts in a pair."""
    assert fit(trees, "pair", needs(must("language", "java")), "language")["ash+elm"] == 4.0


def test_a_pair_is_as_good_for_a_task_as_its_weaker_part(trees):
    """Ash is 4 for images, elm 5."""
    assert fit(trees, "pair", needs(Need("task", "images")), "task")["ash+elm"] == 4.0


def test_a_pair_is_not_better_for_a_task_than_its_part_that_is_known_to_be_bad(trees):
    """Elm is 0 for tables, and nothing is known of ash: the unknown does not lift the pair to the middle."""
    found = fit(trees, "pair", needs(Need("task", "tables")), "task")["ash+elm"]
    assert found == 0.0


def test_any_of_several_is_enough(trees):
    """Python or Java: the better fit counts."""
    said = needs(must("language", "java"), must("language", "python"))
    assert fit(trees, "train", said, "language")["ash"] == 5.0


def test_all_of_several_have_to_hold(trees):
    """Server and phone: the mean, and unknown where one is."""
    said = needs(must("target", "server"), must("target", "phone"))
    found = fit(trees, "run", said, "target")
    assert found["elm"] == 4.5
    assert found["birch"] is None


def test_nothing_stated_is_no_column(trees):
    """A need that nobody spoke of, or that has no facts, is not scored."""
    assert need_fit(trees.tables, "train", needs(), "language") is None
    assert need_fit(trees.tables, "train", needs(Need("purpose", "learning")), "purpose") is None


def test_hardware_that_is_barred_on_the_system_does_not_fit(trees):
    """Ash uses the card, but not on Windows."""
    gpu = must("hardware", "gpu")
    assert fit(trees, "train", needs(gpu, must("os", "linux")), "hardware")["ash"] == 5.0
    assert fit(trees, "train", needs(gpu, must("os", "windows")), "hardware")["ash"] == 0.0


def test_limits_weigh_more_where_it_must_run():
    """A place that one insists on and that is only half reached is hardly one."""
    files = small.files()
    files["frameworks/ash"]["targets"]["server"] = small.support("partial", "partial")
    trees = small.advisor(files)
    assert fit(trees, "run", needs(Need("target", "server")), "target")["ash"] == LEVELS["partial"]
    assert fit(trees, "run", needs(must("target", "server")), "target")["ash"] == LIMITED


def test_an_unwanted_value_is_as_good_as_the_best_other_one(trees):
    """Without Python, ash has nothing else, and elm has Java."""
    python = never("language", "python")
    found = by_id(trees, "run", part_fit(trees.tables, "run", python, "run", needs(python)))
    assert (found["ash"], found["elm"]) == (0.0, 4.0)


def test_a_must_is_broken_by_none_and_not_by_the_unknown(trees):
    """Ash certainly does not run on a phone; of birch nothing is known."""
    assert broken(trees, "run", needs(must("target", "phone"))) == {"phone": ["ash"]}


def test_a_wish_is_never_broken(trees):
    """Only musts remove."""
    assert broken(trees, "run", needs(Need("target", "phone"))) == {}


def test_not_this_language_removes_what_has_no_other(trees):
    """Only what is known to have none but Python."""
    assert broken(trees, "run", needs(never("language", "python"))) == {"python": ["ash"]}


def test_not_this_language_does_not_remove_what_may_have_another():
    """Java none, Go unknown: without Python it may still be used from Go, and unknown is not no."""
    languages = {"python": small.support("native", "native"), "java": small.support("none", "none")}
    trees = small.advisor(small.files(ash={**small.ASH, "languages": languages}))
    assert broken(trees, "run", needs(never("language", "python"))) == {"python": []}


def test_any_of_several_musts_is_enough(trees):
    """Java or Go: broken only by what can do neither; elm has Java."""
    found = broken(trees, "run", needs(must("language", "java"), must("language", "go")))
    assert found == {"java": ["ash"], "go": ["ash"]}


def test_all_of_several_targets_are_musts(trees):
    """Server and phone: the phone alone rules ash out."""
    assert broken(trees, "run", needs(must("target", "server"), must("target", "phone"))) == {
        "server": [],
        "phone": ["ash"],
    }


def test_a_must_about_training_does_not_excuse_one_about_running(trees):
    """Trained in Python and run from Java are two conditions: ash alone has no Java, though Python is fine."""
    said = needs(must("language", "python", role="train"), must("language", "java", role="run"))
    assert broken(trees, "pair", said)["java"] == ["ash"]


@pytest.mark.parametrize(
    ("value", "word"), [(5, "native"), (4, "full"), (2, "partial"), (0, "none"), (float("nan"), "unknown")]
)
def test_level_word(trees, value, word):
    """Each level has its words, and so has the unknown."""
    assert level_word(trees.catalogue, value) == trees.catalogue.wording[f"level_{word}"]


@pytest.mark.parametrize("java", [small.support("none", "partial"), small.support("none", "full", by="elm")])
def test_without_a_language_another_one_has_to_do_fully(java):
    """What runs but half from Java, or with another framework in its place, is done in Python after all."""
    languages = {**small.PYTHON_ONLY, "java": java}
    trees = small.advisor(small.files(ash={**small.ASH, "languages": languages}))
    said = needs(never("language", "python"))
    assert broken(trees, "pair", said)["python"] == ["ash"]
    assert [out.id for out in ruled_out(trees.advise(said, kind="run")) if out.id == "ash"] == ["ash"]
