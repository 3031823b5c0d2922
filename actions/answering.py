"""Whether a message answers the question that is open, and with what."""

from __future__ import annotations

from actions.message import Message
from actions.pointing import PLACE, PLACES
from actions.profile import Profile
from advisor.letters import usual
from advisor.model import Catalogue
from advisor.needs import Need, Needs
from advisor.phrasing import says


def answered(profile: Profile, message: Message, needs: Needs, catalogue: Catalogue) -> Needs:
    """The needs with the button that a message means, or with "no preference" for what was asked about, where it
    answered without settling it.
    """
    asked, chosen = profile.asking, pressed(profile, message, catalogue)
    if chosen is not None and not message.wished(str(asked)):
        return needs.merge([chosen], catalogue)
    if asked is None or needs.settled(asked) or message.intent == "just_tell_me" or changes_course(message):
        return needs
    return Needs((*needs.items, Need(asked, None, said=message.turn)))


def replies(profile: Profile, message: Message) -> bool:
    """Whether it answers the open question rather than asking another one: "C++ or Python" names two things, too."""
    return profile.asking is not None and not says("asks", usual(message.text))


def pressed(profile: Profile, message: Message, catalogue: Catalogue) -> Need | None:
    """The button of the open question that "3", "the second" or "option 2" means; None where there is no such one."""
    match = PLACE.match(usual(message.text)) if profile.asking else None
    kind = catalogue.needs[str(profile.asking)] if match else None
    buttons = [value for value in kind.values.values() if value.button] if kind else []
    place = PLACES.get(match["place"].lower()) or int(match["place"]) if match else 0
    if kind is None or not -1 <= place <= len(buttons) or place == 0:
        return None
    chosen = buttons[place if place < 0 else place - 1]
    return Need(kind.id, chosen.id, must=(chosen.firmness or kind.firmness) == "must", said=message.turn)


def changes_course(message: Message) -> bool:
    """Whether it corrects, takes back or refuses something, which is no answer to what was asked."""
    refuses = any(e["entity"] in {"exclude", "framework"} and not e.get("wanted", True) for e in message.entities)
    return message.correction or message.takes_back or refuses
