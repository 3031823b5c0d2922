import pytest

from advisor.listing import listing
from advisor.needs import Need
from tests.advisor import small
from tests.advisor.small import must, needs, never


def ids(trees, *said, **how):
    """The ids of what is listed."""
    return [framework.id for framework in listing(trees, needs(*said), **how)]


@pytest.mark.parametrize(
    ("need", "found"),
    [
        (must("target", "phone"), ["elm"]),
        (must("language", "java"), ["elm"]),
        (must("task", "tables"), ["birch"]),
        (must("os", "windows"), ["ash"]),
    ],
)
def test_only_what_is_known_to_hold_is_listed(trees, need, found):
    """Unknown is not enough for a list, and the retired are not in it."""
    assert ids(trees, need) == found


def test_the_best_supported_come_first_then_by_name(trees):
    """On a server: birch native; ash and elm full."""
    assert ids(trees, must("target", "server")) == ["birch", "ash", "elm"]


def test_all_filters_have_to_hold(trees):
    """Server and images."""
    assert ids(trees, must("target", "phone"), must("task", "images")) == ["elm"]


def test_a_task_needs_a_rating_of_at_least_3(trees):
    """3 is suited."""
    assert ids(trees, must("task", "images")) == ["elm", "ash", "birch"]


def test_not_only_this_language(trees):
    """Without Python: what is known to be used from another one, and not what nothing is known of."""
    assert ids(trees, never("language", "python")) == ["elm"]


def test_a_framework_that_is_excluded_is_not_listed(trees):
    """Nor what is governed by a vendor that is."""
    assert "birch" not in ids(trees, never("exclude", "birch"))
    assert "ash" not in ids(trees, never("exclude", "google"))


def test_hardware_on_a_system(trees):
    """Ash's card does not work on Windows."""
    assert ids(trees, must("hardware", "gpu"), must("os", "linux")) == ["ash"]
    assert ids(trees, must("hardware", "gpu"), must("os", "windows")) == []


def test_a_role_that_was_named_counts():
    """Birch, made so for this test, runs models in Java and does not train them there."""
    java = {"java": small.support("none", "full")}
    trees = small.advisor(small.files(birch={**small.BIRCH, "languages": java}))
    assert "birch" in ids(trees, must("language", "java", role="run"))
    assert "birch" not in ids(trees, must("language", "java", role="train"))


def test_states(trees):
    """The retired, asked for."""
    assert ids(trees, states=frozenset({"retired"})) == ["oak"]


def test_no_filter_lists_all_the_living(trees):
    """Whatever their order."""
    assert sorted(ids(trees)) == ["ash", "birch", "cedar", "elm"]


def test_the_larger_community_stands_first(real):
    """Among those that do something as well: nobody looks for Burn before PyTorch."""
    found = [framework.id for framework in listing(real, needs(Need("hardware", "amd-gpu")))]
    assert found.index("pytorch") < found.index("burn")


def test_training_is_not_done_by_what_only_runs(real):
    """However well it runs such models."""
    found = [framework.id for framework in listing(real, needs(Need("task", "llm", role="train")))]
    assert "transformers" in found
    assert "vllm" not in found


def test_a_bare_way_round_is_no_way_without(real):
    """Equinox models can be exported to a file that C++ runs, which makes it no library without Python."""
    found = [framework.id for framework in listing(real, needs(never("language", "python")))]
    assert "onnx-runtime" in found
    assert "equinox" not in found
