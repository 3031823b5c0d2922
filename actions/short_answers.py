"""Answers to a question that name nothing: "3", "the last one", "the first two", "all of them", "both", "yes"."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.answering import pressed
from actions.asking import choices
from actions.follow_ups import asks
from actions.message import Message
from actions.pointing import PLACES
from actions.profile import Profile
from actions.recommending import advise
from advisor import reply
from advisor.letters import usual
from advisor.model import NeedKind, Value
from advisor.needs import Need
from advisor.phrasing import says

PLACE = r"(?:the |option |answer |number |no\. ?|nr\.? ?|#)*(?:" + "|".join([r"\d{1,2}", *PLACES]) + ")(?: one)?"
PLACES_ = re.compile(rf"^\W*{PLACE}(?:(?:\s*[,+&/]\s*|,? and | or | plus ){PLACE})+\W*(?:please\W*)?$", re.IGNORECASE)
"""Several of the buttons by their places."""

RUN = re.compile(
    r"^\W*(?:the )?(?P<end>first|last) (?P<count>two|three|four|five|2|3|4|5)(?: of them)?\W*$", re.IGNORECASE
)
"""The first, or last, so many."""

UNCLEAR, LONGEST = {"nlu_fallback"}, 4
"""The intent of what is not understood, and the words of what can hardly be anything but an answer."""


def answered_short(message: Message, profile: Profile) -> Answer | None:
    """The advice on the buttons that a message means; which it means, once, where it does not say; None for others."""
    if not profile.asking or message.wished(profile.asking):
        return None
    kind = core.advisor().catalogue.needs[profile.asking]
    found = _meant(message, profile, kind)
    if not found:
        again = message.before is not None and says("chooses_vaguely", message.before.text)
        if says("chooses_vaguely", message.text) and not again:
            return _which(profile, "utter_which")
        return _which(profile, "utter_no_answer") if _strange(message) else None
    if len(found) > 1 and kind.several == "last":
        return _which(profile, "utter_which_one")
    return _advised(found, message, profile)


def _strange(message: Message) -> bool:
    """Whether it is not understood at all, for the first time in a row, and no question of its own."""
    if message.entities or message.intent not in UNCLEAR or len(message.text.split()) > LONGEST:
        return False
    again = message.before is not None and message.before.intent in UNCLEAR
    return not (again or asks(message.text) or says("clash_neither", message.text))


def _meant(message: Message, profile: Profile, kind: NeedKind) -> list[Need]:
    catalogue, text = core.advisor().catalogue, usual(message.text).lower()
    one = pressed(profile, message, catalogue)
    if one is not None:
        return [one]
    buttons = [value for value in kind.values.values() if value.button]
    if says("all_of_them", text):  # more than one can hardly need: they are wished for
        return [Need(kind.id, value.id, said=message.turn) for value in buttons]
    run = RUN.match(text)
    if run:
        count = PLACES.get(run["count"]) or int(run["count"])
        return _needs(kind, buttons[:count] if run["end"] == "first" else buttons[-count:], message)
    if not PLACES_.match(text):
        return []
    places = [PLACES.get(word) or int(word) for word in _places(text)]
    return _needs(kind, [buttons[p if p < 0 else p - 1] for p in places if p and -1 <= p <= len(buttons)], message)


def _places(text: str) -> list[str]:
    """The words that stand for places; the "one" of "the second one" does not."""
    words = re.findall(r"\w+", text)
    named = [word for word in words if word.isdigit() or word in PLACES]
    return [word for word in named if word != "one" or len(set(named) - {"one"}) == 0]


def _needs(kind: NeedKind, values: list[Value], message: Message) -> list[Need]:
    return [Need(kind.id, v.id, must=(v.firmness or kind.firmness) == "must", said=message.turn) for v in values]


def _which(profile: Profile, response: str) -> Answer:
    """The same question once more, since the answer does not say which."""
    advice, need = profile.advised(), str(profile.asking)
    fill = {"question": advice.catalogue.needs[need].question}
    return Answer([Say(response, reply.question(advice, need), fill, choices(advice, need))], profile)


def _advised(found: list[Need], message: Message, profile: Profile) -> Answer:
    advisor = core.advisor()
    needs = profile.needs.merge(found, advisor.catalogue)
    return advise(replace(profile, needs=needs, asking=None), message)
