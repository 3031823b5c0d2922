import numpy as np
import pytest

from advisor.needs import Need
from advisor.reasons import LEAST, differences, reasons
from tests.advisor import small
from tests.advisor.small import must, needs


def option(advice, id_):
    """The surviving candidate with an id."""
    return next(option for option in advice.evaluation.options if option.id == id_)


def why(advice, id_, other=None, **how):
    """The reasons for a candidate."""
    other = option(advice, other) if other else None
    return reasons(advice, option(advice, id_), other, **how)


def test_differences_to_another_add_up_to_the_difference_in_score(real):
    """The exact working: nothing is left over."""
    advice = real.advise(needs(must("target", "android"), Need("task", "vision")))
    first, second = (advice.evaluation.options[row] for row in advice.order[:2])
    gap = advice.evaluation.scores[advice.order[0]] - advice.evaluation.scores[advice.order[1]]
    assert differences(advice.evaluation, first, second).sum() == pytest.approx(gap)


def test_differences_to_the_field_are_to_the_mean_of_all_others(trees):
    """Cedar's ease is 5, the others' 4 and 2, and it weighs one half: 2.5 - 1.5."""
    advice = trees.advise(needs())
    ease = [column.id for column in advice.evaluation.columns].index("ease")
    assert differences(advice.evaluation, option(advice, "cedar"))[ease] == pytest.approx(1.0)


def test_the_only_candidate_is_compared_with_nothing(trees):
    """Then its points are the difference."""
    advice = trees.advise(needs(), kind="train", among=frozenset({"ash"}))
    assert differences(advice.evaluation, option(advice, "ash")) == pytest.approx(advice.points[0])


@pytest.mark.parametrize("other", [None, "ash"], ids=["the field", "another"])
def test_points_are_the_differences(trees, other):
    """Each sentence carries the number of its criterion."""
    advice = trees.advise(needs(Need("task", "tables")))
    gaps = differences(advice.evaluation, option(advice, "birch"), option(advice, other) if other else None)
    by_id = dict(zip([column.id for column in advice.evaluation.columns], gaps, strict=True))
    found = why(advice, "birch", other)
    assert found
    assert {reason.criterion: reason.points for reason in found} == pytest.approx(
        {reason.criterion: by_id[reason.criterion] for reason in found}
    )


def test_weightiest_first_and_none_that_weighs_nothing(real):
    """Sorted by points, all of them above the least that is worth a sentence."""
    advice = real.advise(needs(Need("task", "nlp"), must("target", "server")))
    found = [reason.points for reason in why(advice, advice.pick.id, most=20)]
    assert found == sorted(found, reverse=True)
    assert min(found) > LEAST


def test_most_bounds_their_number(real):
    """Not more than asked for."""
    advice = real.advise(needs(Need("task", "nlp"), must("target", "server")))
    assert len(why(advice, advice.pick.id, most=2)) == 2


def test_against_turns_the_sign(trees):
    """What speaks against birch next to ash is what speaks for ash next to birch."""
    advice = trees.advise(needs())
    against = {reason.criterion: reason.points for reason in why(advice, "birch", "ash", against=True)}
    assert against == pytest.approx({reason.criterion: reason.points for reason in why(advice, "ash", "birch")})


def test_against_says_what_is_lacking(trees):
    """The wording's other template."""
    (reason,) = why(trees.advise(needs()), "birch", "ash", against=True)
    assert reason.text == "Birch lacks ease: an invented reason"


def test_nothing_is_said_of_what_is_unknown(trees):
    """Cedar's power is not known: the middle counts, but no sentence claims it."""
    advice = trees.advise(needs())
    assert differences(advice.evaluation, option(advice, "cedar"), option(advice, "ash"))[1] > LEAST
    assert "power" not in {reason.criterion for reason in why(advice, "cedar", "ash")}


def test_a_needs_reason_names_the_part_that_it_is_about(trees):
    """Running on the phone is elm's merit."""
    advice = trees.advise(needs(Need("target", "phone")))
    texts = [reason.text for reason in why(advice, "ash+elm") if reason.criterion == "target"]
    assert texts == [f"Elm fits target phone: {trees.catalogue.wording['level_native']}"]


def test_a_reason_carries_its_evidence(trees):
    """The sources of the very fact that it states."""
    advice = trees.advise(needs(Need("target", "phone")))
    (reason,) = (reason for reason in why(advice, "ash+elm") if reason.criterion == "target")
    assert [source.title for source in reason.sources] == ["About Elm"]


def test_the_way_names_its_tool_and_its_loss(trees):
    """The export is told as the catalogue has it."""
    advice = trees.advise(needs(Need("target", "phone")))
    (reason,) = (r for r in why(advice, "ash+elm", "ash", against=True) if r.criterion == "export_path")
    assert "ash2elm" in reason.text
    assert "Loops are lost" in reason.text


def test_losing_what_one_has_names_the_part_that_is_new(trees):
    """Against ash+elm stands that elm is new, and not that one has ash already."""
    advice = trees.advise(needs(Need("current", "ash"), must("target", "server")))
    (reason,) = (r for r in why(advice, "ash+elm", "ash", against=True) if r.criterion == "switching")
    assert trees.catalogue.wording["switching_same"].format(name="Ash") not in reason.text


def test_a_successor_is_not_told_to_build_on_what_one_has(trees):
    """Birch follows oak, and shares no line with it: neither "builds on it" nor "rewritten" is a reason for it."""
    say, advice = trees.catalogue.wording, trees.advise(needs(Need("current", "oak")))
    texts = [reason.text for reason in why(advice, "birch") if reason.criterion == "switching"]
    assert not any(say["switching_family"] in text or say["switching_other"] in text for text in texts)


def test_hardware_that_is_barred_on_the_system_is_not_told_as_well_supported(trees):
    """Ash does not use the card on Windows, though it is made for cards."""
    advice = trees.advise(needs(Need("hardware", "gpu"), Need("os", "windows")))
    (reason,) = (r for r in why(advice, "ash", "birch", against=True) if r.criterion == "hardware")
    assert trees.catalogue.wording["level_native"] not in reason.text


def test_of_several_values_the_one_that_holds_is_told():
    """For Java or Python in training, ash has Python: the sentence does not say "not supported"."""
    elm_only = {"java": small.support("full", "full"), "python": small.support("none", "none")}
    trees = small.advisor(small.files(birch={**small.BIRCH, "languages": elm_only}))
    advice = trees.advise(needs(must("language", "java", role="train"), must("language", "python", role="train")))
    (reason,) = (r for r in why(advice, "ash", "birch") if r.criterion == "language")
    assert trees.catalogue.wording["level_none"] not in reason.text


def test_no_reason_for_the_real_picks_is_left_unfilled(real):
    """Every template has all that it needs."""
    for target in real.catalogue.needs["target"].values:
        advice = real.advise(needs(must("target", target)))
        if advice.pick:
            for reason in why(advice, advice.pick.id, most=20):
                assert not set("{}") & set(reason.text), reason.text
                assert np.isfinite(reason.points)
