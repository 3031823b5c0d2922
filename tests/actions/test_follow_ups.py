"""Short questions about the pick and the way to it."""

from actions.follow_ups import followed
from actions.profile import Profile
from advisor.needs import Need, Needs


def test_staying_is_weighed_after_a_way_out_was_asked_for(message):
    """What was left for the sake of the question is not refused for good."""
    needs = Needs((Need("current", "tensorflow"), Need("exclude", "tensorflow", wanted=False, must=True)))
    told = followed(message(text="can we keep it?"), Profile(needs=needs, focus=("keras", "tensorflow")))
    assert told.says[0].payload["about"] == "staying"
    assert "you do not want it" not in str(told.says[0].fill)
