"""Cries for help."""

from actions.conversation import Help
from actions.profile import Profile


def kinds(message):
    """Of what is said to somebody who told nothing before."""
    return [say.payload["kind"] for say in Help().answer(message, Profile()).says]


def test_who_tells_what_the_trouble_is_gets_help_with_that(message):
    """Old MXNet code is to be left; "help" alone is told what can be asked."""
    left = ("framework", "mxnet", {"role": "current"})
    assert kinds(message(left, text="Perl person here, old AI::MXNet code. help", intent="ask_help"))[0] == "migration"
    assert kinds(message(text="help", intent="ask_help")) == ["help"]


def test_what_a_claim_tells_of_is_told_though_it_sounds_like_a_cry_for_help(message):
    """DTensor has no entry in the glossary."""
    assert kinds(message(text="what is DTensor and do I need to know it", intent="ask_help")) == ["facts"]
