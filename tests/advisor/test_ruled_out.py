import pytest

from advisor.needs import Need
from advisor.ruled_out import ruled_out, why_out
from tests.advisor import small
from tests.advisor.small import must, needs, never


def because(advice):
    """Framework id -> the fact that rules it out."""
    return {out.id: out.because for out in ruled_out(advice)}


def test_the_retired_are_always_explained(trees):
    """With the day and the words of their makers."""
    (out,) = ruled_out(trees.advise(needs()))
    assert out.because == trees.catalogue.wording["out_retired"].format(name="Oak", since="2020")
    assert [source.title for source in out.sources] == ["About Oak"]


def test_the_persons_word_is_given_as_the_reason(trees):
    """What they excluded is told as that."""
    assert because(trees.advise(needs(never("exclude", "birch"))))["birch"] == trees.catalogue.wording["out_excluded"]


def test_the_owner_is_given_as_the_reason(trees):
    """Where all of a vendor's were excluded."""
    found = because(trees.advise(needs(never("exclude", "google"))))
    assert found["ash"] == trees.catalogue.wording["out_vendor"].format(by="Google")


@pytest.mark.parametrize(
    ("said", "key", "value"),
    [
        ([must("language", "java")], "out_language", "java"),
        ([must("target", "phone")], "out_target", "phone"),
        ([never("language", "python")], "out_only_language", "python"),
    ],
    ids=["language", "target", "no other language"],
)
def test_a_broken_must_is_given_as_the_reason(trees, said, key, value):
    """The fact, with the source that says so."""
    (out,) = [out for out in ruled_out(trees.advise(needs(*said), kind="run")) if out.id == "ash"]
    assert out.because == trees.catalogue.wording[key].format(value=value)
    assert [source.title for source in out.sources] == ["About Ash"]


def test_hardware_on_a_system_names_both(trees):
    """Ash uses the card, but not on Windows."""
    found = because(trees.advise(needs(must("hardware", "gpu"), must("os", "windows")), kind="run"))
    assert found["ash"] == trees.catalogue.wording["out_hardware_os"].format(value="gpu", os="windows")


def test_a_task_that_it_is_not_made_for(trees):
    """Elm does images and nothing else."""
    found = because(trees.advise(needs(must("task", "tables")), kind="run"))
    assert found["elm"] == trees.catalogue.wording["out_task"].format(value="tables")


def test_what_survives_is_not_ruled_out(trees):
    """Unknown is not no: birch may know Java."""
    assert "birch" not in because(trees.advise(needs(must("language", "java")), kind="run"))


def test_what_cannot_play_the_part_is_not_listed(trees):
    """Elm trains nothing, and who only trains need not hear of it; asked for, it is told."""
    advice = trees.advise(needs())
    assert "elm" not in because(advice)
    assert why_out(advice, "elm").because == trees.catalogue.wording["out_role_train"]


def test_no_way_there_is_given_as_the_reason():
    """Where no training framework reaches a runtime."""
    without = small.files(ash={**small.ASH, "exports": []})
    trees = small.advisor(without)
    found = because(trees.advise(needs(Need("task", "images")), kind="pair"))
    assert found["elm"] == trees.catalogue.wording["out_path"]


def test_a_must_beside_a_wish_is_given_as_the_reason(trees):
    """Java is a must and Python a wish: ash is out for want of Java, not for want of a way."""
    advice = trees.advise(needs(must("language", "java"), Need("language", "python")), kind="run")
    found = because(advice)
    assert "ash" not in found or found["ash"] == trees.catalogue.wording["out_language"].format(value="java")


@pytest.mark.parametrize("kind", ["train", "run", "pair"])
def test_trees_are_advised_for_a_task_that_was_named(real, kind):
    """Who only says on what it has to run may mean a network; tables are what boosted trees are for."""
    told = real.catalogue.wording["out_narrow"].format(value=real.catalogue.label("task", "tabular"))
    assert because(real.advise(needs(must("language", "scala")), kind=kind))["xgboost"] == told
    for more in (Need("task", "tabular"), Need("current", "xgboost")):
        assert because(real.advise(needs(must("language", "scala"), more), kind=kind)).get("xgboost") != told


NEEDS = [
    must("target", "android"),
    must("target", "browser"),
    must("language", "rust"),
    must("hardware", "ascend-npu"),
    must("os", "windows"),
    never("language", "python"),
    never("exclude", "google"),
]


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: f"{'' if need.wanted else 'no '}{need.value}")
@pytest.mark.parametrize("kind", ["train", "run", "pair"])
def test_each_real_framework_is_either_left_or_explained(real, need, kind):
    """None disappears without a word, and each reason is filled in."""
    advice = real.advise(needs(need), kind=kind)
    left = {part for option in advice.evaluation.options for part in option.frameworks}
    out = because(advice)
    roles = {"train", "run"} if kind == "pair" else {kind}
    able = {f.id for f in real.catalogue.frameworks.values() if set(f.roles) & roles}
    assert left | set(out) == able
    assert not left & set(out)
    assert not any("{" in text or "None" in text for text in out.values())
