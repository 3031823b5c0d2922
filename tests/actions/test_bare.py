"""Messages that hold almost nothing."""

from actions.advise import Recommend
from actions.compare import Compare
from actions.profile import Profile
from advisor.needs import Need, Needs


def test_a_bare_name_is_introduced(message):
    """It tells of no project, so nothing is asked of one; within a project it may be what there is."""
    bare = message(("framework", "jax", {"start": 0, "end": 3}), text="jax.")
    assert [say.payload["kind"] for say in Recommend().answer(bare, Profile()).says] == ["definition"]
    project = Profile(needs=Needs((Need("task", "vision"),)))
    assert "definition" not in [say.payload["kind"] for say in Recommend().answer(bare, project).says]


def test_which_one_is_better_of_nothing_is_asked_back(message):
    """A fact about any two that come to mind would be noise."""
    asked = message(text="which one is better", intent="compare")
    assert [say.response for say in Compare().answer(asked, Profile()).says] == ["utter_compare_what"]
    talked = Profile(focus=("jax", "pytorch"))
    assert [say.payload["kind"] for say in Compare().answer(asked, talked).says] != ["clarification"]
