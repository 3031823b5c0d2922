import pytest

from advisor.needs import Need, Needs
from tests.advisor.small import must, needs, never

LINUX, WINDOWS = Need("os", "linux"), Need("os", "windows")


@pytest.fixture
def merge(trees):
    """Merges needs into others under the small knowledge."""
    return lambda old, *new, **how: old.merge(new, trees.catalogue, **how)


def test_merge_adds(merge):
    """Values of a need of which several may hold are kept side by side."""
    assert merge(needs(LINUX), WINDOWS) == needs(LINUX, WINDOWS)


def test_merge_leaves_the_old_one_as_it_was(merge):
    """A change makes a new value."""
    old = needs(LINUX)
    merge(old, WINDOWS)
    assert old == needs(LINUX)


def test_a_value_said_again_counts_as_it_was_said_last(merge):
    """What was a must becomes a wish where it is said again as one."""
    assert merge(needs(must("os", "linux")), LINUX) == needs(LINUX)


def test_a_value_said_again_keeps_its_role(merge):
    """Who said that Java is for running, and names Java again, still means running."""
    said = needs(must("language", "java", role="run"))
    assert merge(said, Need("language", "java")) == needs(Need("language", "java", role="run"))


def test_a_value_said_again_takes_another_role(merge):
    """A role that is said counts."""
    said = needs(must("language", "java", role="run"))
    assert merge(said, must("language", "java", role="train")) == needs(must("language", "java", role="train"))


def test_a_negation_replaces_the_wish(merge):
    """Saying "not on Linux" takes back "on Linux"."""
    assert merge(needs(LINUX), never("os", "linux")) == needs(never("os", "linux"))


def test_a_wish_replaces_the_negation(merge):
    """Saying "on Linux after all" takes back "not on Linux"."""
    assert merge(needs(never("os", "linux")), LINUX) == needs(LINUX)


def test_only_the_last_holds_where_the_need_says_so(merge):
    """A project has one purpose: the one said last."""
    learning, running = Need("purpose", "learning"), Need("purpose", "run-model")
    assert merge(needs(learning, LINUX), running) == needs(LINUX, running)


def test_a_negation_does_not_settle_what_only_the_last_holds_of(merge):
    """Saying "not to learn" leaves another purpose as it is."""
    running, no_learning = Need("purpose", "run-model"), never("purpose", "learning")
    assert merge(needs(running), no_learning) == needs(running, no_learning)


def test_a_correction_replaces_what_was_wanted(merge):
    """Saying "I meant Windows" drops Linux, and nothing else."""
    other = must("target", "server")
    assert merge(needs(LINUX, other), WINDOWS, correction=True) == needs(other, WINDOWS)


def test_a_correction_keeps_what_was_refused(merge):
    """Saying "I meant Windows" does not take back "no Linux"."""
    refused = never("os", "linux")
    assert merge(needs(refused), WINDOWS, correction=True) == needs(refused, WINDOWS)


def test_no_preference_replaces_values(merge):
    """Saying "it does not matter" takes back what was said of that need."""
    open_ = Need("os", None)
    assert merge(needs(LINUX, WINDOWS), open_) == needs(open_)


def test_a_value_replaces_no_preference(merge):
    """A value settles what did not matter before."""
    assert merge(needs(Need("os", None)), LINUX) == needs(LINUX)


def test_no_preference_settles_and_has_no_value():
    """It is an answer, unlike silence, and yet nothing is wanted."""
    said = needs(Need("os", None))
    assert said.settled("os")
    assert said.values("os") == ()
    assert not needs().settled("os")


def test_a_refusal_settles_nothing():
    """Who only says what it must not be can still be asked what it should be."""
    assert not needs(never("os", "linux")).settled("os")


def test_withdrawing_one_value_keeps_the_others():
    """`without` a value."""
    assert needs(LINUX, WINDOWS).without("os", "linux") == needs(WINDOWS)


def test_withdrawing_a_need_takes_all_its_values():
    """`without` no value."""
    assert needs(LINUX, must("target", "server"), WINDOWS).without("os") == needs(must("target", "server"))


def test_relaxed_is_a_wish():
    """The same value still counts, but rules nothing out."""
    said = needs(must("os", "linux"), must("target", "server"))
    assert said.relaxed(said.items[0]).firm() == (must("target", "server"),)
    assert said.relaxed(said.items[0]).values("os") == ("linux",)


def test_round_trip():
    """What a slot keeps is what was said, in its order."""
    said = needs(must("language", "java", role="run", said=3), never("exclude", "google"), Need("task", None))
    assert Needs.from_json(said.to_json()) == said


def test_nothing_stored_is_nothing_said():
    """An unset slot is None."""
    assert Needs.from_json(None) == Needs()


def test_stated_has_labels_and_names(trees):
    """A reply shows labels, framework names for what one has, and words for no preference."""
    stated = needs(must("os", "linux", said=2), Need("current", "ash"), Need("task", None)).stated(trees.catalogue)
    assert stated["os"] == [{"value": "linux", "label": "linux", "wanted": True, "must": True, "said": 2}]
    assert stated["current"][0]["label"] == "Ash"
    assert stated["task"][0]["label"] == trees.catalogue.wording["no_preference"]


def test_the_person_s_own_words_change_nothing():
    """Needs are equal whatever they were said in."""
    assert Need("os", "linux", words="on Ubuntu") == LINUX


def test_the_person_s_own_words_stand_in_no_record():
    """Only where the conversation itself is kept."""
    said = needs(Need("os", "linux", words="on Ubuntu"))
    assert "Ubuntu" not in str(said.to_json())
    assert "Ubuntu" in str(said.to_json(words=True))


def test_needs_without_words():
    """For whatever is kept for others too."""
    assert [need.words for need in needs(Need("os", "linux", words="on Ubuntu")).wordless().items] == [""]
