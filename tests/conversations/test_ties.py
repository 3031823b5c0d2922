"""Candidates that are level are called level."""

LEVEL = ("I want to run Whisper in the browser", "just tell me")


def test_ties_come_first_about_as_often_as_the_pick(person):
    """Within a tenth of all weightings, and none of them leads clearly."""
    reply = tied(person)
    payload = reply.of("recommendation")
    shares = {option["name"]: option["first_share"] for option in payload["ranking"]}
    lead = payload["ranking"][0]["first_share"]
    assert lead < 0.6
    assert all(abs(tie["first_share"] - lead) < 0.1 for tie in payload["ties"])
    assert {tie["name"] for tie in payload["ties"]} <= set(shares)


def test_ties_are_told(person):
    """By name, with their shares, and no certainty is claimed."""
    reply = tied(person)
    for tie in reply.of("recommendation")["ties"][:2]:
        assert tie["name"] in reply.text
        assert f"{100 * tie['first_share']:.0f} %" in reply.text


def test_a_clear_lead_has_no_ties(person):
    """Whoever comes first in more than six of ten weightings is level with nobody."""
    payload = person.say("tabular data in Python", "just tell me").of("recommendation")
    assert payload["ranking"][0]["first_share"] > 0.6
    assert payload["ties"] == []


def tied(person):
    """A reply in which some are level."""
    reply = person.say(*LEVEL)
    assert reply.of("recommendation")["ties"], f"{LEVEL} has no tie any more: choose another project"
    return reply
