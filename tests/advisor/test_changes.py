"""What a change of needs did to the advice."""

from __future__ import annotations

from advisor.advice import Advisor
from advisor.changes import changed
from advisor.needs import Need, Needs

PHOTOS = Need("task", "vision", said=1)
IOS = Need("target", "ios", must=True, said=1)
ANDROID = Need("target", "android", must=True, said=2)


def needs(*said: Need) -> Needs:
    """What was said."""
    return Needs(said)


def test_the_same_needs_are_no_change(real: Advisor) -> None:
    """Nothing was added or dropped, so there is nothing to tell."""
    advice = real.advise(needs(PHOTOS, IOS))
    assert changed(advice, advice) is None


def test_what_was_said_again_later_is_no_change(real: Advisor) -> None:
    """The turn in which something was said does not count."""
    later = Need("task", "vision", said=5)
    assert changed(real.advise(needs(PHOTOS, IOS)), real.advise(needs(later, IOS))) is None


def test_added_and_dropped_needs_are_told_apart(real: Advisor) -> None:
    """From the iPhone to Android: the one is dropped and the other added."""
    found = changed(real.advise(needs(PHOTOS, IOS)), real.advise(needs(PHOTOS, ANDROID)))
    assert found is not None
    assert (found.added, found.dropped) == ((ANDROID,), (IOS,))


def test_a_new_pick_is_told_with_what_it_gains_and_costs(real: Advisor) -> None:
    """Android alone leads elsewhere than both phones, and both picks have something for them."""
    found = changed(real.advise(needs(PHOTOS, ANDROID)), real.advise(needs(PHOTOS, ANDROID, IOS)))
    assert found is not None
    assert found.moved
    assert found.gained
    assert found.lost


def test_gains_and_costs_are_about_the_parts_that_differ(real: Advisor) -> None:
    """Both picks train with PyTorch, so no reason is about PyTorch."""
    found = changed(real.advise(needs(PHOTOS, ANDROID)), real.advise(needs(PHOTOS, ANDROID, IOS)))
    assert found is not None
    assert {found.before.train, found.after.train} == {"pytorch"}
    assert not [reason.text for reason in (*found.gained, *found.lost) if reason.text.startswith("PyTorch")]


def test_a_pick_that_became_impossible_is_told_with_the_fact(real: Advisor) -> None:
    """Nothing by Google: LiteRT is out, because of who governs it."""
    nothing = Need("exclude", "google", wanted=False, must=True, said=2)
    found = changed(real.advise(needs(PHOTOS, ANDROID)), real.advise(needs(PHOTOS, ANDROID, nothing)))
    assert found is not None
    assert found.because is not None
    assert (found.because.id, "Google" in found.because.because) == ("litert", True)


def test_a_critique_leads_to_something_better_on_it(real: Advisor) -> None:
    """Lighter than the pick is rated higher on size, and says so first."""
    before = real.advise(needs(PHOTOS, IOS))
    assert before.pick is not None
    lighter = Need("priority", "footprint", must=True, said=2, than=before.pick.id)
    after = real.advise(before.needs.merge([lighter], real.catalogue))
    assert after.pick is not None
    column = [c.id for c in before.evaluation.columns].index("footprint")
    rating = {o.id: r[column] for o, r in zip(before.evaluation.options, before.evaluation.ratings, strict=True)}
    assert rating[after.pick.id] > rating[before.pick.id]
    found = changed(before, after)
    assert found is not None
    assert found.gained[0].criterion == "footprint"


def test_what_is_no_better_says_so(real: Advisor) -> None:
    """The criticised pick itself is ruled out by the critique."""
    before = real.advise(needs(PHOTOS, IOS))
    assert before.pick is not None
    lighter = Need("priority", "footprint", must=True, said=2, than=before.pick.id)
    found = changed(before, real.advise(before.needs.merge([lighter], real.catalogue)))
    assert found is not None
    assert found.because is not None
    assert "small size" in found.because.because
