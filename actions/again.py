"""The same asked again, of what was just shown: "and on Windows?", "which of these is the lightest"."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer
from actions.comparing import rivals
from actions.message import Message
from actions.profile import Profile
from actions.recommending import advise
from actions.side_by_side import MOST, side_by_side
from advisor.fits import criterion_of
from advisor.needs import Need
from advisor.phrasing import says

BRIEF = 9
"""Words of a message that only tells other circumstances."""


def circumstances(message: Message) -> list[str]:
    """The needs of which a message tells a value, where it tells nothing else."""
    if message.frameworks or not says("asks_again_for", message.text) or len(message.text.split()) > BRIEF:
        return []
    needs = (id_ for id_ in core.advisor().catalogue.needs if id_ not in {"current", "exclude"})
    return [id_ for id_ in needs if message.wished(id_)]


def compared_again(message: Message, profile: Profile) -> Answer | None:
    """What was just side by side, for other circumstances in the place of the former or to take one in the end; of what
    was just listed those that do best on what a message asks; None for any other message.
    """
    if message.frameworks or profile.asking:
        return None
    if profile.shown == "list":
        best = _best_listed(message, profile)
        return side_by_side(best, message, profile) if len(best) > 1 else None
    told = circumstances(message)
    if profile.shown != "comparison" or not (told or says("asks_to_choose", message.text)):
        return None
    needs = profile.needs
    for id_ in told:
        needs = needs.without(id_)
    return side_by_side(profile.focus, message, replace(profile, needs=needs)) if rivals(profile.focus) else None


def both_after_all(message: Message, profile: Profile) -> Answer | None:
    """Advice with the value that the message before put another one in the place of: "actually both"."""
    before, catalogue = message.before, core.advisor().catalogue
    if before is None or not says("both_after_all", message.text):
        return None
    gone = (e for e in before.entities if e["entity"] in catalogue.needs and not e.get("wanted", True))
    again = [
        Need(e["entity"], e["value"], must=catalogue.needs[e["entity"]].firmness == "must", said=message.turn)
        for e in gone
        if before.wished(e["entity"])
    ]
    needs = profile.needs.merge(again, catalogue)
    return advise(replace(profile, needs=needs, asking=None), message) if again else None


def _best_listed(message: Message, profile: Profile) -> list[str]:
    """The best rated of those that were listed, best first, where a message asks which of these does best on one
    thing.
    """
    wished = message.wished("priority")
    those = says("some_of_those", message.text) or says("points_at_several", message.text)
    if not (wished and those and says("asks_for_the_most", message.text)):
        return []
    criterion = criterion_of(core.advisor().catalogue, wished[0])
    rated = {id_: core.advisor().tables.ratings[id_].get(criterion) for id_ in profile.focus}
    known = {id_: rating.value for id_, rating in rated.items() if rating and rating.value is not None}
    return sorted(known, key=lambda id_: -known[id_])[:MOST]
